/** Where values stand on an axis, from 0 at its beginning to 1 at its end. */
export interface Scale {
  readonly ticks: readonly number[];
  at(value: number): number;
}

/** A logarithmic axis around values; what is not above 0 stands at its beginning. */
export function logScale(values: readonly number[]): Scale {
  const positive = values.filter((value) => value > 0 && Number.isFinite(value));
  const low = Math.floor(Math.log10(Math.min(...positive, Infinity)));
  const high = Math.ceil(Math.log10(Math.max(...positive, 0)));
  const [from, to] = positive.length === 0 ? [0, 1] : [low, Math.max(high, low + 1)];
  return {
    ticks: powers(from, to),
    at: (value) => (value > 0 ? within((Math.log10(value) - from) / (to - from)) : 0),
  };
}

/** An axis of counts: 0 has its place, and beyond 1 it is logarithmic. */
export function countScale(values: readonly number[]): Scale {
  const most = Math.max(1, ...values.filter(Number.isFinite));
  const to = Math.ceil(Math.log10(most));
  const ticks = [0, ...powers(0, to)];
  const end = Math.log10(10 ** to + 1);
  return { ticks, at: (value) => within(Math.log10(Math.max(0, value) + 1) / end) };
}

function powers(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => 10 ** (from + index));
}

function within(share: number): number {
  return Math.min(1, Math.max(0, share));
}
