/** The lines of a text, counted as the reader of reports counts them, each with its own line end. */
export function sourceLines(text: string): string[] {
  return (
    text.match(/[^\r\n\f\v\u2028\u2029]*(?:\r+\n?|[\n\f\v\u2028\u2029])|[^\r\n\f\v\u2028\u2029]+$/g) ?? []
  );
}

/** A stretch of lines of a file, from 1, both counted. */
export interface LineRange {
  readonly file: string;
  readonly first: number;
  readonly last: number;
}
