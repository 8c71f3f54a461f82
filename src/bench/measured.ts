import type { RoundResult } from './run-round.js';
import type { SubjectResult } from './result.js';
import { spreadOf } from './spread.js';
import type { Subject } from './subjects.js';
import { beyondFloor, summarize } from './summarize.js';
import { throughputOf } from './throughput.js';

/** All that is known of a subject so far. */
export class Measured {
  readonly rounds: RoundResult[] = [];
  readonly failedParts: { part: string; reason: string }[] = [];
  /** What is measured beside the rounds. */
  costs: Pick<SubjectResult, 'quietPairs' | 'costBySize' | 'changes' | 'reloads'> = {};
  /** Why it failed; nothing more is measured of it then. */
  reason: string | undefined;
  private isSkipped = false;

  constructor(readonly subject: Subject) {}

  /** A subject that nobody asked for. */
  static skipped(subject: Subject): Measured {
    const measured = new Measured(subject);
    measured.isSkipped = true;
    return measured;
  }

  /** Room for what the next round measures. */
  newRound(): RoundResult {
    const round = {
      events: [],
      throughput: undefined,
      memoryBytes: { before: undefined, after: undefined },
      haCpuPerSecond: undefined,
      versions: {},
      images: {},
    };
    this.rounds.push(round);
    return round;
  }

  /** What is written down; `floor` and `lab` are what it is compared with. */
  result(others: {
    readonly floor: Measured | undefined;
    readonly lab: Measured | undefined;
  }): SubjectResult {
    const { subject, rounds, reason } = this;
    const events = beyondFloor(
      rounds.flatMap((round) => round.events),
      others.floor?.rounds.flatMap((round) => round.events) ?? [],
    );
    const samples = samplesOf(rounds);
    const before = rounds.find(({ memoryBytes }) => memoryBytes.before !== undefined)?.memoryBytes.before;
    const after = rounds.findLast(({ memoryBytes }) => memoryBytes.after !== undefined)?.memoryBytes.after;
    return {
      name: subject.name,
      what: subject.what,
      status: this.isSkipped ? 'skipped' : reason === undefined ? 'ok' : 'failed',
      ...(reason === undefined ? {} : { reason }),
      failedParts: this.failedParts,
      versions: Object.assign({}, ...rounds.map(({ versions }) => versions)) as Record<string, string>,
      images: Object.assign({}, ...rounds.map(({ images }) => images)) as Record<string, string>,
      events,
      summaries: summarize(events),
      ...(before === undefined || after === undefined ? {} : { haMemoryBytes: { before, after } }),
      haCpuPerSecond: spreadOf(rounds.flatMap(({ haCpuPerSecond }) => haCpuPerSecond ?? [])),
      ...(samples.length === 0
        ? {}
        : { throughput: throughputOf(samples, samplesOf(others.lab?.rounds ?? [])) }),
      ...this.costs,
    };
  }
}

function samplesOf(rounds: readonly RoundResult[]): NonNullable<RoundResult['throughput']>[] {
  return rounds.flatMap(({ throughput }) => throughput ?? []);
}
