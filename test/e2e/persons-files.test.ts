import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Engine } from '../../src/docker/engine.js';
import { runToEnd } from './support/command.js';
import { assertNothingLeft, provideImages, testEngine } from './support/engine.js';
import { s1Starts, task } from './support/scenario.js';
import { TestWorkspace } from './support/workspace.js';

/** What a person has in the places that a run writes to. */
const mine = [
  'logs/.lock',
  'logs/.unfinished/task 0',
  'logs/task 0/manifest.json',
  'logs/task 0/notes.md',
  'logs/task 0/s1.log',
  'logs/task 1',
  'logs/failed/task 0/s1.log',
  'logs/replaced',
];

describe('a run where a person has captured by hand', () => {
  let engine: Engine;
  before(async () => {
    engine = await testEngine();
    await provideImages(engine, ['task0']);
  });
  after(() => assertNothingLeft(engine));

  async function workspaceOf(files: readonly string[]): Promise<TestWorkspace> {
    const tasks = {
      'tasks/task0.yaml': task(0, s1Starts),
      'tasks/task1.yaml': task(1, s1Starts).replace('task: 1', 'task: 1\ntarget: task0'),
    };
    return TestWorkspace.create({
      ...tasks,
      ...Object.fromEntries(files.map((name) => [name, `mine: ${name}`])),
    });
  }

  /** Everything of a person's is somewhere, and what is elsewhere now was named. */
  async function assertKept(
    workspace: TestWorkspace,
    moved: readonly { from: string; to: string }[],
  ): Promise<void> {
    const contents = await workspace.contents('.');
    for (const name of mine) {
      const move = moved.find(({ from }) => from === name);
      assert.equal(contents.get(move?.to ?? name)?.toString(), `mine: ${name}`, JSON.stringify(moved));
    }
  }

  it('passes, moves aside what is in the way, and says so in its events', async () => {
    await using workspace = await workspaceOf(mine);
    const run = await runToEnd(['run', '0', '1', '-C', workspace.path, '--json', '--isolated']);
    assert.equal(run.code, 0, run.stdout + run.stderr);
    const moved = run.events.flatMap((event) => (event.type === 'moved-aside' ? event.files : []));
    await assertKept(workspace, moved);
    assert.deepEqual(
      moved.map(({ from }) => from).sort(),
      mine.filter((name) => !/notes|failed|replaced/.test(name)).sort(),
    );
    for (const number of [0, 1]) assert.equal((await workspace.manifest(number)).outcome, 'passed');
    assert.match(await workspace.read('task 0/s1.log'), /s1 listens/);
  });

  it('says it in a line at its end', async () => {
    await using workspace = await workspaceOf(['logs/task 0/s1.log']);
    const run = await runToEnd(['run', '0', '-C', workspace.path, '--plain', '--isolated']);
    assert.equal(run.code, 0, run.stdout + run.stderr);
    const said =
      /\n! logs\/task 0\/s1\.log was in the way, .*; it is now (logs\/replaced\/.*\/task 0\/s1\.log)\n/.exec(
        run.stdout,
      );
    assert.equal(await workspace.readText(said?.[1] ?? run.stdout), 'mine: logs/task 0/s1.log');
    const again = await runToEnd(['run', '0', '-C', workspace.path, '--plain', '--isolated']);
    assert.ok(!again.stdout.includes('in the way'), again.stdout);
  });

  it('collect-logs moves aside and says so, too', async () => {
    await using workspace = await workspaceOf([
      'logs/task 0/s1.log',
      'logs/task 0/manifest.json',
      'logs/task 0/notes.md',
    ]);
    const up = await runToEnd(['run', '0', '--keep', '-C', workspace.path, '--json', '--isolated']);
    assert.equal(up.code, 0, up.stdout + up.stderr);
    await workspace.write('logs/task 0/s1.log', 'mine, again');
    const collected = await runToEnd(['collect-logs', '-C', workspace.path]);
    const down = await runToEnd(['down', '-C', workspace.path]);
    assert.equal(collected.code, 0, collected.stdout + collected.stderr);
    assert.equal(down.code, 0);
    assert.match(collected.stderr, /^! .*logs\/task 0\/s1\.log was in the way, /);
    const contents = [...(await workspace.contents('logs')).values()].map(String);
    for (const text of ['mine, again', 'mine: logs/task 0/s1.log', 'mine: logs/task 0/manifest.json'])
      assert.ok(contents.includes(text), text);
    assert.equal(await workspace.read('task 0/notes.md'), 'mine: logs/task 0/notes.md');
    assert.match(await workspace.read('task 0/s1.log'), /s1 listens/);
  });
});
