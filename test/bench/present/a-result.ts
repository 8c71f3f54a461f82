import {
  type BenchEvent,
  type BenchResult,
  eventKinds,
  type SubjectName,
  subjectNames,
  type SubjectResult,
} from '../../../src/bench/result.js';
import { spreadOf } from '../../../src/bench/spread.js';
import { summarize } from '../../../src/bench/summarize.js';

/** A result as a run writes it, of made-up figures; `hitless` loses nothing, and everybody else something. */
export function aResult(changes: Partial<BenchResult> = {}): BenchResult {
  return {
    schema: 1,
    tool: { name: 'ait-lab', version: '1.0.0' },
    ...{ mode: 'full', outcome: 'complete', seed: 7, elapsedS: 1500 },
    ...{ startedAt: '2026-11-22T16:00:00.000Z', endedAt: '2026-11-22T16:25:00.000Z' },
    machine: {
      ...{ cpus: 2, cpuModel: 'A processor', memoryBytes: 8e9, system: 'Debian', kernel: '6.1' },
      ...{ engine: 'Docker Engine 20.10', node: 'v20.19.0', loadAverage: 0.2 },
    },
    load: { connections: 32, keepAlive: 16, requestsPerSecond: 1200, timeoutMs: 2000 },
    plan: { rounds: 5, backends: 3, burst: 8, events: {}, throughputSeconds: 3 },
    subjects: subjectNames.map((name) => aSubject(name)),
    notes: [],
    ...changes,
  };
}

const factor: Readonly<Record<SubjectName, number>> = {
  lab: 9,
  dns: 6,
  reload: 8,
  hitless: 0,
  nginx: 12,
  floor: 0,
};

/** A subject with the events that the goals want. */
export function aSubject(name: SubjectName, changes: Partial<SubjectResult> = {}): SubjectResult {
  const kinds = name === 'floor' ? (['join'] as const) : eventKinds;
  const events = kinds.flatMap((kind) => {
    const many = name === 'hitless' ? (kind === 'join' || kind === 'stop' ? 100 : 20) : 10;
    return Array.from({ length: many }, (_, index): BenchEvent => anEvent(name, kind, index));
  });
  const samplesMs = (size: number): number[] => [1, 1.2, 2].map((one) => one + factor[name] * size * 0.1);
  const sizes = [8, 128, 1000, 2000].map((backends) => {
    const spread = spreadOf(samplesMs(backends));
    return {
      backends,
      how: 'entries',
      samplesMs: samplesMs(backends),
      ...(spread ? { ms: spread } : {}),
      nodeStarts: factor[name] > 0 ? 1 : 0,
    };
  });
  return {
    ...{
      name,
      what: `what ${name} is`,
      status: 'ok',
      failedParts: [],
      versions: { haproxy: '3.0.11' },
      images: {},
    },
    ...{ events, summaries: summarize(events) },
    ...(name === 'floor' || name === 'dns'
      ? {}
      : { costBySize: { sizes, growth: 1.1, method: `what of ${name} is timed` } }),
    ...changes,
  };
}

function anEvent(name: SubjectName, kind: BenchEvent['kind'], index: number): BenchEvent {
  const more = factor[name];
  const start = 400 + 10 * (index % 7);
  return {
    ...{ kind, round: 1 + (index % 5), atMs: 1000 * index, nodes: ['s1'], failures: {}, shares: { s1: 300 } },
    measures: {
      ...{ sentCount: 1200, failedCount: (more * index) % 5, longestPauseMs: 60 + 40 * more + index },
      ...{
        startToAnswerMs: start + 150 * more,
        listensToAnswerMs: 30 + 150 * more + (index % 9),
        beyondFloorMs: 40 + 150 * more,
      },
      ...{
        stopMs: 1200,
        afterLeaveCount: 0,
        beyondEngineStartMs: 180,
        tableRightMs: 900,
        reloadCount: more > 0 ? 1 : 0,
      },
      ...{ outOfTableMs: 50 + 300 * more, haCpuS: 0.012 },
    },
  };
}
