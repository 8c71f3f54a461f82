import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { LabEvent } from '../../../src/events.js';
import type { Failure } from '../../../src/failure.js';

export const productRoot = fileURLToPath(new URL('../../../../', import.meta.url));
const command = `${productRoot}bin/ait-lab`;

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly events: readonly LabEvent[];
  readonly elapsedMs: number;
}

type EventOf<T extends LabEvent['type']> = Extract<LabEvent, { type: T }>;

/** The real command as a process of its own, with the events that it told so far; disposing of it kills it. */
export interface RunningCommand extends AsyncDisposable {
  readonly pid: number;
  readonly ended: Promise<Ended>;
  /** Resolves with the first event, past or to come, that fits; fails when the command ends without one. */
  event<T extends LabEvent['type']>(type: T, fits?: (event: EventOf<T>) => boolean): Promise<EventOf<T>>;
  kill(signal: NodeJS.Signals): void;
}

/** Starts `ait-lab` with these arguments; with `--json` among them its events can be waited for. */
export function start(
  args: readonly string[],
  options: { env?: NodeJS.ProcessEnv; cwd?: string } = {},
): RunningCommand {
  const started = performance.now();
  const child = spawn(process.execPath, [command, ...args], {
    cwd: options.cwd ?? productRoot,
    env: { ...process.env, NO_COLOR: '1', ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  const events: LabEvent[] = [];
  const listeners = new Set<(event: LabEvent) => void>();
  let rest = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    stdout += chunk;
    if (!args.includes('--json')) return;
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      const event = JSON.parse(line) as LabEvent;
      events.push(event);
      for (const listener of listeners) listener(event);
    }
  });
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    stderr += chunk;
  });
  const ended = new Promise<Ended>((resolve) => {
    child.on('close', (code, signal) =>
      resolve({ code, signal, stdout, stderr, events, elapsedMs: performance.now() - started }),
    );
  });
  return {
    pid: child.pid ?? 0,
    ended,
    event: <T extends LabEvent['type']>(type: T, fits: (event: EventOf<T>) => boolean = () => true) =>
      new Promise<EventOf<T>>((resolve, reject) => {
        const isOfType = (event: LabEvent): event is EventOf<T> => event.type === type;
        const look = (event: LabEvent): void => {
          if (isOfType(event) && fits(event)) resolve(event);
        };
        events.forEach(look);
        listeners.add(look);
        void ended.then((end) =>
          reject(new Error(`ended with ${end.code} before that event\n${end.stdout}${end.stderr}`)),
        );
      }),
    kill: (signal) => void child.kill(signal),
    [Symbol.asyncDispose]: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

/** The failure that a run ended with. */
export function failureOf({ events, stdout, stderr }: Ended): Failure {
  const end = events.find((event) => event.type === 'run-ended');
  assert.ok(end?.failure, `no failure in\n${stdout}${stderr}`);
  return end.failure;
}

/** Runs `ait-lab` to its end. */
export function runToEnd(
  args: readonly string[],
  options: { env?: NodeJS.ProcessEnv; cwd?: string } = {},
): Promise<Ended> {
  return start(args, options).ended;
}
