import type { Readable } from 'node:stream';
import { createInterface } from 'node:readline';
import { Failed } from '../failure.js';
import { z } from 'zod';
import type { InspectedImage } from './answers.js';
import { clientOf } from './client.js';
import { call, engineFailure, ifThere, ignoring, type Engine } from './engine.js';
import { patience } from './patience.js';

/** What an image is, or `undefined` when the engine does not have it. */
export function inspectImage(engine: Engine, image: string): Promise<InspectedImage | undefined> {
  return ifThere(
    call(
      engine,
      `inspecting image ${image}`,
      () => clientOf(engine).getImage(image).inspect(),
      patience.known,
    ),
  );
}

export interface BuildRequest {
  readonly image: string;
  readonly dockerfile: string;
  readonly target?: string;
  readonly args: Readonly<Record<string, string>>;
  readonly labels: Readonly<Record<string, string>>;
  /** Makes the build context, as a tar archive: anew each time that the build is begun. */
  readonly context: () => Readable;
  /** Run every instruction anew, whatever was built before. */
  readonly nocache?: boolean;
  readonly signal: AbortSignal;
  /** Receives the build's own lines, such as `Step 3/9 : RUN …`. */
  readonly onLine: (line: string) => void;
}

/**
 * Builds one target of a Dockerfile.
 *
 * @throws Failed `build-failed` with the last lines of the build
 */
export async function buildImage(engine: Engine, request: BuildRequest): Promise<void> {
  try {
    await buildOnce(engine, request);
  } catch (error) {
    if (!isLostImage(error)) throw error;
    await buildOnce(engine, request);
  }
}

/**
 * The builder goes on from an image that is gone by then, where others build and remove at the same time; begun again, it
 * makes it. Seen with Docker Engine 20.10.
 */
function isLostImage(error: unknown): boolean {
  return (
    error instanceof Failed &&
    error.failure.reason === 'build-failed' &&
    /^failed to get digest sha256:\S+ open \S+imagedb\S+ no such file/.test(error.failure.detail)
  );
}

async function buildOnce(engine: Engine, request: BuildRequest): Promise<void> {
  const stream = await startBuild(engine, request);
  const log: string[] = [];
  const error = await followProgress(engine, `building ${request.image}`, stream, request.signal, (line) => {
    log.push(line);
    request.onLine(line);
  });
  if (error !== undefined) {
    throw new Failed({ reason: 'build-failed', image: request.image, detail: error, log: log.slice(-20) });
  }
}

/** A Dockerfile that cannot be read is refused before anything is built: that is no failure of the engine's. */
async function startBuild(engine: Engine, request: BuildRequest): Promise<NodeJS.ReadableStream> {
  const started = call(
    engine,
    `building ${request.image}`,
    () =>
      clientOf(engine).buildImage(request.context(), {
        t: request.image,
        dockerfile: request.dockerfile,
        ...(request.target === undefined ? {} : { target: request.target }),
        buildargs: { ...request.args },
        labels: { ...request.labels },
        forcerm: true,
        nocache: request.nocache ?? false,
        version: '1',
        abortSignal: request.signal,
      }),
    patience.none,
  );
  try {
    return await started;
  } catch (error) {
    if (
      !(error instanceof Failed && error.failure.reason === 'engine-error') ||
      error.failure.status !== 400
    ) {
      throw error;
    }
    const { detail } = error.failure;
    throw new Failed({ reason: 'build-failed', image: request.image, detail, log: [] });
  }
}

/** Names of the images with these labels, `name` or `name=value`; the id for one without a name. */
export async function listImages(engine: Engine, labels: readonly string[]): Promise<string[]> {
  const images = await call(
    engine,
    'listing images',
    () => clientOf(engine).listImages({ filters: JSON.stringify({ label: labels }) }),
    patience.known,
  );
  return images.flatMap(({ RepoTags, Id }) => {
    const names = ((RepoTags as string[] | null) ?? []).filter((name) => name !== '<none>:<none>');
    return names.length === 0 ? [Id] : names;
  });
}

/** Removes an image's name, and with the last one the image; one that is gone already is fine. */
export function removeImage(engine: Engine, image: string): Promise<void> {
  return ignoring(
    [404],
    call(engine, `removing image ${image}`, () => clientOf(engine).getImage(image).remove({ force: true })),
  );
}

/** What an image was made by: one entry an instruction, the newest first. */
export async function imageHistory(engine: Engine, image: string): Promise<readonly HistoryEntry[]> {
  const answer: unknown = await call(
    engine,
    `asking for the history of ${image}`,
    () => clientOf(engine).getImage(image).history(),
    patience.known,
  );
  return historyAnswer.parse(answer);
}

const historyAnswer = z.array(z.object({ CreatedBy: z.string(), Size: z.number() }));
export type HistoryEntry = z.infer<typeof historyAnswer>[number];

/** Pulls an image; the engine's own reason when it cannot. */
export async function pullImage(
  engine: Engine,
  image: string,
  signal: AbortSignal,
  onLine: (line: string) => void,
): Promise<string | undefined> {
  try {
    const stream = await call(
      engine,
      `pulling ${image}`,
      () => clientOf(engine).pull(image, { abortSignal: signal }),
      patience.none,
    );
    return await followProgress(engine, `pulling ${image}`, stream, signal, onLine);
  } catch (error) {
    if (error instanceof Failed && error.failure.reason === 'engine-error') return error.failure.detail;
    throw error;
  }
}

/** Makes an image with one layer out of the tar archive of a root filesystem. */
export async function importImage(
  engine: Engine,
  archive: Readable,
  repository: string,
  tag: string,
  changes: readonly string[],
): Promise<void> {
  const doing = `importing ${repository}:${tag}`;
  const stream = await call(
    engine,
    doing,
    () => clientOf(engine).importImage(archive, { repo: repository, tag, changes: [...changes] }),
    patience.none,
  );
  const never = new AbortController().signal;
  const error = await followProgress(engine, doing, stream, never, () => undefined);
  if (error !== undefined) throw new Failed({ reason: 'engine-error', doing, detail: error, status: 500 });
}

/** Reads a build's or a pull's JSON lines to the end and returns the error that they told of, if any. */
async function followProgress(
  engine: Engine,
  doing: string,
  stream: NodeJS.ReadableStream,
  signal: AbortSignal,
  onLine: (line: string) => void,
): Promise<string | undefined> {
  let failure: string | undefined;
  try {
    for await (const line of createInterface({ input: stream, crlfDelay: Infinity })) {
      const message = parseMessage(line);
      if (message.error !== undefined) failure = message.error;
      for (const text of (message.stream ?? message.status ?? '').split('\n')) {
        if (text.trim() !== '') onLine(text.trimEnd());
      }
    }
  } catch (error) {
    signal.throwIfAborted();
    throw engineFailure(engine, doing, error);
  }
  signal.throwIfAborted();
  return failure;
}

function parseMessage(line: string): { stream?: string; status?: string; error?: string } {
  if (line.trim() === '') return {};
  const value: unknown = JSON.parse(line);
  if (typeof value !== 'object' || value === null) return {};
  const text = (key: string): object => {
    const field: unknown = Object.entries(value).find(([name]) => name === key)?.[1];
    return typeof field === 'string' ? { [key]: field } : {};
  };
  return { ...text('stream'), ...text('status'), ...text('error') };
}
