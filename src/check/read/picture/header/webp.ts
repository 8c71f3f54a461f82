import type { ImageHeader } from '../../../hand-in.js';

/** A WebP: a RIFF container whose first chunk tells the size, and whether it moves. */
export function readWebp(bytes: Buffer): ImageHeader | undefined {
  if (bytes.toString('latin1', 0, 4) !== 'RIFF' || bytes.toString('latin1', 8, 12) !== 'WEBP')
    return undefined;
  const { width, height, moves } = firstChunk(bytes);
  // An odd length may lack its byte of padding.
  const complete = bytes.length + 1 >= bytes.readUInt32LE(4) + 8;
  return { format: 'webp', width, height, moves, whole: complete && width > 0 && height > 0 };
}

function firstChunk(bytes: Buffer): { width: number; height: number; moves: boolean } {
  const chunk = bytes.toString('latin1', 12, 16);
  if (bytes.length >= 30 && chunk === 'VP8X')
    return {
      width: bytes.readUIntLE(24, 3) + 1,
      height: bytes.readUIntLE(27, 3) + 1,
      moves: ((bytes[20] ?? 0) & 2) !== 0,
    };
  if (bytes.length >= 30 && chunk === 'VP8 ')
    return {
      width: bytes.readUInt16LE(26) & 0x3fff,
      height: bytes.readUInt16LE(28) & 0x3fff,
      moves: false,
    };
  if (bytes.length >= 25 && chunk === 'VP8L') {
    const packed = bytes.readUInt32LE(21);
    return { width: (packed & 0x3fff) + 1, height: ((packed >>> 14) & 0x3fff) + 1, moves: false };
  }
  return { width: 0, height: 0, moves: false };
}
