import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseAgentLog, type AgentEvent } from '../../../src/lab/agent-event.js';
import { findingColumns } from '../../../src/lab/experiments/finding-text.js';
import { gossipGroups } from '../../../src/lab/experiments/gossip-group.js';
import { gossipText } from '../../../src/lab/experiments/gossip-text.js';
import { gossipTimes } from '../../../src/lab/experiments/gossip-times.js';
import { lanProfile } from '../../../src/lab/experiments/swim-formula.js';
import { Failed } from '../../../src/failure.js';

const [three] = gossipGroups([3]);
assert.ok(three);
const group = three;
const death = { group, at: stamp(10_000), ms: 10_000 };

function stamp(ms: number): string {
  return new Date(ms).toISOString();
}

function said(ms: number, message: string): string {
  return `${stamp(ms)}     1970/01/01 00:00:00 [INFO] ${message}`;
}

const joins = (ms: number, agent: string): string => said(ms, `serf: EventMemberJoin: ${agent} 10.0.0.1`);
const fails = (ms: number, agent: string): string => said(ms, `serf: EventMemberFailed: ${agent} 10.0.0.1`);
const suspects = (ms: number, agent: string): string =>
  said(ms, `memberlist: Suspect ${agent} has failed, no acks received`);
const asks = (ms: number): string => said(ms, 'agent: joining: [g3-1] replay: false');

/** What each agent of a group of three tells when all goes well. */
const told: Readonly<Record<string, readonly string[]>> = {
  'g3-1': [joins(1000, 'g3-1'), joins(5012, 'g3-3'), suspects(11_900, 'g3-2'), fails(15_300, 'g3-2')],
  'g3-2': [joins(1000, 'g3-2'), joins(5150, 'g3-3')],
  'g3-3': [
    joins(4990, 'g3-3'),
    asks(5000),
    joins(5008, 'g3-1'),
    joins(5009, 'g3-2'),
    suspects(11_200, 'g3-2'),
    fails(15_200, 'g3-2'),
  ],
};

function events(changes: Readonly<Record<string, readonly string[]>> = {}): Map<string, AgentEvent[]> {
  const logs = Object.entries({ ...told, ...changes });
  return new Map(logs.map(([agent, lines]) => [agent, parseAgentLog(lines.join('\n'))]));
}

describe('groups of agents', () => {
  it('have names of their own, one that comes late, and one that dies', () => {
    const groups = gossipGroups([3, 6, 12]);
    const agents = groups.flatMap((each) => each.agents);
    assert.equal(new Set(agents).size, 21);
    assert.deepEqual(
      groups.map(({ agents: all, newcomer, victim }) => [all.length, newcomer, victim]),
      [
        [3, 'g3-3', 'g3-2'],
        [6, 'g6-6', 'g6-2'],
        [12, 'g12-12', 'g12-2'],
      ],
    );
  });
});

