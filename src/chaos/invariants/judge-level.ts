import type { Violation } from './violation.js';

/** What `ha` weighs in a time of quiet. */
export interface Weight {
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Resident memory of all its processes, in kilobytes. */
  readonly memoryKb: number;
  readonly processes: number;
}

/** The first times of quiet do not count: caches and heaps are still filling. */
const warmUp = 2;
/** Fewer than these say nothing of a trend. */
const least = 6;
/** Growth beyond both of these is a trend: heaps breathe by some megabytes. */
const growthKb = 24 * 1024;
const growthShare = 0.25;
/** A process that ends, or one that looks after something, may be there by chance. */
const moreProcesses = 2;
/** Of the 256 MB that the container may have. */
const mostMemoryKb = 200 * 1024;

/**
 * Compares the median of the last third with the median of the first third, after the warm-up.
 *
 * @param weights one of each time of quiet, the oldest first
 */
export function judgeLevel(weights: readonly Weight[]): Violation | undefined {
  const last = weights.at(-1);
  if (!last) return undefined;
  const violation = (expected: string, seen: string): Violation => ({
    invariant: 'level',
    at: last.at,
    expected,
    seen,
  });
  if (last.memoryKb > mostMemoryKb) {
    return violation(`ha takes at most ${megabytes(mostMemoryKb)}`, megabytes(last.memoryKb));
  }
  const counted = weights.slice(warmUp);
  if (counted.length < least) return undefined;
  const third = Math.floor(counted.length / 3);
  const [first, recent] = [counted.slice(0, third), counted.slice(-third)];
  const memory = [first, recent].map((part) => median(part.map(({ memoryKb }) => memoryKb)));
  const processes = [first, recent].map((part) => median(part.map((weight) => weight.processes)));
  const [before = 0, after = 0] = memory;
  if (after - before > Math.max(growthKb, before * growthShare)) {
    return violation(`the memory of ha stays near ${megabytes(before)}`, `${megabytes(after)} and growing`);
  }
  const [fewer = 0, more = 0] = processes;
  if (more > fewer + moreProcesses) {
    return violation(`ha keeps about ${fewer} processes`, `${more} and growing`);
  }
  return undefined;
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((left, right) => left - right);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

function megabytes(kilobytes: number): string {
  return `${Math.round(kilobytes / 1024)} MB`;
}
