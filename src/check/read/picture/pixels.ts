/** A picture thinned out to about a thousand columns; all rows are there. What is transparent lies on white. */
export type Pixels = Coloured | Numbered;

interface Size {
  /** Columns that were kept. */
  readonly width: number;
  readonly height: number;
}

export interface Coloured extends Size {
  /** Red, green, blue of each kept pixel, row by row. */
  readonly rgb: Uint8Array;
}

/** A picture of few colours, as browsers' and many programs' pictures of a screen are. */
export interface Numbered extends Size {
  /** The number of each kept pixel's colour, row by row. */
  readonly numbers: Uint8Array;
  /** Red, green, blue of each number that can occur. */
  readonly colours: Uint8Array;
}

/** What decoding one picture may cost: a phone's photograph, and a bitmap of as many pixels of four bytes. */
export const pixelLimits = { pixels: 12_500_000, bytes: 64_000_000 } as const;

/** Every how many columns of a picture one is kept: a row of a table is seen with fewer, and letters are not read. */
export function columnStep(width: number): number {
  return Math.max(1, Math.floor(width / 1000));
}
