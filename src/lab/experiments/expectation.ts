import { Failed } from '../../failure.js';
import { until } from '../../until.js';

/** Ends an experiment that saw something else than the lab teaches. */
export function expectThat(met: boolean, doing: string, detail: string): asserts met {
  if (!met) throw new Failed({ reason: 'expectation-failed', doing, detail });
}

export interface LookOptions {
  /** What is looked for, as in "waiting until s3 answers". */
  readonly doing: string;
  readonly withinMs: number;
  readonly signal: AbortSignal;
}

/** Looks until something is there, and returns it. */
export async function expectWithin<T>(
  { doing, withinMs, signal }: LookOptions,
  look: () => Promise<T | undefined>,
): Promise<T> {
  const found = await lookFor(withinMs, signal, look);
  expectThat(found !== undefined, doing, `not within ${withinMs / 1000} s`);
  return found;
}

/** Looks for something for a stated time; `undefined` when it never was there. */
export function lookFor<T>(
  watchMs: number,
  signal: AbortSignal,
  look: () => Promise<T | undefined | false>,
): Promise<T | undefined> {
  return until(look, { everyMs: lookIntervalMs, withinMs: watchMs, signal });
}

/** Pause between two looks, which is also how late something can be noticed. */
const lookIntervalMs = 20;
