import type { DrawnLab } from '../drawn-lab.js';
import { nodeOrder } from '../node-order.js';
import type { RequestsFile } from './timeline-file.js';

/** The requests of an equal span of time each. */
export interface RequestBins {
  readonly binMs: number;
  readonly starts: readonly number[];
  /** The start of the next one; of the last, the end of the time line. */
  readonly ends: readonly number[];
  /** Answers per second of each backend, in the order of nodes. */
  readonly backends: readonly { readonly name: string; readonly perSecond: readonly number[] }[];
  /** Failed requests: answered with another status than 200, and without an answer. */
  readonly answered: readonly number[];
  readonly unanswered: readonly number[];
}

/** Bins beyond this number would be narrower than two pixels. */
const mostBins = 300;
/** In all bands together: many bands of many bins make a drawing of half a megabyte. */
const mostPoints = 1500;
/** Backends beyond this number are taken together. */
const mostBackends = 11;

/** Makes bins of the recorded ones that are wide enough to be seen, up to the end of the time line. */
export function binRequests(
  requests: RequestsFile,
  durationMs: number,
  others: string,
  lab: DrawnLab,
): RequestBins {
  const recorded = requests.bins
    .filter(({ atMs }) => atMs >= 0 && atMs < durationMs)
    .toSorted((left, right) => left.atMs - right.atMs);
  const order = nodeOrder(lab);
  const names = namesByAnswers(recorded, order);
  const shown = names.length > mostBackends ? names.slice(0, mostBackends - 1) : names;
  const rest = names.slice(shown.length);
  const most = Math.min(mostBins, Math.floor(mostPoints / Math.max(1, shown.length)));
  const binMs = requests.binMs * Math.max(1, Math.ceil(durationMs / requests.binMs / most));
  // What is left at the end is often too short for a rate of its own, and belongs to the last bin.
  const length = Math.max(1, Math.floor(durationMs / binMs));
  const starts = Array.from({ length }, (_, index) => index * binMs);
  const ends = [...starts.slice(1), durationMs];
  const sum = (count: (bin: RequestsFile['bins'][number]) => number): number[] => {
    const sums = starts.map(() => 0);
    for (const bin of recorded) {
      const index = Math.min(length - 1, Math.floor(bin.atMs / binMs));
      sums[index] = (sums[index] ?? 0) + count(bin);
    }
    return sums;
  };
  const perSecond = (count: (bin: RequestsFile['bins'][number]) => number): number[] =>
    sum(count).map(
      (counted, index) => (counted * 1000) / ((ends[index] ?? durationMs) - (starts[index] ?? 0)),
    );

  const backends = shown
    .toSorted(order)
    .map((name) => ({ name, perSecond: perSecond(({ byBackend }) => byBackend[name] ?? 0) }));
  return {
    binMs,
    starts,
    ends,
    backends:
      rest.length === 0
        ? backends
        : [...backends, { name: others, perSecond: perSecond((bin) => total(bin.byBackend, rest)) }],
    answered: sum(({ byStatus }) =>
      total(
        byStatus,
        Object.keys(byStatus).filter((status) => status !== '200'),
      ),
    ),
    unanswered: sum(({ errors }) => errors),
  };
}

function namesByAnswers(bins: RequestsFile['bins'], order: ReturnType<typeof nodeOrder>): string[] {
  const totals = new Map<string, number>();
  for (const { byBackend } of bins) {
    for (const [name, count] of Object.entries(byBackend)) totals.set(name, (totals.get(name) ?? 0) + count);
  }
  return [...totals]
    .sort(([one, left], [other, right]) => right - left || order(one, other))
    .map(([name]) => name);
}

function total(counts: Readonly<Record<string, number>>, names: readonly string[]): number {
  return names.reduce((sum, name) => sum + (counts[name] ?? 0), 0);
}
