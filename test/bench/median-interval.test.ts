import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { medianInterval } from '../../src/bench/median-interval.js';
import { SeededRandom } from '../../src/seeded-random.js';

const upTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);

describe('the interval of a median', () => {
  // Tables of the binomial distribution, for 95 %.
  const cases: [count: number, low: number, high: number, level: number][] = [
    [6, 1, 6, 0.968],
    [10, 2, 9, 0.978],
    [12, 3, 10, 0.961],
    [16, 4, 13, 0.978],
    [20, 6, 15, 0.958],
  ];
  for (const [count, low, high, level] of cases) {
    it(`of ${count} values lies between the ${low}th and the ${high}th`, () => {
      assert.deepEqual(medianInterval(upTo(count).reverse(), 0.95), { level, low, high });
    });
  }

  it('is none of five values, which are too few for 95 %', () => {
    assert.equal(medianInterval(upTo(5), 0.95), undefined);
  });

  it('holds the true median as often as it says, whatever the distribution', () => {
    const random = new SeededRandom(7);
    let held = 0;
    const times = 4000;
    for (let time = 0; time < times; time++) {
      // Skewed: the squares of numbers from 0 to 1, whose median is a quarter.
      const values = Array.from({ length: 12 }, () => (random.between(0, 1e6) / 1e6) ** 2);
      const interval = medianInterval(values, 0.95);
      if (interval && interval.low <= 0.25 && 0.25 <= interval.high) held += 1;
    }
    assert.ok(Math.abs(held / times - 0.961) < 0.015, String(held / times));
  });
});
