import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { listContainers } from '../../src/docker/container.js';
import type { Engine } from '../../src/docker/engine.js';
import { listImages } from '../../src/docker/image.js';
import { listNetworks } from '../../src/docker/network.js';
import { label } from '../../src/lab/labels.js';
import { failureOf, start, type Ended } from './support/command.js';
import { provideImages, testEngine } from './support/engine.js';
import { task } from './support/scenario.js';
import { TestWorkspace } from './support/workspace.js';

let engine: Engine;
before(async () => {
  engine = await testEngine();
  await provideImages(engine, ['task0', 'task1']);
});

/** Everything that a run has left on the engine. */
async function leftBy({ events }: Pick<Ended, 'events'>): Promise<string[]> {
  const started = events.find((event) => event.type === 'run-started');
  assert.ok(started);
  const labels = [`${label.run}=${started.run}`];
  const [containers, networks, images] = await Promise.all([
    listContainers(engine, { label: labels }),
    listNetworks(engine, { label: labels }),
    listImages(engine, labels),
  ]);
  return [...containers.map(({ Names }) => Names.join()), ...networks.map(({ name }) => name), ...images];
}

describe('Ctrl-C while a web app is let in by hand', () => {
  const steps = `
  - name: ha, s1, s2 and s3 start
    do: [{ start: [s1, s2, s3, ha] }]
    until: [{ haproxy.servers: { up: [s1, s2] } }, { log: { of: s3, contains: listens } }]
  - name: s3 is let in
    until: [{ haproxy.servers: { up: [s1, s2] } }]
    experiment: added-by-hand`;

  for (const moment of ['building the image of ha', 'replacing ha', 'putting ha back']) {
    it(`at the moment of ${moment}: no image, no container`, async () => {
      await using workspace = await TestWorkspace.create({ 'tasks/task0.yaml': task(0, steps) });
      await using run = start(['run', '0', '-C', workspace.path, '--isolated', '--json']);
      await run.event('acting', ({ text }) => text.startsWith(moment));
      const sent = performance.now();
      run.kill('SIGINT');
      const end = await run.ended;
      assert.ok(performance.now() - sent < 20_000, `took ${performance.now() - sent} ms`);
      assert.equal(end.code, 130, end.stdout + end.stderr);
      assert.deepEqual(failureOf(end), { reason: 'interrupted', signal: 'SIGINT' });
      assert.deepEqual(await leftBy(end), []);
      assert.ok(!(await workspace.files('logs')).some((file) => file.includes('experiment-')));
    });
  }
});

describe('Ctrl-C while an image is built to be measured', () => {
  it('leaves no image, not even one without a name', async () => {
    const steps = `
  - name: an image is built with three RUNs and with one
    do: [{ start: [s1, s2, ha] }]
    until: [{ haproxy.servers: { up: [s1, s2] } }]
    experiment: layers`;
    const before = await listImages(engine, []);
    await using workspace = await TestWorkspace.create({ 'tasks/task0.yaml': task(0, steps) });
    await using run = start(['run', '0', '-C', workspace.path, '--isolated', '--json']);
    await run.event('acting', ({ text }) => text.includes('after a change in the first command'));
    run.kill('SIGINT');
    const end = await run.ended;
    assert.equal(end.code, 130, end.stdout + end.stderr);
    assert.deepEqual(await leftBy(end), []);
    const left = (await listImages(engine, [])).filter((image) => !before.includes(image));
    assert.deepEqual(left, []);
  });
});
