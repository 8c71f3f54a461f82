import type { BenchResult, EventKind, MeasureName, SubjectResult } from '../result.js';
import type { Spread } from '../spread.js';
import type { BenchWords } from './bench-words-en.js';
import { count, ms } from './figures-text.js';
import { goalNames, type GoalName } from './goal-names.js';

/** A goal against what was measured. */
export interface JudgedGoal {
  readonly name: GoalName;
  /** `open`: nothing, or too little, was measured to tell. */
  readonly verdict: 'met' | 'missed' | 'open';
  readonly measured: string;
}

type Judged = Omit<JudgedGoal, 'name'>;

/** Holds a result against the goals; what was not measured is not judged. */
export function judgeGoals(result: BenchResult, words: BenchWords): JudgedGoal[] {
  const hitless = result.subjects.find(({ name }) => name === 'hitless');
  const nothing: Judged = { verdict: 'open', measured: words.said.missing };
  return goalNames.map((name) => {
    return { name, ...((hitless && judges[name](hitless, result, words)) ?? nothing) };
  });
}

type Judge = (hitless: SubjectResult, result: BenchResult, words: BenchWords) => Judged | undefined;

const wantedEvents = { join: 100, stop: 100, kill: 20, crash: 20 } as const;

const judges: Readonly<Record<GoalName, Judge>> = {
  lost: (hitless, { load }, words) => {
    const kinds = Object.entries(wantedEvents) as [keyof typeof wantedEvents, number][];
    const found = kinds.map(([kind, wanted]) => ({ kind, wanted, summary: summaryOf(hitless, kind) }));
    if (found.every(({ summary }) => summary === undefined)) return undefined;
    const failed = sum(found.map(({ summary }) => summary?.failed ?? 0));
    const counts = found.map(
      ({ kind, summary }) => `${count(summary?.events ?? 0, words)} ${words.counts[kind]}`,
    );
    const isEnough =
      found.every(({ summary, wanted }) => (summary?.events ?? 0) >= wanted) &&
      load.requestsPerSecond >= 1000 &&
      2 * load.keepAlive >= load.connections;
    const sent = count(sum(found.map(({ summary }) => summary?.sent ?? 0)), words);
    const measured = words.said.lost(
      count(failed, words),
      sent,
      counts.join(', '),
      count(load.requestsPerSecond, words),
    );
    return { verdict: failed > 0 ? 'missed' : isEnough ? 'met' : 'open', measured };
  },
  'join-listens': medianAndP99('join'),
  'join-burst': medianAndP99('burst'),
  'join-floor': (hitless, _result, words) => {
    const spread = spreadFor(hitless, 'join', 'beyondFloorMs');
    if (!spread) return undefined;
    const measured = words.said.median(ms(spread.median, words), count(spread.count, words));
    return { verdict: spread.median <= 150 ? 'met' : 'missed', measured };
  },
  'stop-after': (hitless, _result, words) => {
    const spread = spreadFor(hitless, 'stop', 'afterLeaveCount');
    if (!spread) return undefined;
    const measured = words.said.largest(count(spread.max, words), count(spread.count, words));
    return { verdict: spread.max === 0 ? 'met' : 'missed', measured };
  },
  'stop-time': everyTime(['stop'], 'stopMs', 1600),
  'kill-pause': everyTime(['kill', 'crash'], 'longestPauseMs', 150),
  replace: everyTime(['replace'], 'beyondEngineStartMs', 250),
  restart: everyTime(['restart-ha'], 'tableRightMs', 2000),
  reloads: (hitless, _result, words) => {
    const kinds: EventKind[] = ['join', 'burst', 'stop', 'kill', 'crash', 'replace'];
    const spreads = kinds.flatMap((kind) => spreadFor(hitless, kind, 'reloadCount') ?? []);
    if (spreads.length === 0) return undefined;
    const largest = Math.max(...spreads.map(({ max }) => max));
    const events = count(sum(spreads.map((spread) => spread.count)), words);
    return {
      verdict: largest === 0 ? 'met' : 'missed',
      measured: words.said.largest(count(largest, words), events),
    };
  },
  changes: ({ changes }, _result, words) => {
    if (!changes) return undefined;
    const { lost, rightAfterMs } = changes;
    const after = rightAfterMs === undefined ? words.said.never : ms(rightAfterMs, words);
    const measured = words.said.changes(count(lost, words), count(changes.changes, words), after);
    if (lost > 0 || rightAfterMs === undefined || rightAfterMs > 200) return { verdict: 'missed', measured };
    return { verdict: changes.changes >= 1000 ? 'met' : 'open', measured };
  },
  cost: ({ costBySize }, _result, words) => {
    const wanted = [8, 128, 1000, 2000].map((size) =>
      costBySize?.sizes.find(({ backends }) => backends === size),
    );
    const medians = wanted.map((size) => (size?.beyondStart ?? size?.ms)?.median);
    if (medians.every((median) => median === undefined)) return undefined;
    const [smallest, , , largest] = medians;
    const growth = smallest !== undefined && largest !== undefined ? largest / smallest : undefined;
    const starts = wanted.map((size) => size?.nodeStarts);
    const told = (value: number | undefined): string =>
      value === undefined ? words.none : count(value, words, 1);
    const nodes = starts.includes(undefined) ? undefined : Math.max(...starts.map((value) => value ?? 0));
    const measured = words.said.cost(
      `${medians.map(told).join(' / ')} ms`,
      told(growth),
      nodes === undefined ? words.none : count(nodes, words),
    );
    const isMissed =
      medians.some((median) => median !== undefined && median > 5) ||
      (growth !== undefined && growth > 2) ||
      (nodes ?? 0) > 0;
    const isOpen = medians.includes(undefined) || nodes === undefined;
    return { verdict: isMissed ? 'missed' : isOpen ? 'open' : 'met', measured };
  },
  template: ({ reloads }, _result, words) => {
    if (!reloads) return undefined;
    const { failed, sent, done, latencyMs } = reloads;
    const measured = words.said.template(
      count(failed, words),
      count(sent, words),
      count(done, words),
      ms(latencyMs.p99, words),
    );
    if (failed > 0 || latencyMs.p99 > 10) return { verdict: 'missed', measured };
    return { verdict: done >= 400 && sent > 0 ? 'met' : 'open', measured };
  },
  quiet: ({ quietPairs }, _result, words) => {
    if (!quietPairs?.ratio) return undefined;
    const { ratio, interval, pairs } = quietPairs;
    const [median, total] = [count(ratio.median, words, 3), count(pairs.length, words)];
    if (!interval) return { verdict: 'open', measured: words.said.pairs(median, total) };
    const { low, high, level } = interval;
    const within = `${count(low, words, 3)}–${count(high, words, 3)}`;
    const measured = words.said.interval(median, within, count(100 * level, words, 1), total);
    return { verdict: low >= 0.98 ? 'met' : high < 0.98 ? 'missed' : 'open', measured };
  },
};

