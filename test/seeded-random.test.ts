import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { SeededRandom } from '../src/seeded-random.js';

describe('seeded numbers', () => {
  it('go on from a state that was told', () => {
    const first = new SeededRandom(5);
    first.next();
    const second = new SeededRandom(first.state);
    assert.equal(first.next(), second.next());
  });

  it('stay within their bounds, and reach both', () => {
    const random = new SeededRandom(1);
    const seen = new Set(Array.from({ length: 1000 }, () => random.between(2, 5)));
    assert.deepEqual([...seen].sort(), [2, 3, 4, 5]);
  });

  it('pick by weight, and nothing where there is nothing', () => {
    const random = new SeededRandom(1);
    const choices = [
      { name: 'often', weight: 9 },
      { name: 'seldom', weight: 1 },
    ];
    const often = Array.from({ length: 1000 }, () => random.pick(choices)?.name).filter(
      (name) => name === 'often',
    );
    assert.ok(often.length > 850 && often.length < 950, `${often.length}`);
    assert.equal(random.pick([]), undefined);
  });

  it('choose each of several, and nothing where there is nothing', () => {
    const random = new SeededRandom(1);
    const seen = new Set(Array.from({ length: 100 }, () => random.oneOf(['a', 'b', 'c'])));
    assert.deepEqual([...seen].sort(), ['a', 'b', 'c']);
    assert.equal(random.oneOf([]), undefined);
  });

  it('shuffle without loss', () => {
    const items = Array.from({ length: 50 }, (_, index) => index);
    const mixed = new SeededRandom(1).shuffled(items);
    assert.notDeepEqual(mixed, items);
    assert.deepEqual(
      [...mixed].sort((left, right) => left - right),
      items,
    );
  });

  it('are the same on every machine and in every version: a seed that was told repeats what it led to', () => {
    const random = new SeededRandom(42);
    assert.deepEqual(
      Array.from({ length: 6 }, () => random.between(0, 999)),
      [128, 33, 75, 706, 211, 616],
    );
  });
});
