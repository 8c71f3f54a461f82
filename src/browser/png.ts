import { crc32 } from 'node:zlib';

/** An image whose pixels are places in a list of at most 256 colours. */
export interface IndexedImage {
  readonly width: number;
  readonly height: number;
  /** Each `0xRRGGBB`. */
  readonly palette: readonly number[];
  /** For each row a zero and then a byte for each pixel, all of it in zlib's format. */
  readonly compressed: Buffer;
}

/** Width and height of a PNG in pixels. */
export function pngSize(png: Buffer): { width: number; height: number } {
  return { width: png.readUInt32BE(16), height: png.readUInt32BE(20) };
}

/** The PNG of an image with few colours. */
export function writePng({ width, height, palette, compressed }: IndexedImage): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3], 8);
  const colours = palette.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]);
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from(colours)),
    chunk('IDAT', compressed),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, body: Buffer): Buffer {
  const framed = Buffer.alloc(body.length + 12);
  framed.writeUInt32BE(body.length, 0);
  framed.write(type, 4, 'latin1');
  body.copy(framed, 8);
  framed.writeUInt32BE(crc32(framed.subarray(4, -4)), body.length + 8);
  return framed;
}