function medianAndP99(kind: EventKind): Judge {
  return (hitless, _result, words) => {
    const spread = spreadFor(hitless, kind, 'listensToAnswerMs');
    if (!spread) return undefined;
    const inVain = summaryOf(hitless, kind)?.problems ?? 0;
    const measured = words.said.medianAndP99(
      ms(spread.median, words),
      ms(spread.p99, words),
      count(spread.count, words),
    );
    const isMet = spread.median <= 50 && spread.p99 <= 150 && inVain === 0;
    return { verdict: isMet ? 'met' : 'missed', measured: withProblems(measured, inVain, words) };
  };
}

/** A measure that no event of these kinds may exceed; an event that was waited for in vain has done so. */
function everyTime(kinds: readonly EventKind[], measure: MeasureName, most: number): Judge {
  return (hitless, _result, words) => {
    const spreads = kinds.flatMap((kind) => spreadFor(hitless, kind, measure) ?? []);
    const inVain = sum(kinds.map((kind) => summaryOf(hitless, kind)?.problems ?? 0));
    if (spreads.length === 0 && inVain === 0) return undefined;
    const largest = Math.max(0, ...spreads.map(({ max }) => max));
    const measured = words.said.largest(
      ms(largest, words),
      count(sum(spreads.map((one) => one.count)), words),
    );
    const isMet = largest <= most && inVain === 0;
    return { verdict: isMet ? 'met' : 'missed', measured: withProblems(measured, inVain, words) };
  };
}

function withProblems(measured: string, inVain: number, words: BenchWords): string {
  return inVain === 0 ? measured : `${measured}; ${words.said.inVain(count(inVain, words))}`;
}

function summaryOf(
  { summaries }: SubjectResult,
  kind: EventKind,
): SubjectResult['summaries'][number] | undefined {
  return summaries.find((one) => one.kind === kind);
}

function spreadFor(subject: SubjectResult, kind: EventKind, measure: MeasureName): Spread | undefined {
  return summaryOf(subject, kind)?.spreads[measure];
}

function sum(values: readonly number[]): number {
  return values.reduce((all, one) => all + one, 0);
}
