import type { Readable, Writable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { call, engineFailure, type Engine } from './engine.js';
import { Demultiplexer } from './log-stream.js';

/** Everything that a container has written so far, as a stream: a log of any length costs no memory. */
export async function openLogs(engine: Engine, name: string, tail?: number): Promise<Readable> {
  const query = `stdout=1&stderr=1${tail === undefined ? '' : `&tail=${tail}`}`;
  const source = await call(engine, `reading the log of ${name}`, () =>
    dialStream(engine, `/containers/${encodeURIComponent(name)}/logs?${query}`),
  );
  const frames = new Demultiplexer();
  // An error on either side has to end the reader; pipeline does that, and the reader sees it on `frames`.
  pipeline(source, frames).catch((error: unknown) => {
    frames.destroy(asError(engineFailure(engine, `reading the log of ${name}`, error)));
  });
  return frames;
}

/**
 * Follows a container's log from its first byte until the container or the caller ends it. A broken stream ends it,
 * too: who follows has to look again from time to time.
 */
export function followLogs(engine: Engine, name: string, onChunk: (chunk: Buffer) => void): Disposable {
  const frames = new Demultiplexer();
  frames.on('data', onChunk).on('error', () => undefined);
  const query = 'stdout=1&stderr=1&follow=1';
  let source: Readable | undefined;
  let closed = false;
  dialStream(engine, `/containers/${encodeURIComponent(name)}/logs?${query}`).then(
    (stream) => {
      source = stream;
      if (closed) stream.destroy();
      pipeline(stream, frames).catch(() => undefined);
    },
    () => undefined,
  );
  return {
    [Symbol.dispose]: () => {
      closed = true;
      source?.destroy();
    },
  };
}

/** The last lines of a container's log, for messages. */
export async function lastLogLines(engine: Engine, name: string, count: number): Promise<string[]> {
  const log = await text(await openLogs(engine, name, count));
  return log.split(/\r?\n/).filter((line) => line !== '');
}

export interface ExecResult {
  readonly exitCode: number;
  /** Standard output and error, interleaved. */
  readonly output: string;
}

/** Runs a command in a running container, without a shell, and waits for its end. */
export async function exec(engine: Engine, name: string, argv: readonly string[]): Promise<ExecResult> {
  return call(engine, `running ${argv[0] ?? ''} in ${name}`, async () => {
    const container = engine.docker.getContainer(name);
    const session = await container.exec({ Cmd: [...argv], AttachStdout: true, AttachStderr: true });
    const stream = await session.start({ hijack: false, stdin: false });
    const output = await text(stream.pipe(new Demultiplexer()));
    const { ExitCode } = await session.inspect();
    return { exitCode: ExitCode ?? 0, output };
  });
}

/** Copies a stream into a sink; errors of the engine become failures. */
export async function drain(engine: Engine, doing: string, source: Readable, sink: Writable): Promise<void> {
  await call(engine, doing, () => pipeline(source, sink));
}

/** dockerode buffers a log that it does not follow; its transport can stream it. */
function dialStream(engine: Engine, path: string): Promise<Readable> {
  return new Promise((resolve, reject) => {
    engine.docker.modem.dial(
      {
        path: `${path}&`,
        method: 'GET',
        isStream: true,
        statusCodes: { 200: true, 404: 'no such container', 500: 'server error' },
        options: {},
      },
      (error: unknown, stream: unknown) => {
        if (error) reject(asError(error));
        else resolve(stream as Readable);
      },
    );
  });
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
