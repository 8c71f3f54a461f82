import { setImmediate as breathe } from 'node:timers/promises';
import { readPng, rowsAtATime, writePng, type Pixels } from './png.js';

/** What a channel of a pixel may change by, of 255: nobody sees that, and least in the edge of a letter. */
export const invisible = 8;

const most = 256;

/**
 * Makes a screenshot of text and tables less than half as large: its colours, nearly all of them shades at the edges of
 * letters, become at most 256, the frequent ones exactly. A picture with too many colours stays as it is.
 */
export async function shrinkPng(png: Buffer): Promise<Buffer> {
  const pixels = await readPng(png);
  const table = pixels && choose(await countColours(pixels));
  if (!pixels || !table) return png;
  const { width, height, rgb } = pixels;
  const indices = Buffer.alloc(width * height);
  for (let at = 0; at < indices.length; at++) {
    if (at % (width * rowsAtATime) === 0) await breathe();
    indices[at] = table.index.get(rgb.readUIntBE(at * 3, 3)) ?? 0;
  }
  return writePng({ width, height, palette: table.palette, indices });
}

/** Every colour, the most frequent first. */
async function countColours({ width, rgb }: Pixels): Promise<number[]> {
  const counts = new Map<number, number>();
  for (let at = 0; at < rgb.length; at += 3) {
    if (at % (width * 3 * rowsAtATime) === 0) await breathe();
    const colour = rgb.readUIntBE(at, 3);
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  const byCount = [...counts].sort(([left, often], [right, oftener]) => oftener - often || left - right);
  return byCount.map(([colour]) => colour);
}

interface ColourTable {
  readonly palette: readonly number[];
  /** Place in the palette for each colour. */
  readonly index: ReadonlyMap<number, number>;
}

/** The smallest change with which the colours fit. */
function choose(colours: readonly number[]): ColourTable | undefined {
  for (let tolerance = 0; tolerance <= invisible; tolerance++) {
    const palette: number[] = [];
    for (const colour of colours) {
      if (palette.length > most) break;
      if (!palette.some((chosen) => distance(chosen, colour) <= tolerance)) palette.push(colour);
    }
    if (palette.length > most) continue;
    return { palette, index: new Map(colours.map((colour) => [colour, nearest(palette, colour)])) };
  }
  return undefined;
}

function nearest(palette: readonly number[], colour: number): number {
  let best = 0;
  for (const [index, chosen] of palette.entries()) {
    if (distance(chosen, colour) < distance(palette[best] ?? 0, colour)) best = index;
  }
  return best;
}

/** The channel that differs most. */
function distance(left: number, right: number): number {
  const red = Math.abs((left >> 16) - (right >> 16));
  const green = Math.abs(((left >> 8) & 255) - ((right >> 8) & 255));
  return Math.max(red, green, Math.abs((left & 255) - (right & 255)));
}
