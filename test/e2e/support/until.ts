import { until as look } from '../../../src/until.js';

/** Looks until something is there, and returns it; fails after `withinMs` with the words for what was looked for. */
export async function until<T>(
  what: string,
  withinMs: number,
  seen: () => Promise<T | undefined | false>,
): Promise<T> {
  const found = await look(seen, { everyMs: 10, withinMs });
  if (found === undefined) throw new Error(`not within ${withinMs} ms: ${what}`);
  return found;
}
