import { now } from '../../load/clock.js';
import type { LoadProcess } from '../../load/load-process.js';
import type { BenchEvent, EventKind, MeasureName, Measures } from '../result.js';
import { rounded } from '../spread.js';
import type { Stage } from '../stage.js';
import type { Usage } from '../../docker/usage.js';

/** How long after a change it is counted who answers. */
export const shareMs = 400;

/** An event that is going on: what is done puts in what it measures, times in milliseconds since 1970 but for measures. */
export interface OpenEvent {
  readonly kind: EventKind;
  readonly nodes: readonly string[];
  from: number;
  readonly measures: Measures;
  /** When the change had been made: from then on it is counted who answers. */
  changedAt: number | undefined;
  /** Backends that are to answer from then on. */
  expected: readonly string[];
  problem: string | undefined;
  readonly usage: Usage | undefined;
  /** Whether requests are counted for the last time that a request of it was answered. */
  readonly leaves: boolean;
}

/** Keeps the books of a subject's round: an event lasts until the next one begins, so that no request is in none. */
export class Recorder {
  private readonly events: OpenEvent[] = [];
  private end: Pick<OpenEvent, 'from' | 'usage'> | undefined;

  constructor(
    private readonly stage: Stage,
    private readonly load: LoadProcess,
    private readonly round: number,
    private readonly startedAt: number,
    /** By how much the engine's clock is ahead of ours. */
    private readonly clockAheadMs: number,
  ) {}

  /** Begins an event, and ends the one before. */
  async begin(kind: EventKind, nodes: readonly string[]): Promise<OpenEvent> {
    const event: OpenEvent = {
      kind,
      nodes,
      measures: {},
      changedAt: undefined,
      expected: [],
      problem: undefined,
      leaves: kind === 'stop' || kind === 'kill',
      usage: await this.stage.usage(),
      from: now(),
    };
    this.events.push(event);
    return event;
  }

  /** Ends the last event; the load has to be stopped after that and not before. */
  async finish(): Promise<void> {
    this.end = { usage: await this.stage.usage(), from: now() };
  }

  /** All events as they are written down. The load has stopped: of every request it is known what became of it. */
  async results(haCpuPerSecond: number | undefined): Promise<BenchEvent[]> {
    const results: BenchEvent[] = [];
    const reloads = (await this.stage.reloads())?.map((at) => at - this.clockAheadMs);
    for (const [index, event] of this.events.entries()) {
      const next = this.events[index + 1] ?? this.end;
      if (next) {
        // What restarts counts from nothing.
        if (event.kind !== 'restart-ha') {
          addCost(event, next, haCpuPerSecond);
          if (reloads) event.measures.reloadCount = countBetween(reloads, event.from, next.from);
        }
        results.push(await this.resultOf(event, next));
      }
    }
    return results;
  }

  private async resultOf(event: OpenEvent, next: Pick<OpenEvent, 'from' | 'usage'>): Promise<BenchEvent> {
    const { kind, nodes, from, measures, changedAt, expected, problem } = event;
    const window = await this.load.window(from, next.from);
    measures.sentCount = window.all.sent;
    measures.failedCount = window.all.failed;
    measures.longestPauseMs = window.longestWait.ms;
    measures.longestSilenceMs = window.longestSilence.ms;
    if (event.leaves) this.addLast(event, window.backends);
    if (next.usage) measures.haMemoryBytes = next.usage.memoryBytes;
    const shares = changedAt === undefined ? {} : await this.shares(changedAt, expected, measures);
    return {
      kind,
      round: this.round,
      atMs: Math.round(from - this.startedAt),
      nodes: [...nodes],
      measures: roundedMeasures(measures),
      failures: { ...window.all.failedBy },
      shares,
      ...(problem === undefined ? {} : { problem }),
    };
  }

  private addLast(
    { nodes, measures, from }: OpenEvent,
    backends: Readonly<Record<string, { readonly lastAt: number; readonly lastSentAt: number }>>,
  ): void {
    const seen = nodes.flatMap((node) => backends[this.stage.address(node)] ?? []);
    // None in the window: the last one was sent before.
    measures.lastSentMs = Math.max(0, ...seen.map(({ lastSentAt }) => lastSentAt - from));
    measures.lastAnsweredMs = Math.max(0, ...seen.map(({ lastAt }) => lastAt - from));
  }

  private async shares(
    changedAt: number,
    expected: readonly string[],
    measures: Measures,
  ): Promise<Record<string, number>> {
    const { backends } = await this.load.window(changedAt, changedAt + shareMs);
    const counts = expected.map((node) => [node, backends[this.stage.address(node)]?.answered ?? 0] as const);
    const values = counts.map(([, count]) => count);
    const mean = values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
    const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, values.length);
    measures.shareExpectedCount = expected.length;
    measures.shareSeenCount = values.filter((value) => value > 0).length;
    if (mean > 0) measures.shareDeviation = Math.sqrt(variance) / mean;
    const least = Math.min(...values);
    if (least > 0) measures.shareMostByLeast = Math.max(...values) / least;
    return Object.fromEntries(counts);
  }
}

function addCost(
  { usage, from, measures }: OpenEvent,
  next: Pick<OpenEvent, 'from' | 'usage'>,
  haCpuPerSecond: number | undefined,
): void {
  if (usage && next.usage) {
    measures.haCpuWithTrafficS = next.usage.cpuS - usage.cpuS;
    if (haCpuPerSecond !== undefined) {
      measures.haCpuS = measures.haCpuWithTrafficS - (haCpuPerSecond * (next.from - from)) / 1000;
    }
  }
}

function countBetween(times: readonly number[], from: number, to: number): number {
  return times.filter((time) => time >= from && time < to).length;
}

function roundedMeasures(measures: Measures): Measures {
  const entries = Object.entries(measures) as [MeasureName, number][];
  return Object.fromEntries(entries.map(([name, value]) => [name, rounded(value)]));
}