describe('the times of a group', () => {
  it('count a join from the request and a death from its moment', () => {
    const { formula, ...times } = gossipTimes(group, events(), death);
    assert.equal(formula.detectionLowMs, 5000);
    assert.deepEqual(times, {
      agents: 3,
      joinKnownFirstMs: 12,
      joinKnownByAllMs: 150,
      firstSuspectedMs: 1200,
      suspicionMs: 4000,
      killDetectedFirstMs: 5200,
      killDetectedByAllMs: 5300,
      detectionInRange: true,
      join: {
        newcomer: 'g3-3',
        seed: 'g3-1',
        askedAt: stamp(5000),
        newcomerKnowsAllMs: 9,
        known: [
          { agent: 'g3-1', at: stamp(5012), afterMs: 12 },
          { agent: 'g3-2', at: stamp(5150), afterMs: 150 },
        ],
      },
      kill: {
        victim: 'g3-2',
        diedAt: stamp(10_000),
        suspected: [
          { agent: 'g3-3', at: stamp(11_200), afterMs: 1200 },
          { agent: 'g3-1', at: stamp(11_900), afterMs: 1900 },
        ],
        detected: [
          { agent: 'g3-3', at: stamp(15_200), afterMs: 5200 },
          { agent: 'g3-1', at: stamp(15_300), afterMs: 5300 },
        ],
      },
    });
  });

  it('count from the request that was heard, where the first one was not', () => {
    const late = { 'g3-3': [asks(3000), ...(told['g3-3'] ?? [])] };
    assert.equal(gossipTimes(group, events(late), death).join.askedAt, stamp(5000));
  });

  it('say that a detection lies outside the range, and do not fail for it', () => {
    const slow = { 'g3-1': [joins(5012, 'g3-3'), fails(19_000, 'g3-2')] };
    const slower = { 'g3-3': [...(told['g3-3'] ?? []).slice(0, 4), fails(18_200, 'g3-2')] };
    const times = gossipTimes(group, events({ ...slow, ...slower }), death);
    assert.deepEqual([times.killDetectedFirstMs, times.detectionInRange], [8200, false]);
    assert.deepEqual([times.firstSuspectedMs, times.suspicionMs], [null, null]);
    assert.match(gossipText({ parameters: lanProfile, groups: [times] }), /lies outside the formula's range/);
  });

  it('allow for the uncertainty of the clock', () => {
    const early = { 'g3-1': [joins(4990, 'g3-3'), fails(15_300, 'g3-2')] };
    assert.equal(gossipTimes(group, events(early), death).joinKnownFirstMs, 0);
  });

  const absurd: [what: string, changes: Record<string, string[]>, detail: string][] = [
    ['a newcomer never asked', { 'g3-3': [] }, 'g3-3 never asked to join'],
    ['a member never noted the join', { 'g3-2': [] }, 'g3-2 never noted the join'],
    ['a survivor never noted the death', { 'g3-1': [joins(5012, 'g3-3')] }, 'g3-1 never noted the death'],
    [
      'a member knew of a join before it was asked for',
      { 'g3-2': [joins(4900, 'g3-3')] },
      'g3-2 noted the join 100 ms before it happened',
    ],
    [
      'a survivor knew of a death before it happened',
      { 'g3-1': [joins(5012, 'g3-3'), fails(9000, 'g3-2')] },
      'g3-1 noted the death 1000 ms before it happened',
    ],
  ];
  for (const [what, changes, detail] of absurd) {
    it(`are none where ${what}`, () => {
      assert.throws(
        () => gossipTimes(group, events(changes), death),
        (error) =>
          error instanceof Failed &&
          error.failure.reason === 'expectation-failed' &&
          error.failure.detail === detail,
      );
    });
  }
});

describe('the text of a group’s times', () => {
  const text = gossipText({ parameters: lanProfile, groups: [gossipTimes(group, events(), death)] });

  it('puts what was measured beside the formula, and says how they compare', () => {
    assert.match(
      text,
      /^ {2}3 agents: join known +first 12 ms, all 150 ms\n {2} *formula +all after 1\.16 rounds/m,
    );
    assert.match(text, /^ {2}3 agents: suspicion lasts +4\.0 s$/m);
    assert.match(
      text.replace(/\s+/g, ' '),
      /the first noticed the death after 5\.2 s, which lies in the formula's range of 5\.0 s to 8\.0 s/,
    );
  });

  it('has every agent’s own time, for a reader to recompute', () => {
    const rows = text.split('\n    ').map((line) => line.trimEnd().replace(/ {2,}/g, ' '));
    assert.deepEqual(rows.slice(-8), [
      'g3-3 asks g3-1 1970-01-01T00:00:05.000Z',
      'g3-1 knows g3-3 12 ms 1970-01-01T00:00:05.012Z',
      'g3-2 knows g3-3 150 ms 1970-01-01T00:00:05.150Z',
      'g3-2 dies 1970-01-01T00:00:10.000Z',
      'g3-3 suspects g3-2 1200 ms 1970-01-01T00:00:11.200Z',
      'g3-1 suspects g3-2 1900 ms 1970-01-01T00:00:11.900Z',
      'g3-3 has g3-2 as failed 5200 ms 1970-01-01T00:00:15.200Z',
      'g3-1 has g3-2 as failed 5300 ms 1970-01-01T00:00:15.300Z',
    ]);
  });

  it('has no line that is too wide to be printed', () => {
    const wide = text.split('\n').filter((line) => line.length > findingColumns);
    assert.deepEqual(wide, []);
  });
});
