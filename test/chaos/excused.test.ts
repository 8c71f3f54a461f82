import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { EventRecord } from '../../src/chaos/chaos-result.js';
import { excusedAt } from '../../src/chaos/excused.js';
import type { Excused } from '../../src/chaos/invariants/judge-state.js';
import type { ChaosEvent, Lie } from '../../src/chaos/plan/chaos-event.js';

function record(event: ChaosEvent, at: number, doneAt?: number): EventRecord {
  return { at, event, doneAt, missed: '' };
}

function names(excused: Excused): Record<string, unknown> {
  const { isSerfAway, unheard, mistaken } = excused;
  return { isSerfAway, unheard: [...unheard], mistaken: [...mistaken] };
}

const none = { isSerfAway: false, unheard: [], mistaken: [] };
const join = { kind: 'join', node: 's1', fresh: true } as const;
const minute = 60_000;

describe('what nobody can know yet', () => {
  it('is nothing where Serf is heard', () => {
    const records = [record(join, 0, 100), record({ kind: 'kill', node: 's1' }, 200, 300)];
    assert.deepEqual(names(excusedAt(records, 400)), none);
  });

  it('is who came while the agent was away, until it has been back for 10 s', () => {
    const away = [
      record({ kind: 'agent-away', service: 'serf' }, minute, minute + 50),
      record(join, 2 * minute),
    ];
    assert.deepEqual(names(excusedAt(away, 3 * minute)), { ...none, isSerfAway: true, unheard: ['s1'] });
    const back = [...away, record({ kind: 'agent-back', service: 'serf' }, 3 * minute, 3 * minute + 50)];
    assert.deepEqual(names(excusedAt(back, 3 * minute + 10_050)), { ...none, unheard: ['s1'] });
    assert.deepEqual(names(excusedAt(back, 3 * minute + 10_051)), none);
  });

  it('is not who came long before, and is who was on his way', () => {
    const away = record({ kind: 'agent-away', service: 'serf' }, minute, minute + 50);
    const before = (doneAt: number): EventRecord[] => [record(join, 0, doneAt), away];
    assert.deepEqual(names(excusedAt(before(minute - 10_001), 2 * minute)).unheard, []);
    assert.deepEqual(names(excusedAt(before(minute - 10_000), 2 * minute)).unheard, ['s1']);
    const after = [
      away,
      record({ kind: 'agent-back', service: 'serf' }, 2 * minute, 2 * minute),
      record(join, 2 * minute + 1),
    ];
    assert.deepEqual(names(excusedAt(after, 2 * minute + 2)), none);
  });

  for (const event of [
    { kind: 'hang-up', service: 'serf', afterBytes: 0, lastsMs: 5000 },
    { kind: 'pause-balancer', lastsMs: 5000 },
  ] as const) {
    it(`is who came during ${event.kind}, or was connected`, () => {
      const connected = record({ kind: 'connect', node: 's2' }, 1500, 1600);
      const records = [record(event, 1000, 6000), record(join, 1200, 1300), connected];
      assert.deepEqual(names(excusedAt(records, 16_000)), { ...none, unheard: ['s1', 's2'] });
      assert.deepEqual(names(excusedAt(records, 16_001)), none);
    });
  }

  const lies: [Lie, number][] = [
    [{ about: 'name', number: 'huge', end: 'leaves' }, 35_000],
    [{ about: 'name', number: 'after', end: 'dies' }, 60_000],
  ];
  for (const [lie, untilMs] of lies) {
    it(`is whose name was taken by one who ${lie.about === 'name' ? lie.end : ''}`, () => {
      const records = [record({ kind: 'lie', node: 's1', lie, lastsMs: 5000 }, 0, 5000)];
      assert.deepEqual(names(excusedAt(records, 5000 + untilMs)), { ...none, mistaken: ['s1'] });
      assert.deepEqual(names(excusedAt(records, 5001 + untilMs)), none);
      const underWay = [record({ kind: 'lie', node: 's1', lie, lastsMs: 5000 }, 0)];
      assert.deepEqual(names(excusedAt(underWay, minute)).mistaken, ['s1']);
    });
  }

  it('is who was frozen, or without an application, when the agent had just started and then was away', () => {
    const events: ChaosEvent[] = [
      { kind: 'pause', node: 's1' },
      { kind: 'kill-application', node: 's2' },
      { kind: 'agent-away', service: 'serf' },
      { kind: 'unpause', node: 's1' },
      { kind: 'kill-application', node: 's3' },
    ];
    const records = events.map((event, index) => record(event, index * 1000, index * 1000));
    assert.deepEqual(names(excusedAt(records, minute)).unheard, ['s2', 's1']);
  });

  it('is nobody whom a lie is not to touch', () => {
    for (const lie of [
      { about: 'leave', number: 'huge' },
      { about: 'name', number: 'before', end: 'leaves' },
    ] as const) {
      const records = [record({ kind: 'lie', node: 's1', lie, lastsMs: 5000 }, 0)];
      assert.deepEqual(names(excusedAt(records, 1000)), none);
    }
  });
});
