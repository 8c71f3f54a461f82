import pLimit from 'p-limit';

/** Two cores start containers at their best four at a time. */
const atOnce = 4;

/**
 * Does something with each of these, a few at a time and in this order. Every one is brought to its end before the first
 * error is told: nothing may come into being after a teardown.
 */
export async function aFewAtOnce<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const limit = pLimit(atOnce);
  const results = await Promise.allSettled(items.map((item) => limit(() => work(item))));
  const failure = results.find((result) => result.status === 'rejected');
  if (failure) throw failure.reason;
}
