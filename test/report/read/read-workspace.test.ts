import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, it } from 'node:test';
import { excerptOf } from '../../../src/report/blocks/excerpt.js';
import { readAnswerPictures } from '../../../src/report/read/read-answer-pictures.js';
import { readRecordedFile } from '../../../src/report/read/read-recorded-file.js';
import { readAnswers, readTasks } from '../../../src/report/read/read-workspace.js';
import { wordsOf } from '../../../src/report/words.js';
import { TemporaryFolder } from '../../temporary-folder.js';
import { aPlan } from '../an-input.js';

function write(path: string, content: string | Buffer): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}

describe('what lies in a workspace', () => {
  it('is nothing where folders are files, and files are folders or links', async () => {
    using folder = new TemporaryFolder();
    write(join(folder.path, 'report/answers'), 'no folder');
    write(join(folder.path, 'logs/task 5/ha.log/inside'), 'no file');
    write(join(folder.path, 'secret'), 'secret');
    symlinkSync(join(folder.path, 'secret'), join(folder.path, 'logs/task 5/s1.log'));
    write(join(folder.path, 'logs/task 5/manifest.json'), '[]');
    assert.deepEqual(await readAnswers(folder.path), new Map());
    const [task] = await readTasks(folder.path, [aPlan()], () => ({}));
    assert.deepEqual([...(task?.files.keys() ?? [])], ['manifest.json']);
    assert.equal(task?.manifest, undefined);
  });
});

describe('a very long file', () => {
  const words = wordsOf('en');
  const cases: [what: string, text: string, lines: number][] = [
    ['of many lines', 'a line of a log\n'.repeat(1_100_000), 1_100_000],
    ['whose last line has no end', `${'a line of a log\n'.repeat(1_100_000)}the end`, 1_100_001],
    ['of three lines', `first\n${'x'.repeat(17_000_000)}\nlast\n`, 3],
    ['of one line', 'x'.repeat(17_000_000), 1],
  ];
  for (const [what, text, lines] of cases) {
    it(`${what} is read in parts, and every line that is not shown is counted`, async () => {
      using folder = new TemporaryFolder();
      const path = join(folder.path, 'ha.log');
      writeFileSync(path, text);
      const file = await readRecordedFile(path);
      assert.equal(file.bytes, text.length);
      assert.equal(file.sha256, createHash('sha256').update(readFileSync(path)).digest('hex'));
      assert.ok(file.text.length < 1_000_000);
      const { excerpt, omittedLines } = excerptOf(file, 40, words);
      const shown = excerpt.split('\n').filter((line) => !line.startsWith('⋮')).length;
      // A line that is too long for both parts is shown by its beginning and its end.
      assert.ok(Math.abs(shown + omittedLines - lines) <= (lines < 10 ? 1 : 0), `${shown} + ${omittedLines}`);
      assert.ok(excerpt.startsWith(text.slice(0, 5)));
    });
  }
});

describe('the pictures that an answer names', () => {
  const png = Buffer.from('89504e470d0a1a0a', 'hex');
  const cases: [address: string, isRead: boolean][] = [
    ['images/mine.png', true],
    ['images/my%20own.gif', true],
    ['../photo.jpg', true],
    ['images/link.png', true],
    ['../../outside.png', false],
    ['images/way-out.png', false],
    ['images/way%2Fout.png', false],
    ['images/large.png', false],
    ['images/text.png', false],
    ['images', false],
    ['images/%E0.png', false],
    ['https://example.org/a.png', false],
  ];
  for (const [address, isRead] of cases) {
    it(`${isRead ? 'are read' : 'stay outside'}: ${address}`, async () => {
      using folder = new TemporaryFolder();
      const workspace = join(folder.path, 'workspace');
      const images = join(workspace, 'report/images');
      write(join(folder.path, 'outside.png'), png);
      write(join(images, 'mine.png'), png);
      write(join(images, 'my own.gif'), 'GIF89a');
      write(join(workspace, 'photo.jpg'), Buffer.from('ffd8ffe0', 'hex'));
      write(join(images, 'large.png'), Buffer.concat([png, Buffer.alloc(2_000_000)]));
      write(join(images, 'text.png'), '<svg/>');
      symlinkSync('mine.png', join(images, 'link.png'));
      symlinkSync(join(folder.path, 'outside.png'), join(images, 'way-out.png'));
      const found = await readAnswerPictures(workspace, new Map([['M1', `![x](${address})`]]));
      assert.deepEqual([...found.keys()], isRead ? [address] : []);
    });
  }
});
