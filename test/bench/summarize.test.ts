import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { worstOf } from '../../src/bench/events/join.js';
import { listensAt } from '../../src/bench/events/context.js';
import type { BenchEvent, EventKind, Measures } from '../../src/bench/result.js';
import { beyondFloor, summarize } from '../../src/bench/summarize.js';

describe('the events of a kind together', () => {
  it('add up, failures by what the client saw, and count what went wrong', () => {
    const events = [
      anEvent('stop', { sentCount: 100, failedCount: 3, stopMs: 1200 }, { failures: { 503: 2, timeout: 1 } }),
      anEvent('stop', { sentCount: 50, failedCount: 1 }, { failures: { 503: 1 }, problem: 'still there' }),
      anEvent('join', { sentCount: 10, failedCount: 0, startToAnswerMs: 400 }),
    ];
    const [join, stop, ...others] = summarize(events);
    assert.ok(join && stop);
    assert.deepEqual(others, []);
    assert.deepEqual([join.kind, join.events, join.sent, join.failed, join.problems], ['join', 1, 10, 0, 0]);
    assert.deepEqual([stop.events, stop.sent, stop.failed, stop.problems], [2, 150, 4, 1]);
    assert.deepEqual(stop.failures, { 503: 3, timeout: 1 });
    // A measure that one of them lacks is that of the other alone.
    assert.deepEqual([stop.spreads.stopMs?.count, stop.spreads.stopMs?.median], [1, 1200]);
    assert.equal(stop.spreads.startToAnswerMs, undefined);
  });

  it('are none of no event', () => assert.deepEqual(summarize([]), []));
});

describe('what is beyond the floor', () => {
  const floor = [300, 200, 250].map((startToAnswerMs) => anEvent('join', { startToAnswerMs }));

  it('is what a join took more than the median join without a balancer', () => {
    const [event] = beyondFloor([anEvent('join', { startToAnswerMs: 400 })], floor);
    assert.deepEqual(event?.measures, { startToAnswerMs: 400, beyondFloorMs: 150 });
  });

  const without: [string, BenchEvent, BenchEvent[]][] = [
    ['of a burst', anEvent('burst', { startToAnswerMs: 400 }), floor],
    ['of a join that nobody saw', anEvent('join', {}), floor],
    ['where the floor was not measured', anEvent('join', { startToAnswerMs: 400 }), []],
  ];
  for (const [name, event, others] of without) {
    it(`is not told ${name}`, () => assert.deepEqual(beyondFloor([event], others), [event]));
  }
});

describe('a burst', () => {
  it('has of each measure the worst', () => {
    const each = [
      { startToAnswerMs: 300, listensToAnswerMs: 20 },
      { startToAnswerMs: 200, listensToAnswerMs: 40 },
      {},
    ];
    assert.deepEqual(worstOf(each), { startToAnswerMs: 300, listensToAnswerMs: 40 });
  });
});

describe("an application's log", () => {
  const log = [
    '2026-11-22T18:40:41.123456789Z web application s4 listens on port 3000',
    '2026-11-22T18:40:42.000000000Z 10.0.0.1 GET / 200',
    '2026-11-22T18:40:45.200Z web application s4 listens on port 3000',
  ].join('\n');

  it('tells when it last listened, by our clock', () => {
    assert.equal(listensAt(log, 0), Date.parse('2026-11-22T18:40:45.200Z'));
    assert.equal(listensAt(log, 200), Date.parse('2026-11-22T18:40:45.000Z'));
    const first = listensAt(log.split('\n')[0] ?? '', 0) ?? 0;
    assert.ok(Math.abs(first - (Date.parse('2026-11-22T18:40:41.123Z') + 0.456789)) < 0.001);
  });

  it('does not tell it where it never did', () => {
    assert.equal(listensAt('2026-11-22T18:40:41.1Z GET /', 0), undefined);
  });
});

function anEvent(
  kind: EventKind,
  measures: Measures,
  others: Partial<Pick<BenchEvent, 'failures' | 'problem'>> = {},
): BenchEvent {
  return { kind, round: 1, atMs: 0, nodes: ['s4'], measures, failures: {}, shares: {}, ...others };
}
