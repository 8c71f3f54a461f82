/** Bounds that the median of all that could be measured lies within, with at least this probability. */
export interface MedianInterval {
  /** What is really reached: only values that were measured are bounds. */
  readonly level: number;
  readonly low: number;
  readonly high: number;
}

/**
 * A confidence interval of the median, whatever the values' distribution: each of independent values is below the median with
 * probability one half, so that how many are follows the binomial distribution. `undefined` where there are too few.
 *
 * @param level wanted at least, such as 0.95
 * @see W. J. Conover, Practical Nonparametric Statistics, "Confidence interval for a quantile"
 */
export function medianInterval(values: readonly number[], level: number): MedianInterval | undefined {
  const sorted = [...values].sort((left, right) => left - right);
  const count = sorted.length;
  let found: MedianInterval | undefined;
  let probability = 0.5 ** count;
  let outside = 0;
  for (let index = 0; index < count / 2; index++) {
    // The probability that at most `index` values are below the median; as many may be above it.
    outside += 2 * probability;
    const [low, high] = [sorted[index], sorted[count - 1 - index]];
    if (low === undefined || high === undefined || 1 - outside < level) break;
    found = { level: Math.floor(1000 * (1 - outside)) / 1000, low, high };
    probability *= (count - index) / (index + 1);
  }
  return found;
}
