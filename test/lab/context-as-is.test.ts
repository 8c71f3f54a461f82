import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, it } from 'node:test';
import { extract, type Header } from 'tar-stream';
import { Failed } from '../../src/failure.js';
import { readContextAsIs } from '../../src/lab/context-as-is.js';
import { TemporaryFolder } from '../temporary-folder.js';

function write(folder: TemporaryFolder, files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder.path, name)), { recursive: true });
    writeFileSync(join(folder.path, name), text);
  }
}

async function archived(folder: TemporaryFolder): Promise<Header[]> {
  const headers: Header[] = [];
  for await (const entry of (await readContextAsIs(folder.path)).archive().pipe(extract())) {
    headers.push(entry.header);
    entry.resume();
  }
  return headers;
}

async function names(folder: TemporaryFolder): Promise<string[]> {
  return (await archived(folder)).map(({ name }) => name.replace(/\/$/, ''));
}

describe('a folder that is built as it is', () => {
  it('is sent with its modes, links, folders and line ends', async () => {
    using folder = new TemporaryFolder();
    write(folder, { 'scripts/run.sh': '#!/bin/sh\r\n', 'a.cfg': 'x' });
    chmodSync(join(folder.path, 'scripts/run.sh'), 0o640);
    chmodSync(join(folder.path, 'a.cfg'), 0o755);
    mkdirSync(join(folder.path, 'empty'), { mode: 0o755 });
    symlinkSync('a.cfg', join(folder.path, 'b.cfg'));
    const seen = (await archived(folder)).map(({ name, type, mode, linkname, uid, mtime }) => [
      name.replace(/\/$/, ''),
      type,
      mode.toString(8),
      linkname,
      uid,
      mtime.getTime(),
    ]);
    assert.deepEqual(
      seen.filter(([name]) => name !== 'scripts'),
      [
        ['a.cfg', 'file', '755', null, 0, 0],
        ['b.cfg', 'symlink', '777', 'a.cfg', 0, 0],
        ['empty', 'directory', '755', null, 0, 0],
        ['scripts/run.sh', 'file', '640', null, 0, 0],
      ],
    );
    assert.equal((await readContextAsIs(folder.path)).text('scripts/run.sh'), '#!/bin/sh\r\n');
  });

  const ignoring: [what: string, rules: string, expected: string[]][] = [
    ['a folder and all below it', 'app/node_modules\n', ['app', 'app/app.js', 'notes.md']],
    ['by a pattern', '**/*.js\n*.md\n', ['app', 'app/node_modules', 'app/node_modules/x']],
    [
      'but what is taken in again below it',
      'app/node_modules\n!app/node_modules/x/index.js\n',
      ['app', 'app/app.js', 'app/node_modules/x/index.js', 'notes.md'],
    ],
    ['with comments and Windows line ends', '# all\r\nnotes.md\r\napp\r\n', []],
  ];
  for (const [what, rules, expected] of ignoring)
    it(`leaves out what .dockerignore names: ${what}`, async () => {
      using folder = new TemporaryFolder();
      write(folder, {
        '.dockerignore': rules,
        Dockerfile: 'FROM x\n',
        'app/app.js': '',
        'app/node_modules/x/index.js': '',
        'notes.md': '',
      });
      assert.deepEqual(await names(folder), ['.dockerignore', 'Dockerfile', ...expected]);
    });

  it('always has its Dockerfile, which the engine needs', async () => {
    using folder = new TemporaryFolder();
    write(folder, { '.dockerignore': '*\n', Dockerfile: 'FROM x\n', a: '' });
    assert.deepEqual(await names(folder), ['.dockerignore', 'Dockerfile']);
  });

  it('has another digest with another mode, and with a folder in the place of a file', async () => {
    using folder = new TemporaryFolder();
    const digest = async (): Promise<string> => (await readContextAsIs(folder.path)).digestOf();
    write(folder, { run: '' });
    chmodSync(join(folder.path, 'run'), 0o644);
    const before = await digest();
    assert.equal(await digest(), before);
    chmodSync(join(folder.path, 'run'), 0o755);
    assert.notEqual(await digest(), before);
  });

  it('that is not there is told with its path', async () => {
    using folder = new TemporaryFolder();
    const path = join(folder.path, 'webapp');
    await assert.rejects(readContextAsIs(path), (error) => {
      assert.ok(error instanceof Failed && error.failure.reason === 'usage');
      assert.equal(error.failure.message, `${path} cannot be read to build an image (ENOENT)`);
      return true;
    });
  });
});
