import { setImmediate as breathe } from 'node:timers/promises';
import { promisify } from 'node:util';
import { deflate, inflate } from 'node:zlib';

/** An image of whole pixels, three bytes each: red, green, blue. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly rgb: Buffer;
}

/** An image whose pixels are places in a list of at most 256 colours, each `0xRRGGBB`. */
export interface IndexedPixels {
  readonly width: number;
  readonly height: number;
  readonly palette: readonly number[];
  readonly indices: Buffer;
}

/** Rows between two breaths: a client that sends requests in the same process must not notice. */
export const rowsAtATime = 64;

const signature = Buffer.from('89504e470d0a1a0a', 'hex');

/** Width and height of a PNG in pixels. */
export function pngSize(png: Buffer): { width: number; height: number } {
  return { width: png.readUInt32BE(16), height: png.readUInt32BE(20) };
}

/** Reads what a browser writes: eight bits, in colour, opaque, row by row; `undefined` for any other PNG. */
export async function readPng(png: Buffer): Promise<Pixels | undefined> {
  const { width, height } = pngSize(png);
  const [depth, colours, , , interlace] = png.subarray(24, 29);
  if (depth !== 8 || (colours !== 2 && colours !== 6) || interlace !== 0) return undefined;
  const size = colours === 2 ? 3 : 4;
  const data = await promisify(inflate)(Buffer.concat(chunksOf(png, 'IDAT')));
  const stride = width * size;
  const above = Buffer.alloc(stride);
  for (let y = 0; y < height; y++) {
    if (y % rowsAtATime === 0) await breathe();
    const start = y * (stride + 1);
    const row = data.subarray(start + 1, start + 1 + stride);
    unfilter(data[start] ?? 0, row, above, size);
    row.copy(above);
    // Into the beginning of the same memory, which has been read by then: an image takes megabytes.
    for (let x = 0; x < width; x++) above.copy(data, (y * width + x) * 3, x * size, x * size + 3);
  }
  return { width, height, rgb: data.subarray(0, width * height * 3) };
}

/** Writes an image with few colours. The same pixels give the same bytes. */
export async function writePng({ width, height, palette, indices }: IndexedPixels): Promise<Buffer> {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3], 8);
  const rows = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y++) indices.copy(rows, y * (width + 1) + 1, y * width, (y + 1) * width);
  const data = await promisify(deflate)(rows, { level: 9, memLevel: 9 });
  const colours = Buffer.from(palette.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]));
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('PLTE', colours),
    chunk('IDAT', data),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunksOf(png: Buffer, wanted: string): Buffer[] {
  const found: Buffer[] = [];
  for (let at = signature.length; at + 8 <= png.length; at += png.readUInt32BE(at) + 12) {
    const body = png.subarray(at + 8, at + 8 + png.readUInt32BE(at));
    if (png.toString('latin1', at + 4, at + 8) === wanted) found.push(body);
  }
  return found;
}

/** Undoes, in place, what a row was written as: the difference to its neighbours on the left and above. */
function unfilter(filter: number, row: Buffer, above: Buffer, size: number): void {
  if (filter === 0) return;
  for (let x = 0; x < row.length; x++) {
    const left = x < size ? 0 : (row[x - size] ?? 0);
    const up = above[x] ?? 0;
    const corner = x < size ? 0 : (above[x - size] ?? 0);
    const guess =
      filter === 1 ? left : filter === 2 ? up : filter === 3 ? (left + up) >> 1 : nearest(left, up, corner);
    row[x] = (row[x] ?? 0) + guess;
  }
}

function nearest(left: number, up: number, corner: number): number {
  const guess = left + up - corner;
  const toLeft = Math.abs(guess - left);
  const toUp = Math.abs(guess - up);
  const toCorner = Math.abs(guess - corner);
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
}

function chunk(type: string, body: Buffer): Buffer {
  const framed = Buffer.alloc(body.length + 12);
  framed.writeUInt32BE(body.length, 0);
  framed.write(type, 4, 'latin1');
  body.copy(framed, 8);
  framed.writeUInt32BE(checksum(framed.subarray(4, -4)), body.length + 8);
  return framed;
}

const checksums = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

/** CRC-32, which `node:zlib` has only in later versions of Node.js than the oldest that we run on. */
function checksum(bytes: Buffer): number {
  let value = 0xffffffff;
  for (const byte of bytes) value = (checksums[(value ^ byte) & 255] ?? 0) ^ (value >>> 8);
  return (value ^ 0xffffffff) >>> 0;
}
