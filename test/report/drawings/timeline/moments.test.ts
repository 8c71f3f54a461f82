import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { placeMoments } from '../../../../src/report/drawings/timeline/moments.js';
import { lab } from '../sample.js';
import { timelineWords } from '../../../../src/report/drawings/timeline/words.js';

const start = (seconds: number, ...nodes: string[]) => ({
  atMs: seconds * 1000,
  kind: 'start' as const,
  nodes,
});

const cases: readonly [what: string, moments: ReturnType<typeof start>[], rows: readonly string[]][] = [
  ['far apart in one row', [start(0, 's1'), start(30, 's2')], ['0 start s1', '0 start s2']],
  [
    'close together below each other',
    [start(1, 's1'), start(2, 's2'), start(3, 's3')],
    ['0 start s1', '1 start s2', '2 start s3'],
  ],
  ['at the end on the left of its line', [start(59, 's1')], ['0 start s1, left']],
  [
    'close together at the end, the later one higher',
    [start(58, 's1'), start(59, 's2')],
    ['1 start s1, left', '0 start s2, left'],
  ],
  [
    'with numbers that follow each other as a range',
    [start(1, 's10', 's9', 's2', 's8')],
    ['0 start s2, s8–s10'],
  ],
  ['out of range not at all', [start(-1, 's1'), start(61, 's2')], []],
];

describe('the labels of moments', () => {
  for (const [what, moments, rows] of cases) {
    it(`stand ${what}`, () => {
      const timeline = { durationMs: 60_000, moments, servers: [], members: [] };
      const placed = placeMoments(timeline, timelineWords.en, lab);
      assert.deepEqual(
        placed.map(({ row, text, flipped }) => `${row} ${text}${flipped ? ', left' : ''}`),
        rows,
      );
    });
  }
});
