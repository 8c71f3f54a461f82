import type { ImageHeader } from '../../../hand-in.js';

/** A JPEG: segments up to the start of the scan, of which the first frame tells the size, and the mark of its end. */
export function readJpeg(bytes: Buffer): ImageHeader | undefined {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8 || bytes[2] !== 0xff) return undefined;
  let width = 0;
  let height = 0;
  let scan = 0;
  for (let at = 2; at + 4 <= bytes.length && scan === 0;) {
    if (bytes[at] !== 0xff) break;
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (isFrame(marker) && at + 9 <= bytes.length && width === 0) {
      height = bytes.readUInt16BE(at + 5);
      width = bytes.readUInt16BE(at + 7);
    }
    if (marker === 0xda) scan = at;
    at += 2 + Math.max(2, bytes.readUInt16BE(at + 2));
  }
  const ends = scan > 0 && bytes.lastIndexOf(Buffer.from([0xff, 0xd9])) > scan;
  return { format: 'jpeg', width, height, moves: false, whole: width > 0 && height > 0 && ends };
}

/** SOF0 to SOF15, among which three numbers mean tables. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
}
