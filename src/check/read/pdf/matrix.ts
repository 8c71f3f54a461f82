/** A matrix of PDF: `x' = a·x + c·y + e`, `y' = b·x + d·y + f`. */
export type Matrix = readonly [number, number, number, number, number, number];

/** The matrix that applies `inner` first. */
export function times(outer: Matrix, inner: Matrix): Matrix {
  const [a, b, c, d, e, f] = outer;
  const [g, h, i, j, k, l] = inner;
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}

/** Six numbers of whatever a PDF has in their place. */
export function matrixOf(value: unknown): Matrix {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = numbers(value);
  return [a, b, c, d, e, f];
}

/** The numbers of a list, 0 for whatever else is in it. */
export function numbers(value: unknown): number[] {
  const list: unknown[] = Array.isArray(value)
    ? value
    : ArrayBuffer.isView(value)
      ? Object.values(value)
      : [];
  return list.map((each) => (typeof each === 'number' && Number.isFinite(each) ? each : 0));
}
