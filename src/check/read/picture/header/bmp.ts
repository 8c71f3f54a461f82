import type { ImageHeader } from '../../../hand-in.js';

/** A BMP: its header tells its size and where its pixels start. */
export function readBmp(bytes: Buffer): ImageHeader | undefined {
  if (bytes.length < 26 || bytes.toString('latin1', 0, 2) !== 'BM') return undefined;
  const old = bytes.readUInt32LE(14) === 12;
  const width = old ? bytes.readUInt16LE(18) : Math.abs(bytes.readInt32LE(18));
  // Negative when its first row is the uppermost.
  const height = old ? bytes.readUInt16LE(20) : Math.abs(bytes.readInt32LE(22));
  const complete = bytes.readUInt32LE(2) <= bytes.length && bytes.readUInt32LE(10) < bytes.length;
  return { format: 'bmp', width, height, moves: false, whole: complete && width > 0 && height > 0 };
}
