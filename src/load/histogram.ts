/** How long answers took, in milliseconds; `buckets` are what `Histogram.of` makes a histogram of again. */
export interface Latencies {
  readonly count: number;
  readonly p50: number;
  readonly p90: number;
  readonly p99: number;
  readonly p999: number;
  /** Exact. */
  readonly max: number;
  /** Number of a bucket and how many are in it, in their order. */
  readonly buckets: readonly (readonly [number, number])[];
}

/** Buckets of a power of two. */
const steps = 64;
const bucketCount = 28 * steps;

/**
 * Counts times in buckets that are at most 1/64 wider than their value, from a microsecond to two minutes: a quantile
 * is told as the upper end of its bucket, so it is never smaller than the exact one and at most 1.6 % and 2 µs larger.
 */
export class Histogram {
  private readonly counts = new Uint32Array(bucketCount);
  private count = 0;
  private max = 0;

  /** The histogram of several, merged. */
  static of(parts: readonly Pick<Latencies, 'max' | 'buckets'>[]): Histogram {
    const merged = new Histogram();
    for (const { max, buckets } of parts) {
      for (const [bucket, count] of buckets) merged.put(bucket, count);
      merged.max = Math.max(merged.max, max);
    }
    return merged;
  }

  add(ms: number): void {
    this.put(bucketOf(ms), 1);
    if (ms > this.max) this.max = ms;
  }

  /** The time that this share of all does not exceed. */
  quantile(share: number): number {
    const wanted = Math.max(1, Math.ceil(share * this.count));
    let seen = 0;
    for (const [bucket, count] of this.counts.entries()) {
      seen += count;
      if (seen >= wanted) return Math.min(upperEndMs(bucket), this.max);
    }
    return this.max;
  }

  latencies(): Latencies {
    return {
      count: this.count,
      p50: this.quantile(0.5),
      p90: this.quantile(0.9),
      p99: this.quantile(0.99),
      p999: this.quantile(0.999),
      max: this.max,
      buckets: Array.from(this.counts, (count, bucket): [number, number] => [bucket, count]).filter(
        ([, count]) => count > 0,
      ),
    };
  }

  private put(bucket: number, count: number): void {
    this.counts[bucket] = (this.counts[bucket] ?? 0) + count;
    this.count += count;
  }
}

function bucketOf(ms: number): number {
  const us = Math.max(0, Math.floor(ms * 1000));
  // One bucket a microsecond at first, then as many for each power of two.
  if (us < 2 * steps) return us;
  const power = Math.floor(Math.log2(us));
  const bucket = (power - 5) * steps + Math.floor(us / 2 ** (power - 6)) - steps;
  return Math.min(bucket, bucketCount - 1);
}

function upperEndMs(bucket: number): number {
  if (bucket < 2 * steps) return (bucket + 1) / 1000;
  const power = Math.floor(bucket / steps) + 5;
  return ((bucket % steps) + steps + 1) * 2 ** (power - 6) * 0.001;
}
