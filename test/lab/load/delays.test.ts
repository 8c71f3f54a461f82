import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { damageOf, delaysOf } from '../../../src/lab/load/delays.js';
import type { Moment, Requests, Timeline } from '../../../src/lab/load/recording.js';
import type { RequestBin } from '../../../src/load/request-record.js';

const moments = {
  start: { atMs: 100, doneAtMs: 400, kind: 'start', nodes: ['s1', 's2'] },
  stop: { atMs: 2000, doneAtMs: 3200, kind: 'stop', nodes: ['s1'] },
  kill: { atMs: 4000, doneAtMs: 4050, kind: 'kill', nodes: ['s2'] },
} as const satisfies Record<string, Moment>;

const timeline: Timeline = {
  started: '2026-11-22T17:24:47.000Z',
  durationMs: 6000,
  resolutionMs: { servers: 50, members: 50, configurations: 5 },
  moments: Object.values(moments),
  servers: [
    { atMs: 0, up: [], down: [] },
    { atMs: 1250, up: ['s1', 's2'], down: [] },
    { atMs: 3900, up: ['s2'], down: [] },
    { atMs: 5500, up: [], down: ['s2'] },
  ],
  members: [],
  configurations: [
    { atMs: 0, servers: [] },
    { atMs: 1000, servers: ['s1'] },
    { atMs: 1200, servers: ['s1', 's2'] },
    { atMs: 3800, servers: ['s2'] },
  ],
};

const bin = (atMs: number, answered: number): RequestBin => {
  return { atMs, byBackend: { s1: answered }, byStatus: {}, errors: 0 };
};

const requests: Requests = {
  connections: 2,
  rate: 8,
  started: timeline.started,
  ended: '2026-11-22T17:24:53.000Z',
  durationMs: 6000,
  ...{ sent: 0, answered: 0, failed: 4, beforeFirstBackend: 0 },
  ...{ byBackend: {}, byStatus: {}, errors: {}, answers: {} },
  latencyMs: { p50: 0, p90: 0, p99: 0, max: 0 },
  silences: [
    { fromMs: 2500, toMs: 2800 },
    { fromMs: 3000, toMs: 4600 },
  ],
  binMs: 1000,
  bins: [bin(0, 0), bin(1000, 8), bin(2000, 6), bin(3000, 1), bin(4000, 4), bin(5000, 2), bin(6000, 9)],
  failures: [
    { atMs: 1500, sentAtMs: 1499, kind: 'closed' },
    { atMs: 4500, sentAtMs: 2500, kind: 'timeout' },
    { atMs: 4600, sentAtMs: 2600, kind: 'timeout' },
    { atMs: 4601, sentAtMs: 4600, kind: '503' },
  ],
};

describe('what came of a moment', () => {
  const cases = [
    { kind: 'start', node: 's1', configurationMs: 900, haproxyMs: 1150 },
    { kind: 'start', node: 's2', configurationMs: 1100, haproxyMs: 1150 },
    { kind: 'stop', node: 's1', configurationMs: 1800, haproxyMs: 1900 },
    { kind: 'kill', node: 's2', configurationMs: undefined, haproxyMs: 1500 },
  ] as const;
  for (const { kind, ...expected } of cases) {
    it(`${kind} of ${expected.node}: when it reached configuration and table, if it did`, () => {
      assert.deepEqual(delaysOf(timeline, moments[kind], expected.node), expected);
    });
  }

  it('is lost, where it was sent between it and the next', () => {
    assert.deepEqual(
      Object.values(moments).map((moment) => damageOf(requests, timeline, moment)),
      [
        { failed: 1, failedBy: { closed: 1 }, longestSilenceMs: 0, answeredPerSecond: 8 },
        { failed: 2, failedBy: { timeout: 2 }, longestSilenceMs: 1600, answeredPerSecond: 4 },
        { failed: 1, failedBy: { '503': 1 }, longestSilenceMs: 0, answeredPerSecond: 3 },
      ],
    );
  });
});
