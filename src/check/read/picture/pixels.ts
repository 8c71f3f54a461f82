/** A picture thinned out to about a thousand columns; all rows are there. */
export interface Pixels {
  /** Columns that were kept. */
  readonly width: number;
  readonly height: number;
  /** Red, green, blue of each kept pixel, row by row; what is transparent lies on white. */
  readonly rgb: Uint8Array;
}

/** What decoding one picture may cost: a phone's photograph, and a bitmap of as many pixels of four bytes. */
export const pixelLimits = { pixels: 12_500_000, bytes: 64_000_000 } as const;

/** Every how many columns of a picture one is kept: a row of a table is seen with fewer, and letters are not read. */
export function columnStep(width: number): number {
  return Math.max(1, Math.floor(width / 1000));
}
