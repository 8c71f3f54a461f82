import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { listContainers } from '../../src/docker/container.js';
import type { Engine } from '../../src/docker/engine.js';
import { listNetworks } from '../../src/docker/network.js';
import { label } from '../../src/lab/labels.js';
import { failureOf, runToEnd, start, type Ended } from './support/command.js';
import { provideImages, testEngine } from './support/engine.js';
import { task } from './support/scenario.js';
import { until } from './support/until.js';
import { TestWorkspace } from './support/workspace.js';

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
