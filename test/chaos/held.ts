import type { ChaosResult } from '../../src/chaos/chaos-result.js';
import { invariants } from '../../src/chaos/invariants/violation.js';

/** What comes out when no promise was broken. */
export const held: ChaosResult = {
  settings: { seed: 7, minutes: 1, variant: 'lab', nodes: 6, rate: 300, faults: [] },
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
