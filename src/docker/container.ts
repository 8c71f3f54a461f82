import { Readable } from 'node:stream';
import { z } from 'zod';
import type { InspectedContainer, ListedContainer } from './answers.js';
import { clientOf } from './client.js';
import { call, ifThere, ignoring, type Engine } from './engine.js';
import { patience } from './patience.js';

/** A port of a container, published on the host. */
export interface PublishedPort {
  readonly container: number;
  /** `undefined`: any free one, chosen by the engine. */
  readonly host: number | undefined;
  /** Address on the host, such as 127.0.0.1. */
  readonly bind: string;
}

export interface ContainerSpec {
  readonly name: string;
  readonly image: string;
  /** `undefined`: the engine's choice, which is the short id. */
  readonly hostname: string | undefined;
  readonly network: string;
  readonly address: string;
  /** Names under which the network's own DNS knows the container. */
  readonly aliases: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly labels: Readonly<Record<string, string>>;
  readonly ports: readonly PublishedPort[];
  /** Weight among containers that want the CPU at the same time; 1024 is the engine's default. */
  /** Processors at most. */
  readonly cpus?: number | undefined;
  readonly cpuShares?: number | undefined;
  /** In place of the image's own. */
  readonly command?: readonly string[] | undefined;
  readonly user?: string | undefined;
  readonly stopSignal?: string | undefined;
  /** `none` unless said otherwise, and then no way to get any; `default`: Docker's own set. */
  readonly capabilities?: 'none' | 'default' | undefined;
  readonly memoryMiB?: number | undefined;
  readonly processes?: number | undefined;
  /** In place of the image's own, as `docker run --entrypoint`. */
  readonly entrypoint?: readonly string[] | undefined;
  /** Folders that are file systems of their own, in memory and empty: options of the mount by path. */
  readonly tmpfs?: Readonly<Record<string, string>> | undefined;
}

/** Enough for any container of the lab; a leak or a fork bomb ends in its own container. */
const ordinary = { memoryMiB: 256, processes: 256 } as const;

/** Creates a hardened container and returns its id; it does not run yet. */
export async function createContainer(engine: Engine, spec: ContainerSpec): Promise<string> {
  const memoryBytes = (spec.memoryMiB ?? ordinary.memoryMiB) * 1024 * 1024;
  const container = await call(engine, `creating container ${spec.name}`, () =>
    clientOf(engine).createContainer({
      name: spec.name,
      Image: spec.image,
      ...(spec.hostname === undefined ? {} : { Hostname: spec.hostname }),
      ...(spec.command === undefined ? {} : { Cmd: [...spec.command] }),
      ...(spec.entrypoint === undefined ? {} : { Entrypoint: [...spec.entrypoint] }),
      ...(spec.user === undefined ? {} : { User: spec.user }),
      ...(spec.stopSignal === undefined ? {} : { StopSignal: spec.stopSignal }),
      Env: Object.entries(spec.env).map(([name, value]) => `${name}=${value}`),
      Labels: { ...spec.labels },
      ExposedPorts: Object.fromEntries(spec.ports.map((port) => [`${port.container}/tcp`, {}])),
      HostConfig: {
        NetworkMode: spec.network,
        PortBindings: Object.fromEntries(
          spec.ports.map((port) => [
            `${port.container}/tcp`,
            [{ HostIp: port.bind, HostPort: port.host === undefined ? '' : String(port.host) }],
          ]),
        ),
        ...(spec.capabilities === 'default' ? {} : { CapDrop: ['ALL'], SecurityOpt: ['no-new-privileges'] }),
        Memory: memoryBytes,
        MemorySwap: memoryBytes,
        PidsLimit: spec.processes ?? ordinary.processes,
        ...(spec.cpus === undefined ? {} : { NanoCpus: Math.round(spec.cpus * 1e9) }),
        CpuShares: spec.cpuShares ?? 0,
        ...(spec.tmpfs === undefined ? {} : { Tmpfs: { ...spec.tmpfs } }),
        // The log is evidence: whatever the daemon's default for rotation, it stays readable from its first byte. But no
        // container fills the disk: of one that writes a gigabyte only the end stays.
        LogConfig: { Type: 'json-file', Config: { 'max-size': '1g' } },
      },
      NetworkingConfig: {
        EndpointsConfig: {
          [spec.network]: { IPAMConfig: { IPv4Address: spec.address }, Aliases: [...spec.aliases] },
        },
      },
    }),
  );
  return container.id;
}

