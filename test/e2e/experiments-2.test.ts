import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { z } from 'zod';
import { listContainers } from '../../src/docker/container.js';
import type { Engine } from '../../src/docker/engine.js';
import { listNetworks } from '../../src/docker/network.js';
import { parseMoment } from '../../src/lab/agent-event.js';
import { label } from '../../src/lab/labels.js';
import { failureOf, runToEnd, start, type Ended } from './support/command.js';
import { provideImages, testEngine } from './support/engine.js';
import { task } from './support/scenario.js';
import { until } from './support/until.js';
import { TestWorkspace } from './support/workspace.js';

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

/** Names of what a run has left on the engine; other runs may have things of their own there. */
async function leftOf(engine: Engine, run: string): Promise<string[]> {
  const filter = { label: [`${label.run}=${run}`] };
  const [containers, networks] = await Promise.all([
    listContainers(engine, filter),
    listNetworks(engine, filter),
  ]);
  return [...containers.flatMap(({ Names }) => Names), ...networks.map(({ name }) => name)];
}

function runOf({ events }: Pick<Ended, 'events'>): string {
  const started = events.find((event) => event.type === 'run-started');
  assert.ok(started);
  return started.run;
}

describe('the experiments of task 2', () => {
  let engine: Engine;
  let workspace: TestWorkspace;
  let end: Ended;
  before(async () => {
    engine = await testEngine();
    await provideImages(engine, ['task2']);
    workspace = await TestWorkspace.create();
    end = await runToEnd(['run', '2', '--isolated', '-C', workspace.path, '--json']);
    assert.equal(end.code, 0, end.stdout + end.stderr);
  });
  after(() => workspace[Symbol.asyncDispose]());

  async function found<T>(name: string, schema: z.ZodType<T>): Promise<T> {
    return schema.parse(JSON.parse(await workspace.read(`task 2/experiment-${name}.json`)));
  }

  const between = (value: number, low: number, high: number): void =>
    assert.ok(value >= low && value <= high, `${value} is not between ${low} and ${high}`);

  it('leave nothing behind', async () => assert.deepEqual(await leftOf(engine, runOf(end)), []));

  it('one seed: s2 tries every two seconds and never joins, although s1 lives', async () => {
    const { attempts, attemptsAt, retryIntervalMs, watchedMs } = await found('one-seed', oneSeed);
    assert.equal(attemptsAt.length, attempts);
    between(retryIntervalMs, 1900, 4000);
    between(watchedMs, 2 * 1900, 40_000);
  });

  it('several seeds: s2 joins through s1 while ha is away', async () => {
    const { startedAt, joinedAt, joinedAfterMs } = await found('several-seeds', severalSeeds);
    assert.equal(joinedAfterMs, Math.round((parseMoment(joinedAt) ?? NaN) - (parseMoment(startedAt) ?? NaN)));
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
    const text = await workspace.read('task 2/experiment-gossip.txt');
    for (const { kill } of groups) {
      for (const { agent, afterMs } of kill.detected) {
        assert.match(text, new RegExp(`^ +${agent} +has ${kill.victim} as failed +${afterMs} ms `, 'm'));
      }
    }
    assert.match(await workspace.read('task 2/experiment-one-seed.txt'), /^ {2}s2 joined +no$/m);
    assert.match(await workspace.read('task 2/experiment-several-seeds.txt'), /^ {2}s2 meets s1 after +\d/m);
    assert.match(
      await workspace.read('task 2/experiment-ha-replaced.txt'),
      /^ {2}ha knows all others after +\d/m,
    );
  });
});

describe('an experiment that sees something else than what the lab teaches', () => {
  it('fails the step, and says what it saw', async () => {
    const engine = await testEngine();
    await provideImages(engine, ['task2']);
    const seedIsThere = task(
      2,
      '  - name: s2 starts while its seed is there',
      '    do: [{ start: ha }, { start: [s1, s2] }]',
      '    until: [{ serf.members: { alive: [ha, s1, s2] } }]',
      '    experiment: one-seed',
    );
    await using workspace = await TestWorkspace.create({ 'tasks/task2.yaml': seedIsThere });
    const end = await runToEnd(['run', '2', '--isolated', '-C', workspace.path, '--json']);
    assert.deepEqual(failureOf(end), {
      reason: 'expectation-failed',
      doing: 'watching a node with one seed',
      detail: 's2 joined, although its only seed ha is running',
    });
    assert.deepEqual(await leftOf(engine, runOf(end)), []);
  });
});

describe('groups of agents beside a lab', () => {
  let engine: Engine;
  before(async () => {
    engine = await testEngine();
    await provideImages(engine, ['task2']);
  });

  const beside = task(
    2,
    '  - name: ha and s1 know each other',
    '    do: [{ start: ha }, { start: s1 }]',
    '    until: [{ serf.members: { alive: [ha, s1] } }]',
    '  - name: others gossip',
    '    experiment: gossip',
    '    capture:',
    '      docker-ps.txt: { ps: all }',
    '      ha.log: { logs: ha }',
    '      s1.log: { logs: s1 }',
  );

  it('are never heard of by its nodes, and gone before the next capture', async () => {
    await using workspace = await TestWorkspace.create({ 'tasks/task2.yaml': beside });
    const end = await runToEnd(['run', '2', '--isolated', '-C', workspace.path, '--json']);
    assert.equal(end.code, 0, end.stdout + end.stderr);
    const logs = (await workspace.read('task 2/ha.log')) + (await workspace.read('task 2/s1.log'));
    const members = [...logs.matchAll(/EventMember(\w+): (\S+) /g)].map(([, what, who]) => `${what} ${who}`);
    assert.deepEqual([...new Set(members)].sort(), ['Join ha', 'Join s1']);
    const ps = (await workspace.read('task 2/docker-ps.txt')).trimEnd().split('\n');
    assert.equal(ps.length, 3, ps.join('\n'));
    assert.deepEqual(await leftOf(engine, runOf(end)), []);
  });

  const moments: [when: string, containers: number, text: RegExp][] = [
    ['while they start', 6, /starting 18 agents/],
    ['while a death is waited for', 0, /g3-2, g6-2, g12-2 killed/],
  ];
  for (const [when, containers, text] of moments) {
    it(`are gone after Ctrl-C ${when}`, async () => {
      await using workspace = await TestWorkspace.create({ 'tasks/task2.yaml': beside });
      await using command = start(['run', '2', '--isolated', '-C', workspace.path, '--json']);
      const { run } = await command.event('run-started');
      await command.event('acting', (event) => text.test(event.text));
      await until('some agents', 20_000, async () => (await leftOf(engine, run)).length > containers);
      const sent = performance.now();
      command.kill('SIGINT');
      const end = await command.ended;
      assert.ok(performance.now() - sent < 20_000, `took ${performance.now() - sent} ms`);
      assert.equal(end.code, 130, end.stdout + end.stderr);
      assert.deepEqual(failureOf(end), { reason: 'interrupted', signal: 'SIGINT' });
      assert.deepEqual(await leftOf(engine, run), []);
    });
  }
});
