import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { z } from 'zod';
import { parseMoment } from '../../../src/lab/agent-event.js';
import type { TestWorkspace } from '../support/workspace.js';

const ms = z.int().min(0);
const oneSeed = z.strictObject({
  node: z.literal('s2'),
  seed: z.literal('ha'),
  seedState: z.literal('exited'),
  startedAt: z.string(),
  watchedMs: ms,
  attempts: z.int().min(3),
  attemptsAt: z.array(z.string()),
  retryIntervalMs: ms,
  joined: z.literal(false),
  livingMembers: z.tuple([z.literal('s1')]),
});
const severalSeeds = z.strictObject({
  node: z.literal('s2'),
  seeds: z.tuple([z.literal('ha'), z.literal('s1')]),
  seedsAway: z.tuple([z.literal('ha')]),
  startedAt: z.string(),
  agentStartedAfterMs: ms,
  joinedAt: z.string(),
  joinedAfterMs: ms,
  joinedThrough: z.literal('s1'),
  attempts: z.int().min(1),
});
const haReplaced = z.strictObject({
  seeds: z.tuple([z.literal('s1'), z.literal('s2')]),
  startedAt: z.string(),
  knows: z.tuple([z.literal('s1'), z.literal('s2')]),
  knowsAllAfterMs: ms,
  met: z.array(z.strictObject({ member: z.string(), at: z.string(), afterMs: ms })).length(2),
  witness: z.literal('s1'),
  knownAgainAfterMs: ms,
  knewBeforeReplacement: z.tuple([z.literal('ha'), z.literal('s1')]),
  awayMs: ms,
});
const agentTimes = z.array(z.strictObject({ agent: z.string(), at: z.string(), afterMs: ms }));
const gossip = z.object({
  parameters: z.object({ probeIntervalMs: z.literal(1000), suspicionMult: z.literal(4) }),
  groups: z.array(
    z.object({
      agents: z.number(),
      joinKnownFirstMs: ms,
      joinKnownByAllMs: ms,
      killDetectedFirstMs: ms,
      killDetectedByAllMs: ms,
      formula: z.object({ detectionLowMs: ms, detectionHighMs: ms }),
      join: z.object({ newcomer: z.string(), askedAt: z.string(), known: agentTimes }),
      kill: z.object({ victim: z.string(), diedAt: z.string(), detected: agentTimes }),
    }),
  ),
});

/** What the experiments of task 2 have found in a run of the whole lab. */
export function describeExperimentsOfTask2(workspace: () => TestWorkspace): void {
  describe('the experiments of task 2', () => {
    async function found<T>(name: string, schema: z.ZodType<T>): Promise<T> {
      return schema.parse(JSON.parse(await workspace().read(`task 2/experiment-${name}.json`)));
    }

    const between = (value: number, low: number, high: number): void =>
      assert.ok(value >= low && value <= high, `${value} is not between ${low} and ${high}`);

    it('one seed: s2 tries every two seconds and never joins, although s1 lives', async () => {
      const { attempts, attemptsAt, retryIntervalMs, watchedMs } = await found('one-seed', oneSeed);
      assert.equal(attemptsAt.length, attempts);
      between(retryIntervalMs, 1900, 4000);
      between(watchedMs, 2 * 1900, 40_000);
    });

    it('several seeds: s2 joins through s1 while ha is away', async () => {
      const { startedAt, joinedAt, joinedAfterMs } = await found('several-seeds', severalSeeds);
      assert.equal(
        joinedAfterMs,
        Math.round((parseMoment(joinedAt) ?? NaN) - (parseMoment(startedAt) ?? NaN)),
      );
      between(joinedAfterMs, 1, 20_000);
    });

    it('ha replaced: a new container knows all again', async () => {
      const { knowsAllAfterMs, met, awayMs } = await found('ha-replaced', haReplaced);
      assert.equal(knowsAllAfterMs, Math.max(...met.map(({ afterMs }) => afterMs)));
      between(knowsAllAfterMs, 1, 20_000);
      assert.ok(awayMs > 4000);
    });

    it('gossip: every agent of three groups tells of a join and of a death, after times that can be recomputed', async () => {
      const { groups } = await found('gossip', gossip);
      assert.deepEqual(
        groups.map(({ agents }) => agents),
        [3, 6, 12],
      );
      for (const { agents, join, kill, ...group } of groups) {
        const named = (times: typeof join.known): string[] => times.map(({ agent }) => agent).sort();
        const all = Array.from({ length: agents }, (_, index) => `g${agents}-${index + 1}`);
        assert.deepEqual(named(join.known), all.filter((agent) => agent !== join.newcomer).sort());
        assert.deepEqual(named(kill.detected), all.filter((agent) => agent !== kill.victim).sort());
        for (const [times, since, first, last] of [
          [join.known, join.askedAt, group.joinKnownFirstMs, group.joinKnownByAllMs],
          [kill.detected, kill.diedAt, group.killDetectedFirstMs, group.killDetectedByAllMs],
        ] as const) {
          const recomputed = times.map(({ at }) =>
            Math.max(0, Math.round((parseMoment(at) ?? NaN) - (parseMoment(since) ?? NaN))),
          );
          assert.deepEqual([Math.min(...recomputed), Math.max(...recomputed)], [first, last]);
        }
        between(group.joinKnownByAllMs, 1, 20_000);
        // A probe and a suspicion take their time on any machine; how much more it is depends on the machine.
        between(group.killDetectedFirstMs, group.formula.detectionLowMs - 100, 60_000);
      }
    });

    it('come as a text, too, with the same figures', async () => {
      const { groups } = await found('gossip', gossip);
      const text = await workspace().read('task 2/experiment-gossip.txt');
      for (const { kill } of groups) {
        for (const { agent, afterMs } of kill.detected) {
          assert.match(text, new RegExp(`^ +${agent} +has ${kill.victim} as failed +${afterMs} ms `, 'm'));
        }
      }
      assert.match(await workspace().read('task 2/experiment-one-seed.txt'), /^ {2}s2 joined +no$/m);
      assert.match(
        await workspace().read('task 2/experiment-several-seeds.txt'),
        /^ {2}s2 meets s1 after +\d/m,
      );
      assert.match(
        await workspace().read('task 2/experiment-ha-replaced.txt'),
        /^ {2}ha knows all others after +\d/m,
      );
    });
  });
}
