import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import {
  lstatSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  symlinkSync,
  utimesSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, it } from 'node:test';
import { Failed } from '../../src/failure.js';
import { Aside } from '../../src/keep/aside.js';
import {
  foreignAt,
  giveName,
  makeFolder,
  neverOurs,
  put,
  writeNamed,
  writeOwn,
} from '../../src/keep/door.js';
import { writeWhole } from '../../src/keep/write-file.js';
import { TemporaryFolder } from '../temporary-folder.js';

const time = new Date('2026-11-01T10:00:00.123Z');
const kept = 'replaced/2026-11-01T10-00-00Z';

class Folder extends TemporaryFolder {
  readonly aside = new Aside(() => time);

  write(name: string, text: string): Promise<unknown> {
    return writeOwn(join(this.path, name), text, { aside: this.aside, root: this.path });
  }

  put(name: string, text: string): string {
    const path = join(this.path, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    return path;
  }

  read(name: string): string {
    return readFileSync(join(this.path, name), 'utf8');
  }

  get moved() {
    return this.aside.movedWithin(this.path);
  }
}

describe('a file that is written where a person works', () => {
  it('takes the place of one that the tool wrote, and nothing is left of that', async () => {
    using folder = new Folder();
    await folder.write('a.md', 'old\n');
    await folder.write('a.md', 'new\n');
    assert.match(folder.read('a.md'), /^new\n/);
    assert.deepEqual(folder.tree(), ['a.md']);
    assert.deepEqual(folder.moved, []);
  });

  it('is not touched when it is the same already', async () => {
    using folder = new Folder();
    await folder.write('a.md', 'text\n');
    const path = join(folder.path, 'a.md');
    utimesSync(path, 1, 1);
    await folder.write('a.md', 'text\n');
    assert.equal(statSync(path).mtimeMs, 1000);
  });

  const persons: [
    what: string,
    prepare: (folder: Folder) => Promise<unknown> | undefined,
    from: string,
    bytes: string,
  ][] = [
    ['that was written by hand', (folder) => void folder.put('sub/a.md', 'mine'), 'sub/a.md', 'sub/a.md'],
    ['in the place of a folder', (folder) => void folder.put('sub', 'mine'), 'sub', 'sub'],
    ['in a folder of its name', (folder) => void folder.put('sub/a.md/b', 'mine'), 'sub/a.md', 'sub/a.md/b'],
  ];
  for (const [what, prepare, from, bytes] of persons) {
    it(`moves a file aside ${what}, and remembers it`, async () => {
      using folder = new Folder();
      await prepare(folder);
      assert.equal(await foreignAt(join(folder.path, 'sub/a.md')), join(folder.path, from));
      await folder.write('sub/a.md', 'new\n');
      assert.match(folder.read('sub/a.md'), /^new\n/);
      assert.equal(folder.read(`${kept}/${bytes}`), 'mine');
      assert.deepEqual(folder.moved, [{ from, to: `${kept}/${from}` }]);
    });
  }

  it('moves aside what was the tool’s and somebody has changed', async () => {
    using folder = new Folder();
    await folder.write('a.md', 'old\n');
    const changed = folder.read('a.md').replace('old', 'better');
    folder.put('a.md', changed);
    await folder.write('a.md', 'new\n');
    assert.equal(folder.read(`${kept}/a.md`), changed);
  });

  it('moves a link aside, and leaves alone what it leads to', async () => {
    using folder = new Folder();
    folder.put('elsewhere.md', 'mine');
    symlinkSync('elsewhere.md', join(folder.path, 'a.md'));
    symlinkSync('nowhere', join(folder.path, 'b.md'));
    await folder.write('a.md', 'new\n');
    await folder.write('b.md', 'new\n');
    assert.equal(folder.read('elsewhere.md'), 'mine');
    assert.ok(lstatSync(join(folder.path, kept, 'a.md')).isSymbolicLink());
    assert.ok(lstatSync(join(folder.path, kept, 'b.md')).isSymbolicLink());
  });

  it('of which nothing can be told keeps whatever is there, unless it is the same', async () => {
    using folder = new Folder();
    const door = { aside: folder.aside, root: folder.path, isOurs: neverOurs };
    for (const text of ['one', 'one', 'two', 'three'])
      await put(join(folder.path, 'a.txt'), Buffer.from(text), door);
    assert.equal(folder.read('a.txt'), 'three');
    assert.deepEqual(
      folder.moved.map(({ to }) => folder.read(to)),
      ['one', 'two'],
    );
  });

  it('fails where the folder itself is a file, which stays', async () => {
    using folder = new Folder();
    const path = folder.put('sub', 'mine');
    const door = { aside: folder.aside, root: path };
    await assert.rejects(writeOwn(join(path, 'a.md'), 'new\n', door), Failed);
    assert.equal(folder.read('sub'), 'mine');
  });
});

describe('what is moved aside', () => {
  it('never meets what was moved there before', async () => {
    using folder = new Folder();
    folder.put('a.md', 'first');
    await folder.write('a.md', 'new\n');
    const later = new Aside(() => time);
    folder.put('a.md', 'second');
    await writeOwn(join(folder.path, 'a.md'), 'new\n', { aside: later, root: folder.path });
    assert.equal(folder.read(`${kept}/a.md`), 'first');
    assert.equal(folder.read(`${kept}-2/a.md`), 'second');
  });

  it('has a place also where a file is called replaced', async () => {
    using folder = new Folder();
    folder.put('replaced', 'mine');
    folder.put('a.md', 'mine, too');
    await folder.write('a.md', 'new\n');
    assert.equal(folder.read('replaced'), 'mine');
    assert.equal(folder.read('replaced-2/2026-11-01T10-00-00Z/a.md'), 'mine, too');
  });
});

describe('a folder that is made where a person works', () => {
  it('stays what it is, or takes the place of a file that is moved aside', async () => {
    using folder = new Folder();
    folder.put('a/b', 'mine');
    const door = { aside: folder.aside, root: folder.path };
    await makeFolder(join(folder.path, 'a'), door);
    await makeFolder(join(folder.path, 'a/b/c'), door);
    assert.deepEqual(folder.moved, [{ from: 'a/b', to: `${kept}/a/b` }]);
    assert.deepEqual(folder.tree().slice(0, 3), ['a/', 'a/b/', 'a/b/c/']);
  });
});

describe('another name', () => {
  it('is given to a file, which has the old one no more', async () => {
    using folder = new Folder();
    assert.equal(await giveName(folder.put('a', 'mine'), join(folder.path, 'b')), true);
    assert.deepEqual([folder.tree(), folder.read('b')], [['b'], 'mine']);
  });

  it('is not given where something else is called so', async () => {
    using folder = new Folder();
    folder.put('b', 'other');
    assert.equal(await giveName(folder.put('a', 'mine'), join(folder.path, 'b')), false);
    assert.deepEqual([folder.read('a'), folder.read('b')], ['mine', 'other']);
  });

  it('is the only one after an interruption has left both', async () => {
    using folder = new Folder();
    folder.put('b', 'mine');
    assert.equal(await giveName(folder.put('a', 'mine'), join(folder.path, 'b')), true);
    assert.deepEqual(folder.tree(), ['b']);
  });
});

describe('a file that a person has named', () => {
  it('is written into where it is a pipe, which nothing takes the place of', async () => {
    using folder = new TemporaryFolder();
    const pipe = join(folder.path, 'pipe');
    execFileSync('mkfifo', [pipe]);
    const read = readFile(pipe, 'utf8');
    await writeNamed(pipe, 'a,b\n', new Aside());
    assert.equal(await read, 'a,b\n');
    assert.ok(lstatSync(pipe).isFIFO());
    assert.deepEqual(readdirSync(folder.path), ['pipe']);
  });

  it('is written where a link leads, which stays one', async () => {
    using folder = new TemporaryFolder();
    const [link, far, target] = ['link', 'far', 'deep/target.csv'].map((name) => join(folder.path, name));
    symlinkSync('far', link ?? '');
    symlinkSync('deep/target.csv', far ?? '');
    await writeNamed(link ?? '', 'a,b\n', new Aside());
    assert.ok(lstatSync(link ?? '').isSymbolicLink() && lstatSync(far ?? '').isSymbolicLink());
    assert.match(readFileSync(target ?? '', 'utf8'), /^a,b\n/);
  });

  it('is refused where links lead in a circle', async () => {
    using folder = new TemporaryFolder();
    const path = join(folder.path, 'a');
    symlinkSync('a', path);
    await assert.rejects(writeNamed(path, 'x', new Aside()), (error) => {
      assert.ok(error instanceof Failed);
      assert.deepEqual(error.failure, { reason: 'file-unwritable', file: path, code: 'ELOOP' });
      return true;
    });
  });
});

describe('a pipe in the place of a file', () => {
  it('is neither replaced nor moved aside', async () => {
    using folder = new TemporaryFolder();
    const pipe = join(folder.path, 'ha.log');
    execFileSync('mkfifo', [pipe]);
    const refused = { failure: { reason: 'file-unwritable', file: pipe, code: 'EINVAL' } };
    await assert.rejects(writeWhole(pipe, 'x'), refused);
    const door = { aside: new Aside(), root: folder.path };
    await assert.rejects(writeOwn(pipe, 'x', door), refused);
    assert.ok(lstatSync(pipe).isFIFO());
    assert.deepEqual(readdirSync(folder.path), ['ha.log']);
  });
});
