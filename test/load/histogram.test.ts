import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { Histogram } from '../../src/load/histogram.js';

const times = fc.array(
  fc.oneof(fc.double({ min: 0, max: 5, noNaN: true }), fc.double({ min: 0, max: 100_000, noNaN: true })),
  { minLength: 1, maxLength: 300 },
);

function histogramOf(values: readonly number[]): Histogram {
  const histogram = new Histogram();
  for (const value of values) histogram.add(value);
  return histogram;
}

describe('the histogram', () => {
  it('tells a quantile that is never too small, and at most a bucket too large', () => {
    fc.assert(
      fc.property(times, fc.double({ min: 0, max: 1, noNaN: true }), (values, share) => {
        const sorted = [...values].sort((left, right) => left - right);
        const exact = sorted[Math.max(1, Math.ceil(share * sorted.length)) - 1] ?? 0;
        const told = histogramOf(values).quantile(share);
        assert.ok(told >= exact - 1e-9, `${told} < ${exact}`);
        assert.ok(told <= exact * (1 + 1 / 64) + 0.002, `${told} > ${exact}`);
      }),
    );
  });

  it('knows count and maximum exactly', () => {
    fc.assert(
      fc.property(times, (values) => {
        const { count, max } = histogramOf(values).latencies();
        assert.deepEqual({ count, max }, { count: values.length, max: Math.max(...values) });
      }),
    );
  });

  it('is the same merged from parts as made at once', () => {
    fc.assert(
      fc.property(times, times, (left, right) => {
        const parts = [histogramOf(left).latencies(), histogramOf(right).latencies()];
        assert.deepEqual(Histogram.of(parts).latencies(), histogramOf([...left, ...right]).latencies());
      }),
    );
  });

  it('takes what is out of any measure into its last bucket', () => {
    assert.equal(histogramOf([1e12]).latencies().max, 1e12);
    assert.equal(histogramOf([-1]).latencies().count, 1);
  });

  it('of nothing is all zero', () => {
    const { count, p50, max, buckets } = new Histogram().latencies();
    assert.deepEqual({ count, p50, max, buckets }, { count: 0, p50: 0, max: 0, buckets: [] });
  });
});
