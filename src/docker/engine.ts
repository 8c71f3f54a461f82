import type Docker from 'dockerode';
import { z } from 'zod';
import { Failed } from '../failure.js';
import type { Endpoint } from './endpoint.js';

/** A connection to a Docker Engine; every function of this room takes it first. */
export interface Engine {
  readonly docker: Docker;
  /** As a user would write it into DOCKER_HOST. */
  readonly endpoint: string;
}

/** What an engine says about itself. */
export interface EngineVersion {
  readonly version: string;
  readonly apiVersion: string;
}

const versionAnswer = z.object({ Version: z.string(), ApiVersion: z.string() });

/**
 * Connects to the engine and asks for its version, so that an unreachable one is found here and not later.
 *
 * @param withinMs an engine that is there answers in milliseconds, one behind ssh or just starting in a second or two
 * @throws Failed `engine-unreachable`
 */
export async function connect(endpoint: Endpoint, withinMs = 5000): Promise<Engine & EngineVersion> {
  const { default: Client } = await import('dockerode');
  const docker = new Client(clientOptions(endpoint));
  const engine = { docker, endpoint: endpoint.host };
  try {
    const { Version: version, ApiVersion: apiVersion } = versionAnswer.parse(
      await askVersion(docker, withinMs),
    );
    return { ...engine, version, apiVersion };
  } catch (error) {
    throw new Failed({
      reason: 'engine-unreachable',
      endpoint: endpoint.host,
      detail: unreachableText(error, withinMs),
    });
  }
}

/** Whether containers run on this machine, so that its ports, memory and disk are theirs. */
export function isLocal(engine: Engine): boolean {
  return engine.endpoint.startsWith('unix:') || engine.endpoint.startsWith('npipe:');
}

/**
 * Runs one call of the engine's API and gives its errors a meaning.
 *
 * @param doing what the call is for, as in "creating container s1"
 * @throws Failed `engine-error` when the engine refuses, `engine-lost` when it does not answer any more
 */
export async function call<T>(engine: Engine, doing: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw engineFailure(engine, doing, error);
  }
}

/** Turns what dockerode or a socket throws into a failure of ours; leaves failures and aborts as they are. */
export function engineFailure(engine: Engine, doing: string, error: unknown): unknown {
  if (error instanceof Failed || (error instanceof Error && error.name === 'AbortError')) return error;
  // A mistake in this program is not the engine's silence.
  if (error instanceof TypeError || error instanceof ReferenceError) return error;
  const status = statusOf(error);
  if (status !== undefined) {
    return new Failed({ reason: 'engine-error', doing, detail: messageOf(error), status });
  }
  return new Failed({
    reason: 'engine-lost',
    endpoint: engine.endpoint,
    detail: `${doing}: ${messageOf(error)}`,
  });
}

/** Whether an engine refused with this HTTP status, such as 404 for what is not there. */
export function refusedWith(error: unknown, ...statuses: number[]): boolean {
  return (
    error instanceof Failed &&
    error.failure.reason === 'engine-error' &&
    statuses.includes(error.failure.status)
  );
}

/** What the engine has, or `undefined` where it says that there is no such thing. */
export async function ifThere<T>(work: Promise<T>): Promise<T | undefined> {
  try {
    return await work;
  } catch (error) {
    if (refusedWith(error, 404)) return undefined;
    throw error;
  }
}

/** Does the work and takes the given refusals as "done already". */
export async function ignoring(statuses: readonly number[], work: Promise<unknown>): Promise<void> {
  try {
    await work;
  } catch (error) {
    if (!refusedWith(error, ...statuses)) throw error;
  }
}

/** dockerode's own `version` cannot be given up, and an address that nobody has takes minutes to say so. */
function askVersion(docker: Docker, withinMs: number): Promise<unknown> {
  const request = {
    path: '/version',
    method: 'GET',
    statusCodes: { 200: true },
    abortSignal: AbortSignal.timeout(withinMs),
  };
  return new Promise((resolve, reject) => {
    docker.modem.dial(request, (error: Error | null, answer: unknown) =>
      error ? reject(error) : resolve(answer),
    );
  });
}

function unreachableText(error: unknown, withinMs: number): string {
  const status = statusOf(error);
  if (status !== undefined) return `HTTP status ${status} ${messageOf(error)}`.trimEnd();
  if (error instanceof z.ZodError) return 'what answers there is not a Docker Engine';
  if (error instanceof Error && error.name === 'AbortError') return `no answer within ${withinMs / 1000} s`;
  return messageOf(error);
}

function statusOf(error: unknown): number | undefined {
  if (typeof error !== 'object' || error === null || !('statusCode' in error)) return undefined;
  return typeof error.statusCode === 'number' ? error.statusCode : undefined;
}

function messageOf(error: unknown): string {
  if (typeof error === 'object' && error !== null && 'json' in error) {
    const { json } = error;
    if (typeof json === 'object' && json !== null && 'message' in json) return String(json.message);
  }
  return error instanceof Error ? error.message : String(error);
}

function clientOptions({ host, tls }: Endpoint): Docker.DockerOptions {
  if (host.startsWith('unix://')) return { socketPath: host.slice('unix://'.length) };
  if (host.startsWith('npipe://')) return { socketPath: host.slice('npipe://'.length) };
  const url = new URL(host);
  if (url.protocol === 'ssh:') {
    const agent = process.env['SSH_AUTH_SOCK'];
    return {
      protocol: 'ssh',
      host: url.hostname,
      port: Number(url.port || 22),
      username: url.username,
      ...(agent === undefined ? {} : { sshOptions: { agent } }),
    };
  }
  const port = Number(url.port || (tls ? 2376 : 2375));
  return { protocol: tls ? 'https' : 'http', host: url.hostname, port, ...tls };
}
