import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { costBySize, take, type Measured, type Told } from '../../../src/bench/cost/cost-by-size.js';
import { costSubjects } from '../../../src/bench/cost/cost-subject.js';
import { changesResult } from '../../../src/bench/cost/many-changes.js';
import { reloadDuration, reloadsResult } from '../../../src/bench/cost/many-reloads.js';
import { ownDurations } from '../../../src/bench/cost/own-durations.js';

const change = (backends: number, tableMs: number): Told => ({
  type: 'change',
  backends,
  kind: 'join',
  tableMs,
  fileMs: tableMs + 1,
  cpuMs: tableMs / 2,
  processes: 60,
});

function measured(...lines: readonly Told[]): Measured {
  const all: Measured = { starts: [], sizes: new Map() };
  for (const line of lines) take(all, line);
  return all;
}

describe('the cost of a change by the size of the table', () => {
  it('is told apart from the start of a handler, with its growth', () => {
    const lines = measured(
      { type: 'start', ms: 90 },
      { type: 'start', ms: 100 },
      { type: 'start', ms: 200 },
      { type: 'filled', backends: 8, ms: 1 },
      { type: 'idle', backends: 8, cpuMs: 3 },
      change(8, 200),
      change(8, 220),
      change(8, 240),
      change(128, 440),
    );
    const { sizes, growth, method } = costBySize(costSubjects.lab, lines, '');
    assert.equal(growth, 2);
    assert.match(method, /event handler/);
    const [small, large] = sizes;
    assert.deepEqual(small?.samplesMs, [200, 220, 240]);
    assert.deepEqual(small.beyondStartMs, [100, 120, 140]);
    assert.equal(small.beyondStart?.median, 120);
    assert.equal(small.file?.median, 221);
    assert.deepEqual(small.cpuMs, [100, 110, 120]);
    assert.equal(small.idleCpuMsPerSecond, 3);
    assert.equal(small.processes, 60);
    assert.equal(large?.ms?.median, 440);
  });

  it('has beside it what the program itself says of the same changes', () => {
    const log = [
      '2026-01-01T00:00:00.000Z s9 at 10.99.0.9 added in 1.8 ms',
      '2026-01-01T00:00:00.100Z s9 at 10.99.0.9 taken out in 0.9 ms',
      '2026-01-01T00:00:00.110Z s9 deleted in 3.0 ms',
      '2026-01-01T00:00:01.000Z s9 at 10.99.0.9 added in 7.0 ms',
    ].join('\n');
    const { sizes } = costBySize(costSubjects.hitless, measured(change(8, 3), change(8, 2)), log);
    assert.deepEqual(sizes[0]?.ownMs, [1.8, 0.9]);
    assert.deepEqual(ownDurations(log, 's10'), []);
  });

  it('keeps what was measured when a larger table failed', () => {
    const lines = measured(change(8, 1), { type: 'filled', backends: 128, ms: 5 });
    const { sizes, growth } = costBySize(
      costSubjects.hitless,
      lines,
      '',
      'not within 60000 ms: 128 backends',
    );
    assert.equal(sizes[0]?.problem, undefined);
    assert.equal(sizes[1]?.problem, 'not within 60000 ms: 128 backends');
    assert.equal(sizes[1].ms, undefined);
    assert.equal(growth, undefined);
  });
});

describe('the figures of many changes', () => {
  const seen = { type: 'changes' as const, elapsedMs: 5000, backends: 9, reloads: 0, wrong: {} };

  it('tell when the last of the three places was right', () => {
    const result = changesResult(
      100,
      { ...seen, rightAfterMs: { table: 3, nodes: 20, file: 21 } },
      undefined,
    );
    assert.equal(result.lost, 0);
    assert.equal(result.rightAfterMs, 21);
    assert.deepEqual(result.rightAfter, { table: 3, nodes: 20, file: 21 });
    assert.equal(result.problem, undefined);
  });

  it('count a backend that is wrong in several places once, and name it', () => {
    const wrong = {
      table: ['missing: s4 10.0.0.4'],
      file: ['missing: s4 10.0.0.4', 'too many: s5 10.0.0.5'],
    };
    const result = changesResult(100, { ...seen, rightAfterMs: { nodes: 20 }, wrong }, undefined);
    assert.equal(result.lost, 2);
    assert.equal(result.rightAfterMs, undefined);
    assert.match(result.problem ?? '', /^table: missing: s4 10\.0\.0\.4; file: /);
  });

  it('take all for lost when the program broke off', () => {
    const result = changesResult(100, undefined, 'many-changes.mjs broke off');
    assert.equal(result.lost, 100);
    assert.equal(result.problem, 'many-changes.mjs broke off');
  });
});

describe('the figures of many reloads', () => {
  it('read the durations that the program tells', () => {
    const line = '2026-01-01T00:00:00.000Z template changed: reloaded in 43.5 ms';
    assert.equal(reloadDuration(line), 43.5);
    assert.equal(reloadDuration('2026-01-01T00:00:00.000Z s1 deleted in 43.5 ms'), undefined);
  });

  it('hold what the clients saw', () => {
    const all = { sent: 2001, answered: 2000, failed: 1, underWay: 0, failedBy: { timeout: 1 } };
    const latencies = { count: 2000, p50: 1, p90: 2, p99: 8, p999: 9, max: 9.5, buckets: [] };
    const result = reloadsResult(3, [40, 50], { all, latencies }, 2000, 'reload 3 was not confirmed');
    assert.equal(result.done, 2);
    assert.equal(result.failed, 1);
    assert.deepEqual(result.failures, { timeout: 1 });
    assert.equal(result.requestsPerSecond, 1000);
    assert.deepEqual(result.latencyMs, { p50: 1, p90: 2, p99: 8, max: 9.5 });
    assert.equal(result.reloadMs?.median, 45);
    assert.equal(result.problem, 'reload 3 was not confirmed');
  });
});
