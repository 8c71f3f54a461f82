/** A mistake in a file that somebody wrote, with the place to look at. */
export interface Diagnostic {
  /** As the user would name it, relative to where the command was started if that is shorter. */
  readonly file: string;
  /** 1-based. */
  readonly line: number;
  /** 1-based, in characters. */
  readonly column: number;
  /** How many characters the squiggle covers; at least 1. */
  readonly length: number;
  /** The source line, without its line end. */
  readonly source: string;
  readonly message: string;
  /** What would have been right, such as `did you mean "until"?`. */
  readonly hint?: string;
}
