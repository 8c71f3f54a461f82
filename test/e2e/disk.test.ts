import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { after, before, describe, it } from 'node:test';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Engine } from '../../src/docker/engine.js';
import { failureOf, runToEnd } from './support/command.js';
import { assertNothingLeft, provideImages, testEngine } from './support/engine.js';
import { s1Starts, task } from './support/scenario.js';
import { TestWorkspace } from './support/workspace.js';

const isRoot = process.getuid?.() === 0;

describe('a file that cannot be written', () => {
  let engine: Engine;
  before(async () => {
    engine = await testEngine();
    await provideImages(engine, ['task0']);
  });
  after(() => assertNothingLeft(engine));

  /** Mounts a small file system as `logs/` of the workspace, until it is disposed of. */
  async function mounted(workspace: TestWorkspace, options: string): Promise<AsyncDisposable> {
    const folder = join(workspace.path, 'logs');
    await mkdir(folder, { recursive: true });
    execFileSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', folder]);
    return {
      [Symbol.asyncDispose]: () => {
        execFileSync('umount', [folder]);
        return Promise.resolve();
      },
    };
  }

  it(
    'no space: the file is named, no half of it is left, earlier evidence stays',
    { skip: !isRoot },
    async () => {
      await using workspace = await TestWorkspace.create({ 'tasks/task0.yaml': task(0, s1Starts) });
      await using _logs = await mounted(workspace, 'size=256k');
      assert.equal((await runToEnd(['run', '0', '-C', workspace.path, '--json'])).code, 0);
      const good = await workspace.contents('logs/task 0');

      const long = '  - name: s1 counts\n    capture: { numbers.txt: { exec: [seq, "100000"], of: s1 } }';
      await workspace.write('tasks/task0.yaml', task(0, s1Starts, long));
      const end = await runToEnd(['run', '0', '-C', workspace.path, '--json']);
      assert.equal(end.code, 3, end.stdout + end.stderr);
      const file = join(workspace.path, 'logs/.unfinished/task 0/numbers.txt');
      assert.deepEqual(failureOf(end), { reason: 'file-unwritable', file, code: 'ENOSPC' });
      assert.deepEqual(await workspace.contents('logs/task 0'), good);
      assert.deepEqual(await workspace.files('logs/failed'), [
        'logs/failed/task 0/docker-ps.txt',
        'logs/failed/task 0/manifest.json',
        'logs/failed/task 0/s1.log',
      ]);
      const { outcome, failure } = await workspace.manifest(0, 'failed');
      assert.equal(outcome, 'failed');
      assert.match(failure ?? '', /numbers\.txt cannot be written: no space is left on the disk/);
      assert.ok((await workspace.files('logs')).every((name) => !/tmp|unfinished|lock/.test(name)));
      await assertNothingLeft(engine);
    },
  );

  it('no space even for a word: nothing is begun', { skip: !isRoot }, async () => {
    await using workspace = await TestWorkspace.create({ 'tasks/task0.yaml': task(0, s1Starts) });
    await using _logs = await mounted(workspace, 'nr_inodes=1');
    const end = await runToEnd(['run', '0', '-C', workspace.path, '--json']);
    assert.equal(end.code, 3, end.stdout + end.stderr);
    const failure = failureOf(end);
    assert.ok(failure.reason === 'file-unwritable' && failure.code === 'ENOSPC', JSON.stringify(failure));
    assert.ok(failure.file.startsWith(join(workspace.path, 'logs')));
    assert.deepEqual(await workspace.files('logs'), []);
    assert.ok(!end.events.some((event) => event.type === 'phase-started'));
  });

  it('no permission: nothing is begun', { skip: !isRoot }, async () => {
    await using workspace = await TestWorkspace.create({ 'tasks/task0.yaml': task(0, s1Starts) });
    await using _logs = await mounted(workspace, 'ro');
    const end = await runToEnd(['run', '0', '-C', workspace.path, '--plain']);
    assert.equal(end.code, 3, end.stdout + end.stderr);
    assert.ok((end.stdout + end.stderr).includes(join(workspace.path, 'logs')));
    assert.match(end.stdout + end.stderr, / cannot be written: the file system is read-only\n/);
  });

  it('something else is where logs/ should be: it stays', async () => {
    await using workspace = await TestWorkspace.create({
      'tasks/task0.yaml': task(0, s1Starts),
      logs: 'mine',
    });
    const end = await runToEnd(['run', '0', '-C', workspace.path, '--plain']);
    assert.equal(end.code, 3, end.stdout + end.stderr);
    assert.match(end.stdout + end.stderr, /logs\/\.lock cannot be written: a part of its path is a file\n/);
    assert.equal(await workspace.readText('logs'), 'mine');
  });
});
