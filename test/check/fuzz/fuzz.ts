import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** What became of some seeds. */
export interface Fuzzed {
  /** A line a seed: what it has cost. */
  readonly told: readonly string[];
  /** What went wrong with the last one, and how to do the same again; `undefined` when nothing did. */
  readonly failure: string | undefined;
}

/** MB of V8's heap: what a hand-in may take, and what Node and the lab do. */
export const heapMb = 256;

/** Judges the made-up hand-ins of some seeds, one after the other in one process with a small heap. */
export function fuzz(seeds: readonly number[]): Fuzzed {
  const program = join(import.meta.dirname, 'judge-fuzzed.js');
  const { stdout, stderr, status, signal } = spawnSync(
    process.execPath,
    [`--max-old-space-size=${heapMb}`, program, ...seeds.map(String)],
    { encoding: 'utf8', timeout: 600_000, maxBuffer: 50_000_000 },
  );
  const told = stdout.split('\n').filter((line) => line !== '');
  if (status === 0) return { told, failure: undefined };
  const seed = /^seed (\d+):/.exec(told.at(-1) ?? '')?.[1] ?? '?';
  const again = `again: npm run fuzz -- --seed ${seed} --count 1`;
  return {
    told,
    failure: `seed ${seed} ended with ${status ?? signal ?? '?'}\n${stderr.slice(-4000)}\n${again}`,
  };
}
