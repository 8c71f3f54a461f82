import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  alignedTable,
  bytesText,
  findingColumns,
  findingText,
  msText,
} from '../../../src/lab/experiments/finding-text.js';

test('a finding has a heading, what was done, aligned figures, and what they mean', () => {
  const text = findingText({
    title: 'A backend that nobody has listed',
    did: ['s3 was started.', '100 requests were sent.'],
    rows: [
      ['answered by s1', 50],
      ['answered by s3, the new one', '0 of 100'],
    ],
    reading: 'It gets nothing.',
  });
  assert.equal(
    text,
    `A backend that nobody has listed
================================

What was done
  - s3 was started.
  - 100 requests were sent.

What was measured
  answered by s1               50
  answered by s3, the new one  0 of 100

What it means
  It gets nothing.
`,
  );
});

test('what was measured of several things stands side by side, above the other figures', () => {
  const table = [
    ['', 'three RUNs', 'one RUN'],
    ['layers', 6, 4],
  ];
  const text = findingText({ title: 't', did: [], table, rows: [['saved', '2 layers']], reading: 'r' });
  assert.ok(
    text.includes(`What was measured
          three RUNs  one RUN
  layers  6           4

  saved  2 layers
`),
    text,
  );
});

test('long sentences and values are broken at spaces, and continue below their beginning', () => {
  const long = 'word '.repeat(60);
  const text = findingText({ title: 't', did: [long], rows: [['label', long]], reading: long });
  const lines = text.split('\n');
  assert.ok(lines.every((line) => line.length <= findingColumns));
  assert.ok(lines.every((line) => line === line.trimEnd()));
  assert.equal(text.match(/word/g)?.length, 180);
  assert.equal(lines.filter((line) => line.startsWith('         word')).length, 3);
});

test('what is not ASCII is put into ASCII or marked', () => {
  const text = findingText({
    title: 'HAProxy’s “view” – 2 × 3 → 6 …',
    did: [],
    rows: [],
    reading: '\u001b[31mé\tx',
  });
  assert.match(text, /^HAProxy's "view" - 2 x 3 -> 6 \.\.\.$/m);
  assert.match(text, /^ {2}\?\[31m\? x$/m);
});

test('the columns of a table are as wide as their widest cell', () => {
  assert.deepEqual(
    alignedTable([
      ['agents', 'first'],
      [3, '12 ms'],
      [12, '1.3 s'],
    ]),
    ['  agents  first', '  3       12 ms', '  12      1.3 s'],
  );
});

test('spans of time read naturally', () => {
  const cases = [
    [0, '0 ms'],
    [7.4, '7 ms'],
    [999, '999 ms'],
    [1000, '1.0 s'],
    [3249, '3.2 s'],
    [59_940, '59.9 s'],
    [65_000, '1 min 05 s'],
  ] as const;
  for (const [ms, text] of cases) assert.equal(msText(ms), text);
});

test('sizes are in powers of ten', () => {
  const cases = [
    [312, '312 B'],
    [4100, '4.1 kB'],
    [999_600, '1.0 MB'],
    [211_400_000, '211.4 MB'],
  ] as const;
  for (const [bytes, text] of cases) assert.equal(bytesText(bytes), text);
});
