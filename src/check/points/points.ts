/** Points of an item or a question. */
export interface Points {
  readonly got: number;
  /** At most; less than what was got where that is a bonus. */
  readonly of: number;
}

/** Points of a hand-in. */
export interface SumOfPoints extends Points {
  /** Points of questions that nobody could judge; they are not in the other two. */
  readonly open: number;
}

/** Without the traces of binary fractions. */
export function rounded(points: number): number {
  return Math.round(points * 100) / 100;
}
