import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { describe, it } from 'node:test';
import { writeWhole } from '../../src/keep/write-file.js';
import { Failed } from '../../src/failure.js';
import { TemporaryFolder } from '../temporary-folder.js';

const isRoot = process.getuid?.() === 0;

/** The failure as a reader sees it: which file, and why. */
async function refusal(work: Promise<unknown>): Promise<{ file: string; code: string }> {
  const error: unknown = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  assert.ok(error instanceof Failed && error.failure.reason === 'file-unwritable', String(error));
  const { file, code } = error.failure;
  return { file, code };
}

describe('a file is written whole', () => {
  const text = 'evidence\n';
  const sources: [what: string, source: () => Readable | string | Buffer][] = [
    ['text', () => text],
    ['bytes', () => Buffer.from(text)],
    ['a stream of bytes', () => Readable.from([Buffer.from('evid'), Buffer.from('ence\n')])],
  ];
  for (const [what, source] of sources) {
    it(`out of ${what}, with its size and digest, in a folder that is made for it`, async () => {
      using folder = new TemporaryFolder();
      const written = await writeWhole(join(folder.path, 'task 0/a.txt'), source());
      assert.equal(readFileSync(join(folder.path, 'task 0/a.txt'), 'utf8'), text);
      assert.deepEqual(written, {
        bytes: 9,
        sha256: 'bdcf4c994585af6dd6cb1cfbff78bcc73ab27dc30a299db5bb83766ca05b5de4',
      });
      assert.deepEqual(folder.tree(), ['task 0/', 'task 0/a.txt']);
    });
  }

  it('and empty where there is nothing to write', async () => {
    using folder = new TemporaryFolder();
    assert.equal((await writeWhole(join(folder.path, 'a.txt'), Readable.from([]))).bytes, 0);
    assert.equal((await writeWhole(join(folder.path, 'b.txt'), '')).bytes, 0);
    assert.deepEqual(folder.tree(), ['a.txt', 'b.txt']);
  });
});

describe('or not at all', () => {
  it('when the source fails midway: the error is the source’s, and what was there stays', async () => {
    using folder = new TemporaryFolder();
    const path = join(folder.path, 'a.log');
    const broken = (): Readable =>
      Readable.from(
        (function* () {
          yield Buffer.alloc(100_000);
          throw new Error('the engine went away');
        })(),
      );
    await assert.rejects(writeWhole(path, broken()), /the engine went away/);
    assert.deepEqual(folder.tree(), []);
    await writeWhole(path, 'good');
    await assert.rejects(writeWhole(path, broken()), /the engine went away/);
    assert.deepEqual(folder.tree(), ['a.log']);
    assert.equal(readFileSync(path, 'utf8'), 'good');
  });

  it('when a part of its path is a file, and the source is let go', async () => {
    using folder = new TemporaryFolder();
    writeFileSync(join(folder.path, 'logs'), '');
    const source = Readable.from([Buffer.from('x')]);
    const path = join(folder.path, 'logs', 'a.txt');
    assert.deepEqual(await refusal(writeWhole(path, source)), { file: path, code: 'ENOTDIR' });
    assert.ok(source.destroyed);
    assert.deepEqual(folder.tree(), ['logs']);
  });

  it('when a folder has its name', async () => {
    using folder = new TemporaryFolder();
    const path = join(folder.path, 'a.txt');
    mkdirSync(path);
    assert.deepEqual(await refusal(writeWhole(path, 'x')), { file: path, code: 'EISDIR' });
    assert.deepEqual(folder.tree(), ['a.txt/']);
  });

  it('without permission', { skip: isRoot && 'root may write everywhere' }, async () => {
    using folder = new TemporaryFolder();
    const path = join(folder.path, 'a.txt');
    chmodSync(folder.path, 0o500);
    assert.deepEqual(await refusal(writeWhole(path, 'x')), { file: path, code: 'EACCES' });
    chmodSync(folder.path, 0o700);
    assert.deepEqual(folder.tree(), []);
  });

  it('where the system stops a file at a size, as a quota does', (test) => {
    using folder = new TemporaryFolder();
    const path = join(folder.path, 'a.log');
    const module = join(import.meta.dirname, '../../src/keep/write-file.js');
    const script = `
      const { writeWhole } = await import(${JSON.stringify(module)});
      await writeWhole(${JSON.stringify(path)}, Buffer.alloc(4_000_000)).catch((error) => console.log(error.failure));`;
    // Without the trap the signal of that limit ends the process.
    const limited = ['-c', 'trap "" XFSZ; ulimit -f 1000 || exit 9; exec "$@"', 'bash', process.execPath];
    const { stdout, status } = spawnSync('bash', [...limited, '--input-type=module', '-e', script], {
      encoding: 'utf8',
    });
    if (status === 9) return test.skip('this shell cannot limit the size of files');
    assert.match(stdout, /reason: 'file-unwritable'/);
    assert.match(stdout, /code: 'EFBIG'/);
    assert.deepEqual(folder.tree(), []);
  });

  it('on a disk that is full: what was there stays, and there is room again', async (test) => {
    using folder = new TemporaryFolder();
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder.path], { stdio: 'ignore' });
    } catch {
      return test.skip('a small disk needs root and the right to mount');
    }
    try {
      const path = join(folder.path, 'a.log');
      await writeWhole(path, 'good');
      const large = Readable.from([Buffer.alloc(40_000), Buffer.alloc(40_000)]);
      assert.deepEqual(await refusal(writeWhole(path, large)), { file: path, code: 'ENOSPC' });
      assert.deepEqual(folder.tree(), ['a.log']);
      assert.equal(readFileSync(path, 'utf8'), 'good');
      assert.equal((await writeWhole(path, Buffer.alloc(40_000))).bytes, 40_000);
    } finally {
      execFileSync('umount', [folder.path]);
    }
  });
});
