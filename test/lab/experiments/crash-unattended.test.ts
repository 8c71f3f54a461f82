import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Failed } from '../../../src/failure.js';
import { figures } from '../../../src/lab/experiments/crash-unattended.js';
import type { Requests, Timeline } from '../../../src/lab/load/recording.js';

const started = '2026-11-22T19:00:00.000Z';
const requests: Requests = {
  connections: 16,
  rate: 50,
  started,
  ended: '2026-11-22T19:00:14.000Z',
  durationMs: 14_000,
  sent: 500,
  answered: 497,
  failed: 3,
  beforeFirstBackend: 0,
  byBackend: { s1: 400, s2: 97 },
  byStatus: { '200': 497, '503': 1 },
  errors: { timeout: 2 },
  answers: { s1: { firstMs: 20, lastMs: 13_990 }, s2: { firstMs: 40, lastMs: 13_970 } },
  silences: [],
  latencyMs: { p50: 1, p90: 2, p99: 3, max: 3000 },
  binMs: 250,
  bins: [],
  failures: [
    { atMs: 4100, sentAtMs: 1100, kind: 'timeout' },
    { atMs: 4300, sentAtMs: 1300, kind: 'timeout' },
    { atMs: 5200, sentAtMs: 5100, kind: '503' },
  ],
};
const timeline: Timeline = {
  started,
  durationMs: 14_000,
  resolutionMs: { servers: 50, members: 10, configurations: 1 },
  moments: [
    { atMs: 1000, doneAtMs: 1200, kind: 'kill', nodes: ['s2'] },
    { atMs: 8000, doneAtMs: 8600, kind: 'start', nodes: ['s2'] },
  ],
  servers: [
    { atMs: 0, up: ['s1', 's2'], down: [] },
    { atMs: 5000, up: ['s1'], down: ['s2'] },
    { atMs: 10_500, up: ['s1', 's2'], down: [] },
  ],
  members: [],
  configurations: [],
};

test('what a crash has cost is read from the records of the client', () => {
  assert.deepEqual(figures('s2', 7000, requests, timeline), {
    node: 's2',
    connections: 16,
    rate: 50,
    requests: { sent: 500, answered: 497, failed: 3 },
    failures: { '503': 1, timeout: 2 },
    failedBeforeMarkedDown: 2,
    markedDownAfterMs: 4000,
    watchedMs: 7000,
    cameBackByItself: false,
    restartedBy: 'docker start',
    backAfterMs: 2500,
  });
});

const contradictions = [
  { what: 'HAProxy never noticed', timeline: { ...timeline, servers: timeline.servers.slice(0, 1) } },
  { what: 'it never was up again', timeline: { ...timeline, servers: timeline.servers.slice(0, 2) } },
  { what: 'it never was started again', timeline: { ...timeline, moments: timeline.moments.slice(0, 1) } },
  { what: 'more failed than is written down', requests: { ...requests, failed: 4 } },
  {
    what: 'it answered nothing after it was up',
    requests: { ...requests, answers: { ...requests.answers, s2: { firstMs: 40, lastMs: 990 } } },
  },
];
for (const { what, ...records } of contradictions) {
  test(`a record in which ${what} is no finding`, () => {
    const record = { requests, timeline, ...records };
    assert.throws(
      () => figures('s2', 7000, record.requests, record.timeline),
      (error) => error instanceof Failed && error.failure.reason === 'expectation-failed',
    );
  });
}
