import { bytesIn, secondsText } from '../../report/number-text.js';
import { oneLine } from '../../plain-text.js';
import {
  eventKinds,
  type BenchResult,
  type EventKind,
  type MeasureName,
  type SubjectResult,
} from '../result.js';
import { judgeGoals } from './judge-goals.js';
import type { BenchWords } from './bench-words-en.js';
import { count, medianAndLargest, ms } from './figures-text.js';

/** A table as a page, a terminal and Markdown show it alike. */
export interface BenchTable {
  readonly caption: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** What was to be reached, and what was measured. */
export function goalsTable(result: BenchResult, words: BenchWords): BenchTable {
  const rows = judgeGoals(result, words).map(({ name, verdict, measured }) => {
    const [goal, wanted, how] = words.goals[name];
    return [goal, wanted, measured, words.verdicts[verdict], how];
  });
  return { caption: words.captions.goals, head: words.goalHead, rows };
}

/** Each subject in a sentence. */
export function subjectsTable(result: BenchResult, words: BenchWords): BenchTable {
  const rows = shown(result).map((subject) => [subjectName(subject, words), oneLine(subject.what)]);
  return { caption: words.captions.subjects, head: [words.subject, words.what], rows };
}

/** Requests lost, by event and subject. */
export function lostTable(result: BenchResult, words: BenchWords): BenchTable {
  const subjects = balanced(result);
  const kinds = eventKinds.filter((kind) => subjects.some((one) => summaryOf(one, kind)));
  const cell = (failed: number, sent: number): string => words.of(count(failed, words), count(sent, words));
  const rowOf = (kind: EventKind): string[] => [
    words.kinds[kind],
    ...subjects.map((subject) => {
      const summary = summaryOf(subject, kind);
      return summary ? cell(summary.failed, summary.sent) : words.none;
    }),
  ];
  // While the balancer itself is away nobody can answer: added up, that would hide all the rest.
  const [away, others] = [kinds.filter(isAway), kinds.filter((kind) => !isAway(kind))];
  const sums = subjects.map((subject) => {
    const summaries = subject.summaries.filter(({ kind }) => !isAway(kind));
    return summaries.length === 0
      ? words.none
      : cell(
          summaries.reduce((all, one) => all + one.failed, 0),
          summaries.reduce((all, one) => all + one.sent, 0),
        );
  });
  const head = ['', ...subjects.map((subject) => subjectName(subject, words))];
  return {
    caption: words.captions.lost,
    head,
    rows: [...others.map(rowOf), [words.altogether, ...sums], ...away.map(rowOf)],
  };
}

function isAway(kind: EventKind): boolean {
  return kind === 'restart-ha';
}

const times: readonly [EventKind, MeasureName][] = [
  ['join', 'startToAnswerMs'],
  ['join', 'beyondFloorMs'],
  ['join', 'listensToAnswerMs'],
  ['burst', 'startToAnswerMs'],
  ['burst', 'listensToAnswerMs'],
  ['burst', 'listensToDirectMs'],
  ['stop', 'stopMs'],
  ['stop', 'lastSentMs'],
  ['stop', 'outOfTableMs'],
  ['stop', 'longestPauseMs'],
  ['kill', 'lastSentMs'],
  ['kill', 'outOfTableMs'],
  ['kill', 'longestPauseMs'],
  ['crash', 'longestPauseMs'],
  ['crash', 'servingAgainMs'],
  ['replace', 'beyondEngineStartMs'],
  ['restart-ha', 'tableRightMs'],
  ['restart-ha', 'servingAgainMs'],
];

/** How long changes take, by subject. */
export function timesTable(result: BenchResult, words: BenchWords): BenchTable {
  const rows = times.map((row) => measureRow(result, row, words));
  return {
    caption: words.captions.times,
    head: subjectHead(result, words),
    rows: rows.filter(isTold(words)),
  };
}

const efforts: readonly [EventKind, MeasureName][] = [
  ['join', 'haCpuS'],
  ['stop', 'haCpuS'],
  ['kill', 'haCpuS'],
  ['join', 'shareMostByLeast'],
  ['stop', 'shareMostByLeast'],
  ['join', 'reloadCount'],
  ['stop', 'reloadCount'],
  ['join', 'haMemoryBytes'],
];

/** What changes cost the balancer, and how evenly it shares afterwards. */
export function effortTable(result: BenchResult, words: BenchWords): BenchTable {
  const text = (value: number, measure: MeasureName): string =>
    measure === 'haMemoryBytes'
      ? bytesIn('MB', value, words.lang).replace(/\u00A0.*/, '')
      : count(value, words, 3);
  const rows = efforts.map((row) => measureRow(result, row, words, (value) => text(value, row[1])));
  return {
    caption: words.captions.effort,
    head: subjectHead(result, words),
    rows: rows.filter(isTold(words)),
  };
}

/** The time of one change by the number of backends; `undefined` where nobody measured it. */
export function costTable({ subjects }: BenchResult, words: BenchWords): BenchTable | undefined {
  const measured = subjects.filter(({ costBySize }) => costBySize !== undefined);
  const sizesOf = ({ costBySize }: SubjectResult) => costBySize?.sizes ?? [];
  const sizes = [...new Set(measured.flatMap((one) => sizesOf(one).map(({ backends }) => backends)))];
  if (sizes.length === 0) return undefined;
  const rows = sizes
    .sort((left, right) => left - right)
    .map((size) => [
      `${count(size, words)} ${words.backends}`,
      ...measured.map((one) => {
        const at = sizesOf(one).find(({ backends }) => backends === size);
        return at?.problem !== undefined && !at.ms ? words.failed : medianAndLargest(at?.ms, words);
      }),
    ]);
  const growth = measured.map(({ costBySize }) =>
    costBySize?.growth === undefined ? words.none : count(costBySize.growth, words, 2),
  );
  const head = ['', ...measured.map((subject) => subjectName(subject, words))];
  return { caption: words.captions.cost, head, rows: [...rows, [words.growth, ...growth]] };
}

/** Throughput and latency of a quiet system; `undefined` where nobody measured it. */
export function quietTable(result: BenchResult, words: BenchWords): BenchTable | undefined {
  const subjects = shown(result).filter(({ throughput }) => throughput !== undefined);
  if (subjects.length === 0) return undefined;
  const { quietRows } = words;
  const rows = [
    [
      quietRows.rate,
      ...subjects.map(({ throughput }) => medianAndLargest(throughput?.requestsPerSecond, words, count)),
    ],
    [
      quietRows.byLab,
      ...subjects.map(({ throughput }) => medianAndLargest(throughput?.byLab, words, toThousandth)),
    ],
    [
      quietRows.byLabInPairs,
      ...subjects.map(({ quietPairs }) => medianAndLargest(quietPairs?.ratio, words, toThousandth)),
    ],
    [
      quietRows.p50,
      ...subjects.map(({ throughput }) => medianAndLargest(throughput?.p50Ms, words, toThousandth)),
    ],
    [
      quietRows.p99,
      ...subjects.map(({ throughput }) => medianAndLargest(throughput?.p99Ms, words, toThousandth)),
    ],
  ];
  const head = ['', ...subjects.map((subject) => subjectName(subject, words))];
  return { caption: words.captions.quiet, head, rows: rows.filter(isTold(words)) };
}

/** Machine, load, plan and seed: what somebody needs to compare or repeat a run. */
export function factsTable(result: BenchResult, words: BenchWords): BenchTable {
  const { machine, load, plan, facts } = { ...result, facts: words.facts };
  const number = (value: number): string => count(value, words, 2);
  const versions = shown(result).flatMap(({ name, versions: all }) => {
    const told = Object.entries(all).map(([what, version]) => `${what} ${version}`);
    return told.length === 0 ? [] : [[`${facts.versions}, ${name}`, told.join(', ')]];
  });
  const memory = bytesIn('MB', machine.memoryBytes, words.lang);
  const rows = [
    [
      facts.mode,
      `${facts.modes[result.mode]}, ${facts.outcomes[result.outcome]}; ${result.startedAt}; ${facts.took(secondsText(1000 * result.elapsedS, words.lang))}`,
    ],
    [facts.seed, String(result.seed)],
    [
      facts.machine,
      facts.machineIs(number(machine.cpus), machine.cpuModel, memory, number(machine.loadAverage)),
    ],
    [facts.system, `${machine.system}, ${machine.kernel}`],
    [facts.engine, `${machine.engine}, Node.js ${machine.node}`],
    [
      facts.load,
      facts.loadIs(
        number(load.connections),
        number(load.keepAlive),
        number(load.requestsPerSecond),
        ms(load.timeoutMs, words),
      ),
    ],
    [facts.plan, facts.planIs(number(plan.rounds), number(plan.backends), number(plan.burst))],
    [facts.tool, `${result.tool.name} ${result.tool.version}`],
    ...versions,
    ...result.notes.map((note) => [facts.note, note]),
  ];
  return { caption: words.captions.facts, head: ['', ''], rows: rows.map((row) => row.map(oneLine)) };
}

/** Every subject that was asked for. */
export function shown({ subjects }: BenchResult): SubjectResult[] {
  return subjects.filter(({ status }) => status !== 'skipped');
}

/** Those of them that have a balancer. */
function balanced(result: BenchResult): SubjectResult[] {
  return shown(result).filter(({ name }) => name !== 'floor');
}

function subjectName({ name, status }: SubjectResult, words: BenchWords): string {
  return status === 'failed' ? `${name} (${words.failed})` : name;
}

function subjectHead(result: BenchResult, words: BenchWords): string[] {
  return ['', ...shown(result).map((subject) => subjectName(subject, words))];
}

function summaryOf(
  { summaries }: SubjectResult,
  kind: EventKind,
): SubjectResult['summaries'][number] | undefined {
  return summaries.find((one) => one.kind === kind);
}

function measureRow(
  result: BenchResult,
  [kind, measure]: readonly [EventKind, MeasureName],
  words: BenchWords,
  text?: (value: number) => string,
): string[] {
  const names: Partial<Record<MeasureName, string>> = words.measures;
  const cells = shown(result).map((subject) =>
    medianAndLargest(summaryOf(subject, kind)?.spreads[measure], words, text),
  );
  return [`${words.kinds[kind]}: ${names[measure] ?? measure}`, ...cells];
}

/** A row in which nobody has a figure is left out. */
function isTold(words: BenchWords): (row: readonly string[]) => boolean {
  return (row) => row.slice(1).some((cell) => cell !== words.none);
}

function toThousandth(value: number, words: BenchWords): string {
  return count(value, words, 3);
}
