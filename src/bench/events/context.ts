import { now } from '../../load/clock.js';
import type { LoadProcess } from '../../load/load-process.js';
import type { SeededRandom } from '../../seeded-random.js';
import { letPass } from '../../until.js';
import type { Stage } from '../stage.js';
import { shareMs, type OpenEvent, type Recorder } from './recorder.js';

/** What an event needs to happen and to be measured. */
export interface EventContext {
  readonly stage: Stage;
  readonly load: LoadProcess;
  readonly recorder: Recorder;
  readonly random: SeededRandom;
  /** By how much the engine's clock is ahead of ours. */
  readonly clockAheadMs: number;
  /** What is still watched for while the next event of the same kind goes on. */
  readonly pending: Promise<void>[];
}

/** Nothing takes longer but what will never be. */
export const patienceMs = 20_000;

/** The change is made: from now on the living backends are to answer. Lasts until their shares are counted. */
export async function changed({ stage }: EventContext, event: OpenEvent, at: number): Promise<void> {
  event.changedAt = at;
  event.expected = [...stage.living];
  const restMs = at + shareMs - now();
  if (restMs > 0) await letPass(restMs, stage.signal);
}

/** A living backend by chance, but never the one that clients without a balancer talk to. */
export function anyLiving({ stage, random }: EventContext): string {
  const nodes = [...stage.living].filter((node) => node !== 's1');
  const node = random.oneOf(nodes);
  if (node === undefined) throw new Error('no backend is left');
  return node;
}

/** When the application last said that it listens, by its log; `undefined` when it has not. */
export function listensAt(log: string, clockAheadMs: number): number | undefined {
  const times = Array.from(log.matchAll(/^(\S+Z) .*\blistens on port\b/gm), ([, time = '']) =>
    preciseTime(time),
  );
  const last = times.at(-1);
  return last === undefined ? undefined : last - clockAheadMs;
}

/** The engine writes nanoseconds, of which `Date` keeps the milliseconds. */
function preciseTime(time: string): number {
  const [, seconds = '', fraction = '0'] = /^(.*?)(?:\.(\d+))?Z$/.exec(time) ?? [];
  return Date.parse(`${seconds}Z`) + Number(`0.${fraction}`) * 1000;
}
