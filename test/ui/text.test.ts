import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { clip, clipMiddle, displayWidth } from '../../src/ui/display-width.js';
import { oneLine, plainText } from '../../src/plain-text.js';
import { bytesText, countText, elapsedText, rangesText } from '../../src/ui/quantity.js';
import { wrapWords } from '../../src/ui/wrap-words.js';

function cases<T>(name: string, table: readonly (readonly [actual: T, expected: T])[]): void {
  it(name, () => {
    for (const [actual, expected] of table) assert.deepEqual(actual, expected);
  });
}

describe('quantities', () => {
  cases('spans of time', [
    [elapsedText(0), '0.0 s'],
    [elapsedText(1249), '1.2 s'],
    [elapsedText(59_940), '59.9 s'],
    [elapsedText(59_960), '1 min 00 s'],
    [elapsedText(65_400), '1 min 05 s'],
    [elapsedText(3_599_600), '1 h 00 min'],
    [elapsedText(7_380_000), '2 h 03 min'],
  ]);

  cases('sizes', [
    [bytesText(0), '0 B'],
    [bytesText(999), '999 B'],
    [bytesText(1000), '1.0 kB'],
    [bytesText(41_234), '41 kB'],
    [bytesText(999_600), '1.0 MB'],
    [bytesText(200_000_000), '200 MB'],
  ]);

  cases('counts', [
    [countText(1, 'file'), '1 file'],
    [countText(0, 'file'), '0 files'],
  ]);

  cases('ranges', [
    [rangesText([0, 1, 2, 3]), '0–3'],
    [rangesText([5]), '5'],
    [rangesText([5, 6]), '5, 6'],
    [rangesText([6, 0, 1, 2, 2]), '0–2, 6'],
    [rangesText([]), ''],
  ]);
});

describe('text from outside', () => {
  cases('loses escape sequences and control characters', [
    [plainText('\u001B[31mred\u001B[0m\u0007 \u001B]0;title\u0007x'), 'red x'],
    [plainText('a\u001B[2J\u001B[Hb\u0000c\u009B31md'), 'abcd'],
    [plainText('abc\u202Edef'), 'abcdef'],
    [plainText('1\r\n2\r3\n4\t5'), '1\n2\n3\n4\t5'],
    [oneLine('  a\n\tb \r\n c\u001B[K '), 'a b c'],
  ]);

  it('is measured in time and memory of its length', () => {
    // What was quadratic took gigabytes for a tenth of it, and ended the process.
    for (const text of ['é'.repeat(1_000_000), `${'\u0301'.repeat(400)}x`, '🇨🇭'.repeat(100_000)])
      assert.ok(displayWidth(text) >= 1);
    assert.equal(displayWidth('é'.repeat(1_000_000)), 1_000_000);
    assert.equal(displayWidth('e\u0301'.repeat(1000)), 1000);
    assert.equal(displayWidth(clipMiddle('é'.repeat(1_000_000), 40)), 40);
  });

  cases('is measured as a terminal shows it', [
    [displayWidth('abc'), 3],
    [displayWidth('naïve'), 5],
    [displayWidth('e\u0301'), 1],
    [displayWidth('日本'), 4],
    [displayWidth('👩‍👩‍👧'), 2],
    [displayWidth('✓ · …'), 5],
  ]);

  cases('is cut at a width', [
    [clip('abcdef', 6), 'abcdef'],
    [clip('abcdef', 5), 'abcd…'],
    [clip('ab cdef', 4), 'ab…'],
    [clip('日本語', 4), '日…'],
    [clip('日本語', 5), '日本…'],
    [clip('日本語', 6), '日本語'],
    [clip('né ', 3), 'né '],
    [clip('né e', 3), 'né…'],
    [clip('e\u0301e\u0301', 2), 'e\u0301e\u0301'],
    [clip('abc', 0), '…'],
    [clip('é'.repeat(3), Infinity), 'ééé'],
    [clipMiddle('abcdefghij', 10), 'abcdefghij'],
    [clipMiddle('abcdefghij', 9), 'ab…efghij'],
    [clipMiddle('abcdefghij', 4), 'a…ij'],
    [clipMiddle('日本語日本語', 8), '日…本語'],
  ]);

  it('is cut in a time that its own length has no part in', () => {
    for (const letter of ['x', 'é', '日', 'e\u0301']) {
      const text = letter.repeat(1_000_000);
      const started = process.cpuUsage();
      for (let round = 0; round < 20; round += 1) assert.ok(clip(text, 600).length <= 1200);
      const { user, system } = process.cpuUsage(started);
      assert.ok(user + system < 2e6, `${(user + system) / 1e6} s for ${letter}`);
    }
  });

  cases('is wrapped at spaces', [
    [wrapWords('one two three', 7), ['one two', 'three']],
    [wrapWords('one', 2), ['one']],
    [wrapWords('\u001B[1mone\u001B[22m two', 7), ['\u001B[1mone\u001B[22m two']],
    [wrapWords('', 5), ['']],
  ]);
});
