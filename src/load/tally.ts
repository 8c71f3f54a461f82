import { Histogram } from './histogram.js';
import type { Entry } from './journal.js';
import type { Numbered } from './numbered.js';
import type { BackendSeen, Counts, Window } from './recording.js';

/** Kinds of requests; their places are the numbers in the journal. */
export const groups = ['keptGet', 'keptPost', 'newGet', 'newPost', 'repetitions'] as const;
export type Group = (typeof groups)[number];
/** The number of `repetitions`. */
export const repetitionGroup = 4;

interface OpenCounts {
  answered: number;
  failed: number;
  underWay: number;
  readonly failedBy: number[];
}

/** Adds up requests: the whole load as they end, a window of it from the journal. */
export class Tally {
  private readonly counts = groups.map((): OpenCounts => ({
    answered: 0,
    failed: 0,
    underWay: 0,
    failedBy: [],
  }));
  private readonly backends: { -readonly [K in keyof BackendSeen]: BackendSeen[K] }[] = [];
  private readonly histogram = new Histogram();
  private longestWait = { ms: 0, sentAt: 0 };
  private longestSilence: { ms: number; from: number; to: number };

  /** `lastAnswerAt` is when the silence began with which it begins. */
  constructor(
    private readonly from: number,
    private lastAnswerAt: number,
  ) {
    this.longestSilence = { ms: 0, from: lastAnswerAt, to: lastAnswerAt };
  }

  /** A request that has ended. */
  add(entry: Entry): void {
    const counts = this.counts[entry.group];
    if (!counts) return;
    const ms = entry.endedAt - entry.startedAt;
    this.waited(ms, entry.startedAt);
    if (entry.failure > 0) {
      counts.failed += 1;
      counts.failedBy[entry.failure] = (counts.failedBy[entry.failure] ?? 0) + 1;
      return;
    }
    counts.answered += 1;
    if (entry.group !== repetitionGroup) this.histogram.add(ms);
    const seen = this.backends[entry.backend];
    if (seen) {
      seen.answered += 1;
      seen.lastAt = entry.endedAt;
      if (entry.sentAt > seen.lastSentAt) seen.lastSentAt = entry.sentAt;
    } else {
      const { endedAt, sentAt } = entry;
      this.backends[entry.backend] = { answered: 1, firstAt: endedAt, lastAt: endedAt, lastSentAt: sentAt };
    }
  }

  /** An answer of whatever request breaks the silence. */
  answered(at: number): void {
    const ms = at - this.lastAnswerAt;
    if (ms > this.longestSilence.ms) this.longestSilence = { ms, from: this.lastAnswerAt, to: at };
    this.lastAnswerAt = at;
  }

  /** The window at this moment, with requests that have not ended. */
  window(
    to: number,
    complete: boolean,
    underWay: readonly { readonly group: number; readonly startedAt: number; readonly ms: number }[],
    names: { readonly backends: Numbered; readonly failures: Numbered },
  ): Window {
    const before = { ...this.longestSilence };
    const wait = { ...this.longestWait };
    const silentMs = to - this.lastAnswerAt;
    if (silentMs > before.ms) Object.assign(before, { ms: silentMs, from: this.lastAnswerAt, to });
    for (const { startedAt, ms } of underWay)
      if (ms > wait.ms) Object.assign(wait, { ms, sentAt: startedAt });
    const of = (group: number): Counts => {
      const { answered, failed, failedBy } = this.counts[group] ?? { answered: 0, failed: 0, failedBy: [] };
      const waiting = underWay.filter((one) => one.group === group).length;
      const byName = Object.fromEntries(
        [...failedBy.entries()].flatMap(([number, count]) =>
          count > 0 ? [[names.failures.word(number), count]] : [],
        ),
      );
      return { sent: answered + failed + waiting, answered, failed, underWay: waiting, failedBy: byName };
    };
    const [keptGet, keptPost, newGet, newPost] = [of(0), of(1), of(2), of(3)];
    return {
      from: this.from,
      to,
      complete,
      all: [keptGet, keptPost, newGet, newPost].reduce(sum),
      keptGet,
      keptPost,
      newGet,
      newPost,
      repetitions: of(repetitionGroup),
      backends: Object.fromEntries(
        [...this.backends.entries()].flatMap(([number, seen]: [number, BackendSeen | undefined]) =>
          seen ? [[names.backends.word(number), { ...seen }]] : [],
        ),
      ),
      longestSilence: before,
      longestWait: wait,
      latencies: this.histogram.latencies(),
    };
  }

  private waited(ms: number, sentAt: number): void {
    if (ms > this.longestWait.ms) this.longestWait = { ms, sentAt };
  }
}

function sum(left: Counts, right: Counts): Counts {
  const failedBy = { ...left.failedBy };
  for (const [kind, count] of Object.entries(right.failedBy)) failedBy[kind] = (failedBy[kind] ?? 0) + count;
  return {
    sent: left.sent + right.sent,
    answered: left.answered + right.answered,
    failed: left.failed + right.failed,
    underWay: left.underWay + right.underWay,
    failedBy,
  };
}
