import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { anySignal } from '../any-signal.js';
import { Failed } from '../failure.js';
import { readUpTo } from '../read-up-to.js';
import { clientOf } from './client.js';
import { call, engineFailure, type Engine } from './engine.js';
import { Demultiplexer } from './log-stream.js';
import { patience, requestsEndWith } from './patience.js';

export interface LogOptions {
  /** Only so many lines, the last ones. */
  readonly tail?: number;
  /** Before each line stands when the engine read it, such as `2026-11-22T18:40:41.123456789Z `. */
  readonly timestamps?: boolean;
}

/** Everything that a container has written so far, as a stream: a log of any length costs no memory. */
export async function openLogs(engine: Engine, name: string, options: LogOptions = {}): Promise<Readable> {
  const query = logQuery(options);
  const doing = `reading the log of ${name}`;
  const path = `/containers/${encodeURIComponent(name)}/logs?${query}`;
  return demultiplexed(
    engine,
    doing,
    await call(engine, doing, () => dialStream(engine, path), patience.known),
  );
}

/** Longer than any line that the engine keeps in one piece; what never ends is not kept. */
const longestLine = 64 * 1024;

/**
 * Follows a container's log, a whole line at a time, from its first until the container or the caller ends it. A broken
 * stream ends it, too: who follows has to look again from time to time.
 */
export function followLogs(
  engine: Engine,
  name: string,
  onLine: (line: string) => void,
  options: LogOptions = {},
): Disposable {
  let rest = '';
  const frames = new Demultiplexer();
  // A stream with an encoding keeps the bytes of a character together, wherever a chunk ends.
  frames.setEncoding('utf8').on('data', (chunk: string) => {
    const lines = (rest + chunk).split('\n');
    rest = (lines.pop() ?? '').slice(0, longestLine);
    for (const line of lines) onLine(line);
  });
  frames.on('error', () => undefined);
  const query = `${logQuery(options)}&follow=1`;
  let source: Readable | undefined;
  const closing = new AbortController();
  dialStream(engine, `/containers/${encodeURIComponent(name)}/logs?${query}`, closing.signal).then(
    (stream) => {
      source = stream;
      if (closing.signal.aborted) stream.destroy();
      pipeline(stream, frames).catch(() => undefined);
    },
    () => undefined,
  );
  return {
    [Symbol.dispose]: () => {
      // A question that is still on its way would keep this process alive.
      if (source) source.destroy();
      else closing.abort();
    },
  };
}

/** The last lines of a container's log, for messages. */
export async function lastLogLines(engine: Engine, name: string, count: number): Promise<string[]> {
  const log = await text(await openLogs(engine, name, { tail: count }));
  return log.split(/\r?\n/).filter((line) => line !== '');
}

export interface ExecResult {
  readonly exitCode: number;
  /** Standard output and error, interleaved. */
  readonly output: string;
}

export interface ExecLimits {
  readonly signal?: AbortSignal;
  /** Milliseconds within which the command has to end. */
  readonly withinMs?: number | undefined;
}

/**
 * Runs a command in a running container, without a shell, and waits for its end. The engine cannot end a command that
 * is under way: one that takes too long goes on, and is not waited for.
 *
 * @throws Failed `engine-error` when it does not end in time, or prints without end
 */
export async function exec(
  engine: Engine,
  name: string,
  argv: readonly string[],
  { signal, withinMs = commandWithinMs }: ExecLimits = {},
): Promise<ExecResult> {
  const doing = `running ${argv[0] ?? ''} in ${name}`;
  const deadline = AbortSignal.timeout(withinMs);
  const refused = (detail: string): Failed =>
    new Failed({ reason: 'engine-error', doing: `docker exec ${name} ${argv.join(' ')}`, detail, status: 0 });
  try {
    return await call(
      engine,
      doing,
      () =>
        requestsEndWith(anySignal(signal, deadline), async () => {
          const container = clientOf(engine).getContainer(name);
          const session = await container.exec({ Cmd: [...argv], AttachStdout: true, AttachStderr: true });
          const stream = await session.start({ hijack: false, stdin: false });
          const output = await readUpTo(mostBytes, demultiplexed(engine, doing, stream));
          if (!output) throw refused(`it printed more than ${mostBytes / 1024 / 1024} MiB`);
          const { ExitCode } = await session.inspect();
          return { exitCode: ExitCode ?? 0, output: output.toString('utf8') };
        }),
      patience.none,
    );
  } catch (error) {
    signal?.throwIfAborted();
    if (deadline.aborted) throw refused(`it has not ended within ${withinMs / 1000} s`);
    throw error;
  }
}

/** What is asked in a container is answered in tenths of a second; a machine may be busy. */
const commandWithinMs = 60_000;
const mostBytes = 16 * 1024 * 1024;

function logQuery({ tail, timestamps = false }: LogOptions): string {
  const chosen = [...(tail === undefined ? [] : [`tail=${tail}`]), ...(timestamps ? ['timestamps=1'] : [])];
  return ['stdout=1', 'stderr=1', ...chosen].join('&');
}

/** The payload of a framed stream. An error on either side ends the reader, which sees it as a failure of ours. */
function demultiplexed(engine: Engine, doing: string, source: NodeJS.ReadableStream): Readable {
  const frames = new Demultiplexer();
  pipeline(source, frames).catch((error: unknown) => {
    frames.destroy(asError(engineFailure(engine, doing, error)));
  });
  return frames;
}

/** dockerode buffers a log that it does not follow; its transport can stream it. */
function dialStream(engine: Engine, path: string, signal?: AbortSignal): Promise<Readable> {
  return new Promise((resolve, reject) => {
    clientOf(engine).modem.dial(
      {
        path: `${path}&`,
        method: 'GET',
        isStream: true,
        statusCodes: { 200: true, 404: 'no such container', 500: 'server error' },
        options: {},
        ...(signal ? { abortSignal: signal } : {}),
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
