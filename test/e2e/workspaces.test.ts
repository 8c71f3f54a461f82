import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { listContainers } from '../../src/docker/container.js';
import type { Engine } from '../../src/docker/engine.js';
import type { Manifest } from '../../src/evidence/manifest.js';
import { failureOf, runToEnd, start } from './support/command.js';
import { assertNothingLeft, provideImages, testEngine } from './support/engine.js';
import { gate, labStarts, openGate, s1Starts, task } from './support/scenario.js';
import { TestWorkspace } from './support/workspace.js';

const gated = task(0, s1Starts, gate);
const neverTrue = '  - name: nothing\n    within: 1\n    until: [{ log: { of: s1, contains: gold } }]';

/** What a manifest says that must not depend on how tasks were run. */
function story({ task: number, outcome, files }: Manifest): unknown {
  return [
    number,
    outcome,
    files.map(({ file, steps }) => ({ file, steps })).sort((a, b) => (a.file < b.file ? -1 : 1)),
  ];
}

describe('runs beside and after each other', () => {
  let engine: Engine;
  before(async () => {
    engine = await testEngine();
    await provideImages(engine, ['task0', 'task1']);
  });
  after(() => assertNothingLeft(engine));

  it('a second run in the same workspace hears who runs; the first is unharmed', async () => {
    await using workspace = await TestWorkspace.create({ 'tasks/task0.yaml': gated });
    await using first = start(['run', '0', '-C', workspace.path, '--json']);
    const { run } = await first.event('run-started');
    await first.event('waiting', ({ step }) => step === 1);
    const before = await listContainers(engine);

    const second = await runToEnd(['run', '0', '-C', workspace.path, '--json']);
    assert.equal(second.code, 3, second.stdout);
    const failure = failureOf(second);
    assert.ok(failure.reason === 'workspace-busy', JSON.stringify(failure));
    assert.deepEqual([failure.pid, failure.run], [first.pid, run]);
    const isolated = await runToEnd(['run', '0', '--isolated', '-C', workspace.path, '--plain']);
    assert.equal(isolated.code, 3);
    assert.match(isolated.stdout + isolated.stderr, new RegExp(`another run works in this folder: ${run}\n`));
    assert.match(isolated.stdout + isolated.stderr, new RegExp(`process ${first.pid}, since 20`));
    const down = await runToEnd(['down', '-C', workspace.path]);
    assert.equal(down.code, 3, down.stdout);

    assert.deepEqual(
      (await listContainers(engine)).map(({ Id, State }) => [Id, State]),
      before.map(({ Id, State }) => [Id, State]),
    );
    await openGate(engine, 's1');
    const end = await first.ended;
    assert.equal(end.code, 0, end.stdout);
    assert.deepEqual(await workspace.files('logs'), [
      'logs/task 0/docker-ps.txt',
      'logs/task 0/later.txt',
      'logs/task 0/manifest.json',
      'logs/task 0/s1.log',
    ]);
  });

  it('two isolated runs in two workspaces at the same time both pass, with the same files', async () => {
    const files = { 'tasks/task0.yaml': task(0, labStarts, gate) };
    await using one = await TestWorkspace.create(files);
    await using other = await TestWorkspace.create(files);
    await using first = start(['run', '0', '--isolated', '-C', one.path, '--json']);
    await using second = start(['run', '0', '--isolated', '-C', other.path, '--json']);
    const both = await Promise.all(
      [first, second].map(async (run) => {
        await run.event('waiting', ({ step }) => step === 1);
        return (await run.event('run-started')).run;
      }),
    );
    assert.equal((await listContainers(engine, { status: ['running'] })).length, 6);
    await Promise.all(both.map((run) => openGate(engine, `ait-${run}-t0-s1`)));
    for (const end of await Promise.all([first.ended, second.ended])) assert.equal(end.code, 0, end.stdout);
    assert.deepEqual(await one.files('logs'), await other.files('logs'));
    assert.deepEqual(story(await one.manifest(0)), story(await other.manifest(0)));
    await assertNothingLeft(engine);
  });

  it('--jobs 2 leaves the same evidence as one task after the other', async () => {
    const files = { 'tasks/task0.yaml': task(0, labStarts), 'tasks/task1.yaml': task(1, labStarts) };
    await using inTurn = await TestWorkspace.create(files);
    await using sideBySide = await TestWorkspace.create(files);
    const ends = [
      await runToEnd(['run', '0-1', '-C', inTurn.path, '--json']),
      await runToEnd(['run', '0-1', '--jobs', '2', '-C', sideBySide.path, '--json']),
    ];
    for (const end of ends) assert.equal(end.code, 0, end.stdout);
    const order = ends[1]?.events.flatMap(({ type }) => (type.startsWith('task-') ? [type] : []));
    assert.deepEqual(order, ['task-started', 'task-started', 'task-ended', 'task-ended']);
    assert.deepEqual(await sideBySide.files('logs'), await inTurn.files('logs'));
    for (const number of [0, 1]) {
      assert.deepEqual(story(await sideBySide.manifest(number)), story(await inTurn.manifest(number)));
      const answers = JSON.parse(await sideBySide.read(`task ${number}/answers.json`)) as { host: string }[];
      assert.deepEqual([...new Set(answers.map(({ host }) => host))].sort(), ['s1', 's2']);
    }
    await assertNothingLeft(engine);
  });

  it('a failed run after a good one goes to logs/failed/, and goes when all is well again', async () => {
    await using workspace = await TestWorkspace.create({ 'tasks/task0.yaml': task(0, s1Starts) });
    const run = async (...steps: string[]): Promise<number | null> => {
      await workspace.write('tasks/task0.yaml', task(0, ...steps));
      return (await runToEnd(['run', '0', '-C', workspace.path, '--json'])).code;
    };
    assert.equal(await run(s1Starts), 0);
    await workspace.write('logs/task 0/notes.md', 'of a student');
    const good = await workspace.contents('logs/task 0');

    assert.equal(await run(s1Starts, neverTrue), 4);
    assert.deepEqual(await workspace.contents('logs/task 0'), good);
    assert.equal((await workspace.manifest(0, 'failed')).outcome, 'timed-out');
    assert.match(await workspace.read('failed/task 0/s1.log'), /s1 listens/);

    assert.equal(await run(s1Starts.replace('ps: running', 'file: /none, of: s1')), 1);
    assert.deepEqual(await workspace.contents('logs/task 0'), good);
    const { outcome, failure, files } = await workspace.manifest(0, 'failed');
    assert.equal(outcome, 'failed');
    assert.match(failure ?? '', /docker-ps\.txt could not be captured\n +no \/none in s1/);
    assert.deepEqual(
      files.map(({ file }) => file),
      ['s1.log'],
    );

    assert.equal(await run(s1Starts), 0);
    assert.equal(await workspace.read('task 0/notes.md'), 'of a student');
    assert.deepEqual(await workspace.files('logs'), [...good.keys()].sort());
  });
});
