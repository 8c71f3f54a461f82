import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { describe, it } from 'node:test';
import { manifestSchema, type Manifest } from '../../src/evidence/manifest.js';
import { TaskFolder } from '../../src/evidence/task-folder.js';
import { TemporaryFolder } from '../temporary-folder.js';

const times = ['2026-11-01T10:00:00.000Z', '2026-11-01T10:00:01.000Z'];

function clock(): () => Date {
  const left = [...times];
  return () => new Date(left.shift() ?? '2026-11-01T11:00:00Z');
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const ps = { command: 'docker ps', step: 'ha starts', append: false };

const manifest: Omit<Manifest, 'files'> = {
  task: 1,
  title: 'a title',
  run: 'c0ffee00',
  variant: 'lab',
  started: '2026-11-01T10:00:00.000Z',
  ended: '2026-11-01T10:01:00.000Z',
  outcome: 'passed',
  versions: { haproxy: '3.0.11' },
  images: { ha: { id: 'sha256:1', bytes: 1 } },
};

describe('the files of a task', () => {
  it('are written down with command, step, time, size and digest', async () => {
    using temporary = new TemporaryFolder();
    const folder = new TaskFolder(temporary.path, clock());
    const entry = await folder.write('ps.txt', 'one\n', ps);
    assert.deepEqual(entry, {
      file: 'ps.txt',
      commands: ['docker ps'],
      steps: ['ha starts'],
      time: times[0],
      bytes: 4,
      sha256: sha256('one\n'),
    });
    assert.deepEqual(folder.files, [entry]);
  });

  for (const [what, again] of [
    ['text', 'two\n'],
    ['bytes', Buffer.from('two\n')],
    ['a stream', Readable.from([Buffer.from('tw'), Buffer.from('o\n')])],
  ] as const) {
    it(`grow by ${what} that is appended, after an empty line`, async () => {
      using temporary = new TemporaryFolder();
      const folder = new TaskFolder(temporary.path, clock());
      await folder.write('ps.txt', 'one\n', { ...ps, append: true });
      await folder.write('ps.txt', again, { command: 'docker ps --all', step: 's1 stops', append: true });
      assert.equal(readFileSync(join(temporary.path, 'ps.txt'), 'utf8'), 'one\n\ntwo\n');
      assert.deepEqual(folder.files, [
        {
          file: 'ps.txt',
          commands: ['docker ps', 'docker ps --all'],
          steps: ['ha starts', 's1 stops'],
          time: times[1],
          bytes: 9,
          sha256: sha256('one\n\ntwo\n'),
        },
      ]);
    });
  }

  it('are replaced without append, and so is what is said of them', async () => {
    using temporary = new TemporaryFolder();
    const folder = new TaskFolder(temporary.path, clock());
    await folder.write('ps.txt', 'one\n', ps);
    await folder.write('ps.txt', 'two\n', { ...ps, step: 's1 stops' });
    assert.deepEqual(
      folder.files.map(({ steps, bytes }) => ({ steps, bytes })),
      [{ steps: ['s1 stops'], bytes: 4 }],
    );
  });

  it('stay as they were when what is appended cannot be read to its end', async () => {
    using temporary = new TemporaryFolder();
    const folder = new TaskFolder(temporary.path, clock());
    const before = await folder.write('ps.txt', 'one\n', ps);
    const broken = new Readable({
      read() {
        this.destroy(new Error('gone'));
      },
    });
    await assert.rejects(folder.write('ps.txt', broken, { ...ps, append: true }), /gone/);
    assert.equal(readFileSync(join(temporary.path, 'ps.txt'), 'utf8'), 'one\n');
    assert.deepEqual(folder.files, [before]);
    assert.deepEqual(temporary.tree(), ['ps.txt']);
  });
});

describe('the manifest of a task', () => {
  it('can be read back, with the files in the order of their first capture', async () => {
    using temporary = new TemporaryFolder();
    const folder = new TaskFolder(temporary.path, clock());
    await folder.write('b.txt', 'b', ps);
    await folder.write('a.txt', 'a', ps);
    await folder.writeManifest(manifest);
    const text = readFileSync(join(temporary.path, 'manifest.json'), 'utf8');
    assert.deepEqual(manifestSchema.parse(JSON.parse(text)), { ...manifest, files: folder.files });
    assert.deepEqual(
      folder.files.map(({ file }) => file),
      ['b.txt', 'a.txt'],
    );
  });

  it('still has the files that were there before', async () => {
    using temporary = new TemporaryFolder();
    const earlier = new TaskFolder(temporary.path, clock());
    await earlier.write('a.txt', 'a', ps);
    const folder = new TaskFolder(temporary.path, clock(), earlier.files);
    await folder.write('b.txt', 'b', ps);
    assert.deepEqual(
      folder.files.map(({ file }) => file),
      ['a.txt', 'b.txt'],
    );
  });
});
