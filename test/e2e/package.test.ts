import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { promisify } from 'node:util';
import type { Engine } from '../../src/docker/engine.js';
import { productRoot } from './support/command.js';
import { assertNothingLeft, provideImages, testEngine } from './support/engine.js';
import { TestWorkspace } from './support/workspace.js';

const call = promisify(execFile);

describe('the package', () => {
  let engine: Engine;
  before(async () => {
    engine = await testEngine();
    await provideImages(engine, ['task0']);
  });
  after(() => assertNothingLeft(engine));

  it('works when it is installed in an empty folder elsewhere', async () => {
    await using workspace = await TestWorkspace.create();
    const folder = join(workspace.path, 'a folder of a student');
    await mkdir(folder);
    // It has been built already, and nothing may build it anew under the other tests.
    const pack = ['pack', '--ignore-scripts', '--json', '--pack-destination', workspace.path];
    const packed: unknown = JSON.parse((await call('npm', pack, { cwd: productRoot })).stdout);
    assert.ok(Array.isArray(packed));
    const archive = (await workspace.files()).filter((name) => name.endsWith('.tgz'));
    assert.equal(archive.length, 1);

    const install = [
      'install',
      join(workspace.path, archive[0] ?? ''),
      '--ignore-scripts',
      '--prefer-offline',
    ];
    await call('npm', [...install, '--no-audit', '--no-fund'], { cwd: folder });
    const { stdout } = await call('npx', ['ait-lab', 'run', 'task0', '--plain', '--no-experiments'], {
      cwd: folder,
    });
    assert.match(stdout, /images up to date/);
    assert.match(stdout, /1 of 1 task passed/);
    const files = await workspace.files('a folder of a student/logs');
    const expected = ['answers.json', 'docker-ps.txt', 'ha.log', 'manifest.json', 's1.log', 's2.log'];
    for (const file of expected) {
      assert.ok(files.includes(`a folder of a student/logs/task 0/${file}`), files.join('\n'));
    }
    // The page's style and script are files of the package.
    const built = await call('npx', ['ait-lab', 'build-report', '--format', 'md,html', '--allow-missing'], {
      cwd: folder,
    });
    assert.match(built.stdout, /report\.md .*\n.*report\.html /);
    const { stdout: help } = await call('npx', ['ait-lab', '--help'], { cwd: folder });
    assert.match(help, /Usage: ait-lab /);
  });
});
