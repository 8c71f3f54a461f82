import type { ImageHeader } from '../../../hand-in.js';

/** A GIF: blocks of blocks up to the trailer; it moves when it has more than one frame. */
export function readGif(bytes: Buffer): ImageHeader | undefined {
  if (!/^GIF8[79]a$/.test(bytes.toString('latin1', 0, 6))) return undefined;
  if (bytes.length < 13) return { format: 'gif', width: 0, height: 0, moves: false, whole: false };
  let frames = 0;
  let ends = false;
  let at = 13 + colours(bytes[10] ?? 0);
  while (at < bytes.length && !ends) {
    const mark = bytes[at];
    if (mark === 0x3b) ends = true;
    else if (mark === 0x21) at = afterBlocks(bytes, at + 2);
    else if (mark === 0x2c) {
      frames += 1;
      at = afterBlocks(bytes, at + 11 + colours(bytes[at + 9] ?? 0));
    } else break;
  }
  const width = bytes.readUInt16LE(6);
  const height = bytes.readUInt16LE(8);
  const whole = ends && frames > 0 && width > 0 && height > 0;
  return { format: 'gif', width, height, moves: frames > 1, whole };
}

/** Bytes of the table of colours that the flags announce. */
function colours(flags: number): number {
  return (flags & 0x80) === 0 ? 0 : 3 * 2 ** ((flags & 7) + 1);
}

function afterBlocks(bytes: Buffer, from: number): number {
  let at = from;
  for (let length = bytes[at]; length !== undefined && length !== 0; length = bytes[at]) at += 1 + length;
  return at + 1;
}
