import { colourOf, colours, type Colour } from './colours.js';
import type { Pixels } from './pixels.js';

/** A picture as colours with a meaning. */
export interface PictureRows {
  readonly width: number;
  readonly height: number;
  /** The colour of each pixel, row by row. */
  readonly meaning: Uint8Array;
  /** The light of each pixel, 0 to 255; of a picture that is mostly dark the other way round. */
  readonly light: Uint8Array;
  /** Whether it is mostly dark. */
  readonly dark: boolean;
  /** Share of the picture's pixels that have a colour. */
  share(colour: Colour): number;
  /** How many pixels of a row have a colour, from column `from` up to and without `to`. */
  count(y: number, colour: Colour, from?: number, to?: number): number;
}

/** Gives each pixel its meaning. */
export function pictureRows({ width, height, rgb }: Pixels): PictureRows {
  const size = width * height;
  const meaning = new Uint8Array(size);
  const light = new Uint8Array(size);
  const totals = new Array<number>(Object.keys(colours).length).fill(0);
  let sum = 0;
  for (let at = 0; at < size; at++) {
    const [red, green, blue] = [rgb[at * 3] ?? 0, rgb[at * 3 + 1] ?? 0, rgb[at * 3 + 2] ?? 0];
    const colour = colourOf(red, green, blue);
    meaning[at] = colour;
    totals[colour] = (totals[colour] ?? 0) + 1;
    const value = (red * 77 + green * 150 + blue * 29) >> 8;
    light[at] = value;
    sum += value;
  }
  const dark = sum / size < 100;
  if (dark) for (let at = 0; at < size; at++) light[at] = 255 - (light[at] ?? 0);
  return {
    width,
    height,
    meaning,
    light,
    dark,
    share: (colour) => (totals[colour] ?? 0) / size,
    count: (y, colour, from = 0, to = width) => {
      let count = 0;
      for (let at = y * width + from; at < y * width + to; at++) if (meaning[at] === colour) count += 1;
      return count;
    },
  };
}
