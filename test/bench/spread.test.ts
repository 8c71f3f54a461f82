import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { spreadOf } from '../../src/bench/spread.js';

describe('a spread', () => {
  it('is none of no value', () => assert.equal(spreadOf([]), undefined));

  const cases: [string, number[], Record<string, number>][] = [
    ['one value', [7], { count: 1, min: 7, p25: 7, median: 7, p75: 7, p99: 7, max: 7 }],
    ['an even number', [4, 1, 3, 2], { count: 4, min: 1, p25: 1, median: 2.5, p75: 3, p99: 4, max: 4 }],
    ['an odd number', [30, 10, 20], { count: 3, min: 10, p25: 10, median: 20, p75: 30, p99: 30, max: 30 }],
    [
      'a hundred',
      Array.from({ length: 100 }, (_, index) => 100 - index),
      { count: 100, min: 1, p25: 25, median: 50.5, p75: 75, p99: 99, max: 100 },
    ],
  ];
  for (const [name, values, expected] of cases) {
    it(`of ${name} has only values that were measured, but for the middle`, () => {
      assert.deepEqual(spreadOf(values), expected);
    });
  }
});
