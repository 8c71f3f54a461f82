import { z } from 'zod';

export const spread = z.object({
  /** How many values there are; the others stand for nothing when it is 0. */
  count: z.number(),
  min: z.number(),
  p25: z.number(),
  median: z.number(),
  p75: z.number(),
  /** The value that 99 of 100 do not exceed; of fewer than 100 values the largest. */
  p99: z.number(),
  max: z.number(),
});

/** How values lie, each of them a value that was measured: nothing is averaged but the two middle ones. */
export type Spread = z.infer<typeof spread>;

/** The spread of some values; `undefined` of none. */
export function spreadOf(values: readonly number[]): Spread | undefined {
  if (values.length === 0) return undefined;
  const sorted = [...values].sort((left, right) => left - right);
  const at = (share: number): number => sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0;
  const half = sorted.length / 2;
  const median = sorted.length % 2 === 1 ? at(0.5) : ((sorted[half - 1] ?? 0) + (sorted[half] ?? 0)) / 2;
  return {
    count: sorted.length,
    min: at(0),
    p25: at(0.25),
    median: rounded(median),
    p75: at(0.75),
    p99: at(0.99),
    max: at(1),
  };
}

/** A figure as it is written down: nobody can measure more digits than these. */
export function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}
