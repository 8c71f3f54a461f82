import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ChaosResult } from '../../src/chaos/chaos-result.js';
import { invariants } from '../../src/chaos/invariants/violation.js';
import { resultText } from '../../src/chaos/result-text.js';

const held: ChaosResult = {
  settings: { seed: 7, minutes: 1, variant: 'lab', nodes: 6, rate: 300 },
  command: 'ait-lab chaos --seed 7',
  outcome: 'held',
  violation: undefined,
  failure: undefined,
  startedAt: '2026-11-22T17:24:39.465Z',
  elapsedMs: 60_000,
  events: { start: 3 },
  missed: 0,
  requests: undefined,
  checks: Object.fromEntries(Object.keys(invariants).map((name) => [name, 5])),
  agreedAfterMs: [100],
  haproxyAwayMs: [],
  memoryKb: { first: 1024, last: 1024 },
  lateMs: 1,
  loadAverage: 1,
  versions: {},
};

describe('the result of chaos', () => {
  it('is that every promise was kept, where each was held against something', () => {
    const text = resultText(held, 'chaos/7');
    assert.match(text, /^No promise was broken: seed 7, variant lab, 1\.0 min\.\n3 events/);
  });

  it('names a promise that nothing was held against', () => {
    const text = resultText({ ...held, checks: { ...held.checks, files: 0 } }, 'chaos/7');
    assert.match(text, /min\.\n {2}not checked: no file is half written\n3 events/);
  });
});
