import { colours, type Colour } from './colours.js';
import type { PictureRows } from './rows.js';

/** The heading of a table: two lines of titles on one colour. */
export interface Heading {
  readonly top: number;
  /** The first row below. */
  readonly bottom: number;
  readonly left: number;
  /** The first column beyond. */
  readonly right: number;
}

export interface TableRow {
  readonly colour: Colour;
  /** Of pixels. */
  readonly height: number;
  /** False when it may be several rows, or a part of one. */
  readonly whole: boolean;
}

/** The rows below a table's heading, from the top, up to what is no row, and at most up to the row of pixels `end`. */
export function tableRows(rows: PictureRows, heading: Heading, end: number): TableRow[] {
  const { bottom, left, right } = heading;
  const background = backgrounds(rows, bottom, end, left, right);
  // A row of the table is about as high as one of the heading's two.
  const likely = Math.max(3, (bottom - heading.top) / 2);
  const lines = borders(background, Math.max(2, Math.round(likely / 2)));
  const found: { colour: Colour; height: number; atEnd: boolean }[] = [];
  let start = 0;
  for (let at = 0; at <= background.length; at++) {
    if (at < background.length && !lines.has(at)) continue;
    const height = at - start;
    if (height >= 2) {
      const colour = mainColour(rows, bottom + start, bottom + at, left, right);
      if (colour === undefined) break;
      found.push({ colour, height, atEnd: bottom + at >= rows.height });
    }
    start = at + 1;
  }
  const heights = found.map(({ height }) => height).sort((one, other) => one - other);
  const usual = heights[heights.length >> 1] ?? likely;
  return found
    .filter(({ height }) => height >= usual * 0.4)
    .map(({ colour, height, atEnd }) => ({
      colour,
      height,
      whole: (atEnd || height >= usual * 0.6) && height <= usual * 1.6 && height <= likely * 2.2,
    }));
}

/** Light that four fifths of a row's pixels do not exceed: that of its ground, as its letters are few. */
function backgrounds(rows: PictureRows, top: number, end: number, left: number, right: number): number[] {
  return Array.from({ length: Math.max(0, end - top) }, (_, index) => {
    const counts = new Uint32Array(256);
    const from = (top + index) * rows.width;
    for (let at = from + left; at < from + right; at++) {
      const light = rows.light[at] ?? 0;
      counts[light] = (counts[light] ?? 0) + 1;
    }
    let beyond = (right - left) * 0.2;
    let light = 255;
    for (; light > 0; light--) {
      beyond -= counts[light] ?? 0;
      if (beyond < 0) break;
    }
    return light;
  });
}

/** The places of a profile that are darker than what lies `reach` before and behind them. */
function borders(profile: readonly number[], reach: number): Set<number> {
  const found = new Set<number>();
  for (const [at, value] of profile.entries()) {
    const before = Math.max(...profile.slice(Math.max(0, at - reach), at));
    const behind = Math.max(...profile.slice(at + 1, at + 1 + reach));
    // Above the first row lies the heading, whose border was counted to it or to here.
    if (value < Math.min(at === 0 ? 255 : before, behind) - darker) found.add(at);
  }
  return found;
}

/** What a border is darker than its rows at least: it is half as light, and can be blurred over four rows of pixels. */
const darker = 9;

/** The colour of most of the pixels that say something; `undefined` when they are none of a table's row. */
function mainColour(
  rows: PictureRows,
  top: number,
  bottom: number,
  left: number,
  right: number,
): Colour | undefined {
  const counts = new Uint32Array(Object.keys(colours).length);
  for (let y = top; y < bottom; y++) {
    for (let at = y * rows.width + left; at < y * rows.width + right; at++) {
      const colour = rows.meaning[at] ?? colours.other;
      counts[colour] = (counts[colour] ?? 0) + 1;
    }
  }
  const most = rowColours
    .map((colour) => ({ colour, count: counts[colour] ?? 0 }))
    .sort((one, other) => other.count - one.count)[0];
  return most !== undefined && most.count >= (bottom - top) * (right - left) * 0.3 ? most.colour : undefined;
}

const rowColours: readonly Colour[] = [
  colours.plain,
  colours.up,
  colours.leaving,
  colours.down,
  colours.odd,
  colours.grey,
];
