import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, it } from 'node:test';
import { TemporaryFolder } from '../temporary-folder.js';
import { aitLab } from './command.js';

type Put = (path: string) => void;

const pipe: Put = (path) => void spawnSync('mkfifo', [path]);
const folder: Put = (path) => mkdirSync(path);
const device: Put = (path) => symlinkSync('/dev/zero', path);
const outside: Put = (path) => symlinkSync('/etc', path);

const out = /leads out of the workspace, to \/(?:etc|dev\/zero)\n {2}→ put the files themselves there\n$/;

describe('a workspace of a stranger', () => {
  const cases: [what: string, path: string, put: Put, command: string[], said: RegExp][] = [
    ['a pipe', 'ait-lab.yaml', pipe, ['list'], /^✗ ait-lab\.yaml is a pipe, and no file\n$/],
    ['a folder', 'ait-lab.yaml', folder, ['list'], /^✗ ait-lab\.yaml is a folder, and no file\n$/],
    ['a device', 'ait-lab.yaml', device, ['list'], out],
    ['a pipe', 'tasks/task7.yaml', pipe, ['list'], /^✗ tasks\/task7\.yaml is a pipe, and no file\n$/],
    ['a folder', 'tasks/lab.yaml', folder, ['list'], /^✗ tasks\/lab\.yaml is a folder, and no file\n$/],
    ['a link out of it', 'logs', outside, ['build-report'], out],
    ['a link out of it', 'logs/task 3', outside, ['build-report'], out],
    ['a link out of it', 'report/answers', outside, ['build-report'], out],
    ['a link out of it', 'report', outside, ['build-report'], out],
  ];
  for (const [what, path, put, command, said] of cases) {
    it(`is told of ${what} in the place of ${path}, and nothing else happens`, () => {
      using workspace = new TemporaryFolder();
      mkdirSync(dirname(join(workspace.path, path)), { recursive: true });
      put(join(workspace.path, path));
      const { code, stderr } = aitLab(workspace.path, command);
      assert.match(stderr, said);
      assert.equal(code, 2);
      assert.equal(existsSync(join(workspace.path, 'report/report.md')), false);
    });
  }

  it('may have pipes among its evidence: they are none', () => {
    using workspace = new TemporaryFolder();
    mkdirSync(join(workspace.path, 'logs/task 3'), { recursive: true });
    for (const name of ['manifest.json', 'ha.log']) pipe(join(workspace.path, 'logs/task 3', name));
    const { code, stderr } = aitLab(workspace.path, ['build-report', '--format', 'md']);
    // The report has gaps.
    assert.equal(code, 1, stderr);
    assert.ok(existsSync(join(workspace.path, 'report/report.md')));
  });

  it('writes to no file that a link in the place of the lock leads to', () => {
    using workspace = new TemporaryFolder();
    using elsewhere = new TemporaryFolder();
    mkdirSync(join(workspace.path, 'logs'));
    writeFileSync(join(elsewhere.path, 'precious'), 'text');
    symlinkSync(join(elsewhere.path, 'precious'), join(workspace.path, 'logs/.lock'));
    aitLab(workspace.path, ['run', '0']);
    assert.deepEqual(readdirSync(elsewhere.path), ['precious']);
  });

  it('has no file of evidence called like the manifest', () => {
    using workspace = new TemporaryFolder();
    mkdirSync(join(workspace.path, 'tasks'));
    const task = [
      'task: 7\ntitle: { en: A, fr: B }\nsteps:\n  - name: x\n    do:\n      - start: ha\n    capture:\n',
      '      manifest.json: { ps: running }\ndeliverables: []\n',
    ];
    writeFileSync(join(workspace.path, 'tasks/task7.yaml'), task.join(''));
    const { code, stderr } = aitLab(workspace.path, ['run', '7', '--dry-run']);
    assert.match(stderr, /manifest\.json: \{ ps: running \}/);
    assert.equal(code, 2);
  });
});
