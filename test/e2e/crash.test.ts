import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { listContainers } from '../../src/docker/container.js';
import type { Engine } from '../../src/docker/engine.js';
import { runToEnd, start } from './support/command.js';
import { assertNothingLeft, leftovers, provideImages, testEngine } from './support/engine.js';
import { foreignContainer } from './support/foreign.js';
import { gate, s1Starts, task } from './support/scenario.js';
import { TestWorkspace } from './support/workspace.js';

const gated = { 'tasks/task0.yaml': task(0, s1Starts, gate) };
const short = task(0, s1Starts);

describe('after a kill -9 of the tool', () => {
  let engine: Engine;
  before(async () => {
    engine = await testEngine();
    await provideImages(engine, ['task0']);
  });
  after(() => assertNothingLeft(engine));

  /** A run that is killed while it waits, with containers, a lock and half of the evidence. */
  async function crash(workspace: TestWorkspace): Promise<void> {
    await using run = start(['run', '0', '-C', workspace.path, '--json']);
    await run.event('waiting', ({ step }) => step === 1);
    run.kill('SIGKILL');
    assert.equal((await run.ended).signal, 'SIGKILL');
    const [container] = await listContainers(engine);
    assert.deepEqual([container?.Names, container?.State], [['/s1'], 'running']);
  }

  it('the next run recognises what was left, removes it, and works', async () => {
    await using workspace = await TestWorkspace.create(gated);
    await crash(workspace);
    await workspace.write('tasks/task0.yaml', short);
    const { code, events, stdout } = await runToEnd(['run', '0', '-C', workspace.path, '--json']);
    assert.equal(code, 0, stdout);
    const notes = events.flatMap((event) => (event.type === 'note' ? [event.text] : []));
    assert.deepEqual(notes, [
      'images: those of ait-lab',
      'took down what was there of this workspace: s1, heig',
      'an earlier run ended in the middle of task 0; its files are in logs/failed/',
    ]);
    await assertNothingLeft(engine);
    assert.equal((await workspace.manifest(0)).outcome, 'passed');
  });

  it('its unfinished evidence is put aside and never passes for good', async () => {
    await using workspace = await TestWorkspace.create({ 'tasks/task0.yaml': short });
    assert.equal((await runToEnd(['run', '0', '-C', workspace.path, '--json'])).code, 0);
    const good = await workspace.contents('logs/task 0');
    await workspace.write('tasks/task0.yaml', gated['tasks/task0.yaml']);
    await crash(workspace);
    assert.deepEqual(await workspace.contents('logs/task 0'), good);

    await workspace.write('tasks/task1.yaml', short.replace('task: 0', 'task: 1\ntarget: task0'));
    const next = await runToEnd(['run', '1', '-C', workspace.path, '--json']);
    assert.equal(next.code, 0, next.stdout);
    assert.deepEqual(await workspace.contents('logs/task 0'), good);
    assert.deepEqual(await workspace.files('logs/failed'), [
      'logs/failed/task 0/docker-ps.txt',
      'logs/failed/task 0/s1.log',
    ]);
    assert.match(await workspace.read('failed/task 0/s1.log'), /s1 listens/);
  });

  it('`down` takes away what was left, and nothing that is somebody else’s', async () => {
    await using workspace = await TestWorkspace.create(gated);
    await using other = await TestWorkspace.create(gated);
    await crash(workspace);
    await using foreign = await foreignContainer(engine, 's2', { image: 'ait-lab/webapp:task0' });

    const elsewhere = await runToEnd(['down', '-C', other.path]);
    assert.deepEqual([elsewhere.code, elsewhere.stdout], [0, 'nothing to take down\n']);
    const down = await runToEnd(['down', '-C', workspace.path]);
    assert.deepEqual([down.code, down.stdout], [0, 'removed s1, heig\n']);
    const all = await runToEnd(['down', '--all', '-C', workspace.path]);
    assert.deepEqual([all.code, all.stdout], [0, 'nothing to take down\n']);
    assert.deepEqual(
      (await listContainers(engine)).map(({ Id, State }) => [Id, State]),
      [[foreign.id, 'running']],
    );
    assert.equal((await leftovers(engine)).length, 1);
  });
});
