import { deflateSync } from 'node:zlib';
import { encode } from 'jpeg-js';
import type { Drawing } from './draw-picture.js';

export interface PngShape {
  readonly kind: 'grey' | 'rgb' | 'palette' | 'grey-alpha' | 'rgba';
  readonly depth: 1 | 2 | 4 | 8 | 16;
  readonly interlaced?: boolean;
  /** Lines are filtered by all of PNG's ways in turn. */
  readonly filtered?: boolean;
}

const kinds = { grey: [0, 1], rgb: [2, 3], palette: [3, 1], 'grey-alpha': [4, 2], rgba: [6, 4] } as const;

/** The PNG of a drawing; a palette holds its first 2 to the power of `depth` colours. */
export function encodePng(drawing: Drawing, shape: PngShape = { kind: 'rgb', depth: 8 }): Buffer {
  const [type, channels] = kinds[shape.kind];
  const { width, height } = drawing;
  const palette = paletteOf(drawing, 1 << Math.min(8, shape.depth));
  const samples = (x: number, y: number): number[] => {
    const [red = 0, green = 0, blue = 0] = drawing.rgb.subarray((y * width + x) * 3);
    const grey = Math.round((red + green + blue) / 3);
    const most = 255;
    if (shape.kind === 'palette') return [palette.get((red << 16) | (green << 8) | blue) ?? 0];
    if (shape.kind === 'rgb') return [red, green, blue];
    if (shape.kind === 'rgba') return [red, green, blue, most];
    return shape.kind === 'grey' ? [grey] : [grey, most];
  };
  const lines: Buffer[] = [];
  for (const [left, top, across, down] of shape.interlaced ? passes : ([[0, 0, 1, 1]] as const)) {
    let above: Buffer | undefined;
    for (let y = top; y < height; y += down) {
      const row: number[] = [];
      for (let x = left; x < width; x += across) row.push(...samples(x, y));
      if (row.length === 0) continue;
      const packed = pack(row, shape);
      const pixelBytes = Math.max(1, (channels * shape.depth) >> 3);
      lines.push(filter(shape.filtered ? lines.length % 5 : 0, packed, above, pixelBytes));
      above = packed;
    }
  }
  const colours = Buffer.from(
    [...palette.keys()].flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]),
  );
  return pngOf(
    header(width, height, shape.depth, type, shape.interlaced ? 1 : 0),
    shape.kind === 'palette' ? colours : undefined,
    deflateSync(Buffer.concat(lines)),
  );
}

/** A PNG of any header, palette and data. */
export function pngOf(ihdr: Buffer, palette: Buffer | undefined, data: Buffer): Buffer {
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', ihdr),
    ...(palette === undefined ? [] : [chunk('PLTE', palette)]),
    // In two parts, as browsers write it.
    chunk('IDAT', data.subarray(0, data.length >> 1)),
    chunk('IDAT', data.subarray(data.length >> 1)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

export function header(width: number, height: number, depth: number, type: number, interlacing = 0): Buffer {
  const bytes = Buffer.alloc(13);
  bytes.writeUInt32BE(width, 0);
  bytes.writeUInt32BE(height, 4);
  bytes.set([depth, type, 0, 0, interlacing], 8);
  return bytes;
}

/** The JPEG of a drawing; `quality` is 1 to 100. */
export function encodeJpeg({ width, height, rgb }: Drawing, quality: number): Buffer {
  const data = Buffer.alloc(width * height * 4, 255);
  for (let at = 0; at < width * height; at++) data.set(rgb.subarray(at * 3, at * 3 + 3), at * 4);
  return Buffer.from(encode({ width, height, data }, quality).data);
}

const passes = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const;

function paletteOf({ rgb }: Drawing, most: number): Map<number, number> {
  const palette = new Map<number, number>();
  for (let at = 0; at < rgb.length && palette.size < most; at += 3) {
    const colour = ((rgb[at] ?? 0) << 16) | ((rgb[at + 1] ?? 0) << 8) | (rgb[at + 2] ?? 0);
    if (!palette.has(colour)) palette.set(colour, palette.size);
  }
  return palette;
}

function pack(samples: readonly number[], { kind, depth }: PngShape): Buffer {
  if (depth === 16) return Buffer.from(samples.flatMap((value) => [value, value]));
  const packed = Buffer.alloc(Math.ceil((samples.length * depth) / 8));
  for (const [index, value] of samples.entries()) {
    const bit = index * depth;
    const scaled = kind === 'palette' ? value : value >> (8 - depth);
    packed[bit >> 3] = (packed[bit >> 3] ?? 0) | (scaled << (8 - depth - (bit & 7)));
  }
  return packed;
}

function filter(type: number, line: Buffer, above: Buffer | undefined, pixelBytes: number): Buffer {
  const filtered = line.map((value, index) => {
    const left = line[index - pixelBytes] ?? 0;
    const up = above?.[index] ?? 0;
    const corner = above?.[index - pixelBytes] ?? 0;
    const guess = left + up - corner;
    const paeth = [left, up, corner].reduce((best, one) =>
      Math.abs(guess - one) < Math.abs(guess - best) ? one : best,
    );
    return value - ([0, left, up, (left + up) >> 1, paeth][type] ?? 0);
  });
  return Buffer.from([type, ...filtered]);
}

/** Nothing here looks at checksums, and so they are zero. */
function chunk(type: string, body: Buffer): Buffer {
  const framed = Buffer.alloc(body.length + 12);
  framed.writeUInt32BE(body.length, 0);
  framed.write(type, 4, 'latin1');
  body.copy(framed, 8);
  return framed;
}
