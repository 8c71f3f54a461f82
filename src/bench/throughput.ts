import { now } from '../load/clock.js';
import { LoadProcess } from '../load/load-process.js';
import type { Window } from '../load/recording.js';
import { letPass } from '../until.js';
import type { SubjectResult, ThroughputSample } from './result.js';
import { rounded, spreadOf } from './spread.js';
import type { Stage } from './stage.js';

/** Connections of the clients, in quiet as under events. */
export const connections = 16;

/** The applications have just started, and answer half as fast until their code is compiled. */
const warmUpMs = 3000;

/** As many requests as go, on connections that are kept, while nothing happens. */
export async function measureThroughput(
  stage: Stage,
  round: number,
  seconds: number,
): Promise<ThroughputSample> {
  const { elapsedMs, perSecond, window } = await fullLoad(stage, seconds, warmUpMs);
  const { all, latencies } = window;
  const { p50, p90, p99, max } = latencies;
  return {
    round,
    seconds: rounded(elapsedMs / 1000),
    connections,
    requests: all.answered,
    failed: all.failed,
    requestsPerSecond: perSecond,
    latencyMs: { p50: rounded(p50), p90: rounded(p90), p99: rounded(p99), max: rounded(max) },
  };
}

/** The same as one number. */
export async function requestsPerSecond(stage: Stage, seconds: number, afterMs: number): Promise<number> {
  return (await fullLoad(stage, seconds, afterMs)).perSecond;
}

async function fullLoad(
  stage: Stage,
  seconds: number,
  afterMs: number,
): Promise<{ readonly elapsedMs: number; readonly perSecond: number; readonly window: Window }> {
  using load = await LoadProcess.start({
    target: await stage.target(),
    connections,
    keepAliveShare: 1,
    rate: 'full',
    longestS: seconds + 10,
  });
  await letPass(afterMs, stage.signal);
  const from = now();
  await letPass(seconds * 1000, stage.signal);
  const to = now();
  await load.stop();
  const window = await load.window(from, to);
  const elapsedMs = to - from;
  return { elapsedMs, perSecond: rounded((window.all.answered * 1000) / elapsedMs), window };
}

/** Samples with what they come to, each compared with the one of `lab` in the same round. */
export function throughputOf(
  samples: readonly ThroughputSample[],
  ofLab: readonly ThroughputSample[],
): NonNullable<SubjectResult['throughput']> {
  const compared = samples.map((sample) => {
    const lab = ofLab.find(({ round }) => round === sample.round);
    return lab ? { ...sample, byLab: rounded(sample.requestsPerSecond / lab.requestsPerSecond) } : sample;
  });
  return {
    samples: compared,
    requestsPerSecond: spreadOf(compared.map(({ requestsPerSecond }) => requestsPerSecond)),
    byLab: spreadOf(compared.flatMap(({ byLab }) => byLab ?? [])),
    p50Ms: spreadOf(compared.map(({ latencyMs }) => latencyMs.p50)),
    p99Ms: spreadOf(compared.map(({ latencyMs }) => latencyMs.p99)),
  };
}
