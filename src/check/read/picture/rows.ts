import { colourOf, colours, type Colour } from './colours.js';
import type { Coloured, Numbered, Pixels } from './pixels.js';

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
export function pictureRows(pixels: Pixels): PictureRows {
  const { width, height } = pixels;
  const size = width * height;
  const meaning = new Uint8Array(size);
  const light = new Uint8Array(size);
  if ('numbers' in pixels) readNumbers(pixels, meaning, light);
  else readColours(pixels, meaning, light);
  const { totals, sum } = sums(meaning, light);
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

function readNumbers({ numbers, colours: rgb }: Numbered, meaning: Uint8Array, light: Uint8Array): void {
  // What a colour means takes longer to tell than to look up, and a picture has a million pixels.
  const meanings = new Uint8Array(256);
  const lights = new Uint8Array(256);
  readColours({ rgb }, meanings, lights);
  for (let at = 0; at < numbers.length; at++) {
    const number = numbers[at] ?? 0;
    meaning[at] = meanings[number] ?? 0;
    light[at] = lights[number] ?? 0;
  }
}

function readColours({ rgb }: Pick<Coloured, 'rgb'>, meaning: Uint8Array, light: Uint8Array): void {
  // Most colours of a screen were seen before; the last with each of so many remainders is remembered.
  const seen = new Int32Array(remembered).fill(-1);
  const meanings = new Uint8Array(remembered);
  let last = -1;
  let colour: number = colours.other;
  let value = 0;
  for (let at = 0, from = 0; from < rgb.length; at++, from += 3) {
    const red = rgb[from] ?? 0;
    const green = rgb[from + 1] ?? 0;
    const blue = rgb[from + 2] ?? 0;
    const whole = (red << 16) | (green << 8) | blue;
    // On a screen most pixels are as the one before.
    if (whole !== last) {
      last = whole;
      const place = (whole ^ (whole >> 9)) % remembered;
      if (seen[place] !== whole) {
        seen[place] = whole;
        meanings[place] = colourOf(red, green, blue);
      }
      colour = meanings[place] ?? colours.other;
      value = (red * 77 + green * 150 + blue * 29) >> 8;
    }
    meaning[at] = colour;
    light[at] = value;
  }
}

const remembered = 8192;

/** How often each colour occurs, and the sum of all light. */
function sums(meaning: Uint8Array, light: Uint8Array): { totals: Uint32Array; sum: number } {
  const totals = new Uint32Array(Object.keys(colours).length);
  let sum = 0;
  for (let at = 0; at < meaning.length; at++) {
    const colour = meaning[at] ?? colours.other;
    totals[colour] = (totals[colour] ?? 0) + 1;
    sum += light[at] ?? 0;
  }
  return { totals, sum };
}
