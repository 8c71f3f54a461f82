/** A text that is compared with those of other hand-ins. */
export interface ComparedText {
  readonly path: string;
  /** An answer is its author's own prose; code has comments, too, and its lines are those of the file. */
  readonly kind: 'answer' | 'code';
  /** Where it begins in the file; in a PDF, the page. */
  readonly line: number;
  /** `M1`, `4.2`; `undefined` for what answers no question. */
  readonly question: string | undefined;
  readonly text: string;
  /** Addresses that are named beside it. */
  readonly sources: readonly string[];
}
