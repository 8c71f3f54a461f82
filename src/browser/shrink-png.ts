import type { Browser } from './browser.js';
import { writePng } from './png.js';

/** What a channel of a pixel may change by, of 255: nobody sees that, and least in the edge of a letter. */
export const invisible = 8;

/**
 * Makes a screenshot of text and tables less than half as large: its colours, nearly all of them shades at the edges of
 * letters, become at most 256, the frequent ones exactly. A picture with too many colours stays as it is. The browser
 * does the work: here its megabytes of pixels would be in the way of everything else.
 */
export async function shrinkPng(browser: Browser, png: Buffer): Promise<Buffer> {
  const image = await browser.withPage((page) => page.evaluate(reduce, png.toString('base64'), invisible));
  return image ? writePng({ ...image, compressed: Buffer.from(image.compressed, 'base64') }) : png;
}

/** Runs in a page, and so can use nothing from outside. */
async function reduce(
  png: string,
  most: number,
): Promise<{ width: number; height: number; palette: number[]; compressed: string } | undefined> {
  const bytes = Uint8Array.from(atob(png), (character) => character.charCodeAt(0));
  const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
  const { width, height } = bitmap;
  const context = new OffscreenCanvas(width, height).getContext('2d');
  if (!context) return undefined;
  context.drawImage(bitmap, 0, 0);
  const pixels = new DataView(context.getImageData(0, 0, width, height).data.buffer);

  const counts = new Map<number, number>();
  for (let at = 0; at < pixels.byteLength; at += 4) {
    const colour = pixels.getUint32(at) >>> 8;
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  const byCount = [...counts].sort(([left, often], [right, oftener]) => oftener - often || left - right);
  const colours = byCount.map(([colour]) => colour);

  /** The channel that differs most. */
  const distance = (left: number, right: number): number =>
    Math.max(
      Math.abs((left >> 16) - (right >> 16)),
      Math.abs(((left >> 8) & 255) - ((right >> 8) & 255)),
      Math.abs((left & 255) - (right & 255)),
    );
  const choose = (tolerance: number): number[] => {
    const chosen: number[] = [];
    for (const colour of colours) {
      if (chosen.length > 256) break;
      if (!chosen.some((other) => distance(other, colour) <= tolerance)) chosen.push(colour);
    }
    return chosen;
  };
  // The smallest change with which the colours fit.
  let palette = choose(0);
  for (let tolerance = 1; palette.length > 256 && tolerance <= most; tolerance++) palette = choose(tolerance);
  if (palette.length > 256) return undefined;
  const places = new Map(
    colours.map((colour) => {
      const distances = palette.map((chosen) => distance(chosen, colour));
      return [colour, distances.indexOf(Math.min(...distances))];
    }),
  );

  const rows = new Uint8Array((width + 1) * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const colour = pixels.getUint32((y * width + x) * 4) >>> 8;
      rows[y * (width + 1) + 1 + x] = places.get(colour) ?? 0;
    }
  }
  const stream = new Blob([rows]).stream().pipeThrough(new CompressionStream('deflate'));
  const compressed = new Uint8Array(await new Response(stream).arrayBuffer());
  const text = Array.from(compressed, (byte) => String.fromCharCode(byte)).join('');
  return { width, height, palette, compressed: btoa(text) };
}
