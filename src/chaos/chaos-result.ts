import type { Fault } from './plan/fault.js';
import type { Violation } from './invariants/violation.js';
import type { ChaosEvent } from './plan/chaos-event.js';

/** What is asked for. */
export interface ChaosSettings {
  readonly seed: number;
  readonly minutes: number;
  readonly variant: string;
  /** Backends that there can be. */
  readonly nodes: number;
  /** Requests a second. */
  readonly rate: number;
  /** What lasts for a while, beside what happens anyway. */
  readonly faults: readonly Fault[];
}

/** What the client counted. */
export interface RequestCounts {
  readonly sent: number;
  readonly answered: number;
  /** Failed at a HAProxy that we had killed, and answered when they were repeated. */
  readonly repeated: number;
  /** Never answered as they should. */
  readonly failed: number;
  /** The longest time in which the client got no answer at all, in milliseconds. */
  readonly longestPauseMs: number;
  /** The longest time that one request took, in milliseconds. */
  readonly longestWaitMs: number;
}

/** An event with its time, in milliseconds since 1970, and what became of it. */
export interface EventRecord {
  readonly at: number;
  readonly event: ChaosEvent;
  /** `undefined` while it is under way. */
  doneAt: number | undefined;
  /** Why it came to nothing; empty otherwise. */
  missed: string;
}

/** How a run of chaos went: the content of `RESULT.json`. */
export interface ChaosResult {
  readonly settings: ChaosSettings;
  /** The command that does the same again. */
  readonly command: string;
  readonly outcome: 'held' | 'violated' | 'failed';
  readonly violation: Violation | undefined;
  /** Why it could not go on, where that was no violation. */
  readonly failure: string | undefined;
  /** In ISO 8601. */
  readonly startedAt: string;
  readonly elapsedMs: number;
  /** Number of events by kind; those of ha's services with their name. */
  readonly events: Readonly<Record<string, number>>;
  /** Events that came to nothing. */
  readonly missed: number;
  /** `undefined` if none was sent. */
  readonly requests: RequestCounts | undefined;
  /** Number of judgements by promise. */
  readonly checks: Readonly<Record<string, number>>;
  /** How long it took in each time of quiet until all agreed, in milliseconds. */
  readonly agreedAfterMs: readonly number[];
  /** How long HAProxy was away after each of its deaths, in milliseconds. */
  readonly haproxyAwayMs: readonly number[];
  /** Memory of `ha` in the first and last time of quiet, in kilobytes. */
  readonly memoryKb: { readonly first: number; readonly last: number };
  /** How late this program's own timer was at the latest, in milliseconds: what the machine did to everybody. */
  readonly lateMs: number;
  /** The machine's load average over the last minute, at the end. */
  readonly loadAverage: number;
  readonly versions: Readonly<Record<string, string>>;
}

/** Number of events by kind. */
export function countEvents(records: readonly EventRecord[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { event } of records) {
    const name = 'service' in event ? `${event.kind} ${event.service}` : event.kind;
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
}
