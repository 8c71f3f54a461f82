import assert from 'node:assert/strict';
import { chmod, mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { extract, type Header } from 'tar-stream';
import { Failed } from '../../src/failure.js';
import { BuildContext } from '../../src/lab/build-context.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ait-context-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function write(files: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), content);
  }
}

async function digest(...folders: string[]): Promise<string> {
  return (await BuildContext.read(folder)).digestOf(folders);
}

async function archived(): Promise<Header[]> {
  const headers: Header[] = [];
  const entries = (await BuildContext.read(folder)).archive().pipe(extract());
  for await (const entry of entries) {
    headers.push(entry.header);
    entry.resume();
  }
  return headers;
}

describe('a file with Windows line ends stops the build', () => {
  const cases: [what: string, content: string, line: number][] = [
    ['on its first line', '#!/bin/sh\r\nexit 0\r\n', 1],
    ['on one line only', 'a\nb\nc\r\nd\n', 3],
    ['after a letter that is not ASCII', 'é\né\r\n', 2],
  ];
  for (const [what, content, line] of cases) {
    it(`${what}, with its name and line`, async () => {
      await write({ 'ha/Dockerfile': 'FROM x\n', 'ha/task3/join.sh': content });
      await assert.rejects(BuildContext.read(folder), (error) => {
        assert.ok(error instanceof Failed);
        assert.deepEqual(error.failure, { reason: 'crlf', file: join(folder, 'ha/task3/join.sh'), line });
        return true;
      });
    });
  }

  it('and a lone carriage return does not', async () => {
    await write({ 'ha/spinner.sh': 'printf "a\rb"\n' });
    await BuildContext.read(folder);
  });
});

describe('the digest of a context', () => {
  const files = { 'ha/b': '2', 'ha/a': '1', 'ha/c/d': '3', 'webapp/x': '4' };

  it('is the same in whatever order, when and with which bits the files were written', async () => {
    await write(files);
    const before = await digest('ha', 'webapp');
    await rm(folder, { recursive: true });
    await write(Object.fromEntries(Object.entries(files).reverse()));
    await utimes(join(folder, 'ha/a'), new Date(0), new Date(0));
    await chmod(join(folder, 'ha/b'), 0o777);
    assert.equal(await digest('ha', 'webapp'), before);
  });

  it('changes with a content, a name, and a byte that moves from one file to the next', async () => {
    await write(files);
    const seen = [await digest('ha')];
    await write({ 'ha/a': '12', 'ha/b': '' });
    seen.push(await digest('ha'));
    await write({ 'ha/a': '1', 'ha/b': '2', 'ha/e': '' });
    seen.push(await digest('ha'));
    assert.equal(new Set(seen).size, 3);
  });

  it('does not change with what is in other folders', async () => {
    await write(files);
    const before = await digest('ha');
    await write({ 'webapp/x': 'other', 'hat/x': 'other' });
    assert.equal(await digest('ha'), before);
  });
});

describe('the archive of a context', () => {
  it('makes scripts executable, and nothing else, whatever their bits are here', async () => {
    await write({ 'ha/run': '#!/bin/sh\n', 'ha/haproxy.cfg': 'global\n', 'ha/empty': '' });
    await chmod(join(folder, 'ha/run'), 0o600);
    await chmod(join(folder, 'ha/haproxy.cfg'), 0o777);
    const modes = (await archived()).map(({ name, mode }) => `${name} ${mode.toString(8)}`);
    assert.deepEqual(modes.sort(), ['ha/empty 644', 'ha/haproxy.cfg 644', 'ha/run 755']);
  });

  it('has root as the owner of all files, and no time, so that Docker finds its layers again', async () => {
    await write({ 'ha/a': '1' });
    const [file] = await archived();
    assert.deepEqual([file?.uid, file?.gid, file?.mtime.getTime()], [0, 0, 0]);
  });
});

describe('an edit', () => {
  it('changes one file of a copy, and nothing of the original', async () => {
    await write({ 'ha/a.cfg': 'before\n', 'ha/b.cfg': 'other\n' });
    const original = await BuildContext.read(folder);
    const edited = original.with('ha/a.cfg', 'after\n');
    assert.deepEqual([edited.text('ha/a.cfg'), edited.text('ha/b.cfg')], ['after\n', 'other\n']);
    assert.equal(original.text('ha/a.cfg'), 'before\n');
    assert.equal(original.text('ha/c.cfg'), undefined);
    assert.notEqual(edited.digestOf(['ha']), original.digestOf(['ha']));
  });
});
