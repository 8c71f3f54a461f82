/** Milliseconds since 1970, finer than a millisecond, and never going back: two processes can compare them. */
export function now(): number {
  return performance.timeOrigin + performance.now();
}