export function startContainer(engine: Engine, name: string): Promise<void> {
  return ignoring(
    [304],
    call(engine, `starting container ${name}`, () => clientOf(engine).getContainer(name).start()),
  );
}

/** SIGTERM, and SIGKILL after ten seconds, as `docker stop` does. */
export function stopContainer(engine: Engine, name: string, signal: AbortSignal): Promise<void> {
  return ignoring(
    [304],
    call(engine, `stopping container ${name}`, () =>
      clientOf(engine).getContainer(name).stop({ t: 10, abortSignal: signal }),
    ),
  );
}

export async function killContainer(engine: Engine, name: string): Promise<void> {
  await call(engine, `killing container ${name}`, () => clientOf(engine).getContainer(name).kill());
}

/** Waits until a container does not run, and returns its exit code, as `docker wait` does. */
export async function containerEnd(engine: Engine, name: string, signal: AbortSignal): Promise<number> {
  const answer: unknown = await call(
    engine,
    `waiting for the end of ${name}`,
    () => clientOf(engine).getContainer(name).wait({ abortSignal: signal }),
    patience.none,
  );
  return endAnswer.parse(answer).StatusCode;
}

const endAnswer = z.object({ StatusCode: z.number() });

/**
 * Removes a container, running or not, with its anonymous volumes; one that is gone already is fine.
 *
 * @param withinMs a removal takes tenths of a second; an engine that has said nothing by then never will
 * @throws Failed `engine-silent`
 */
export function removeContainer(
  engine: Engine,
  name: string,
  withinMs: number = patience.done,
): Promise<void> {
  const remove = (): Promise<unknown> => clientOf(engine).getContainer(name).remove({ force: true, v: true });
  return ignoring([404, 409], call(engine, `removing container ${name}`, remove, withinMs));
}

/** Creates a container that is not meant to run, for its files; returns its id. */
export async function createIdle(
  engine: Engine,
  image: string,
  labels: Readonly<Record<string, string>>,
): Promise<string> {
  const container = await call(engine, `creating a container of ${image}`, () =>
    clientOf(engine).createContainer({ Image: image, Cmd: ['true'], Labels: { ...labels } }),
  );
  return container.id;
}

/** The files of a container as a tar archive, which is all that its image's layers come to. */
export async function exportContainer(engine: Engine, name: string): Promise<Readable> {
  const stream = await call(engine, `exporting container ${name}`, () =>
    clientOf(engine).getContainer(name).export(),
  );
  return new Readable().wrap(stream);
}

export function inspectContainer(engine: Engine, name: string): Promise<InspectedContainer> {
  return call(engine, `inspecting container ${name}`, () => clientOf(engine).getContainer(name).inspect());
}

/** What a container is, or `undefined` when there is none of that name. */
export function findContainer(engine: Engine, name: string): Promise<InspectedContainer | undefined> {
  return ifThere(inspectContainer(engine, name));
}

/** The names of a container in a list, without the engine's leading slash. */
export function namesOf({ Names }: Pick<ListedContainer, 'Names'>): string[] {
  return Names.map((name) => name.replace(/^\//, ''));
}

/** What a reader calls a container: its first name, or its id where it has none. */
export function nameOf(container: Pick<ListedContainer, 'Names' | 'Id'>): string {
  return namesOf(container)[0] ?? container.Id;
}

/** Containers in every state; `labels` as `name` or `name=value`. */
export function listContainers(
  engine: Engine,
  filters: Readonly<Record<string, readonly string[]>> = {},
): Promise<ListedContainer[]> {
  return call(
    engine,
    'listing containers',
    () => clientOf(engine).listContainers({ all: true, filters: JSON.stringify(filters) }),
    patience.known,
  );
}

/** What containers have written to their own file systems, in bytes by name. */
export async function writtenBytes(
  engine: Engine,
  filters: Readonly<Record<string, readonly string[]>>,
): Promise<ReadonlyMap<string, number>> {
  const listed: unknown = await call(
    engine,
    'asking how much containers have written',
    () => clientOf(engine).listContainers({ all: true, size: true, filters: JSON.stringify(filters) }),
    patience.known,
  );
  const containers = sizesAnswer.parse(listed);
  return new Map(containers.map(({ SizeRw = 0, ...container }) => [nameOf(container), SizeRw]));
}

const sizesAnswer = z.array(
  z.object({ Id: z.string(), Names: z.array(z.string()), SizeRw: z.number().optional() }),
);
