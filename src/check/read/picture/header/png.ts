import type { ImageHeader } from '../../../hand-in.js';

/** A PNG: chunks with their lengths, IHDR first, IEND last. */
export function readPng(bytes: Buffer): ImageHeader | undefined {
  if (bytes.toString('latin1', 0, 8) !== '\x89PNG\r\n\x1a\n') return undefined;
  const told = bytes.length >= 24 && bytes.toString('latin1', 12, 16) === 'IHDR';
  const width = told ? bytes.readUInt32BE(16) : 0;
  const height = told ? bytes.readUInt32BE(20) : 0;
  let data = false;
  let moves = false;
  let ends = false;
  for (let at = 8; at + 12 <= bytes.length && !ends;) {
    const length = bytes.readUInt32BE(at);
    const type = bytes.toString('latin1', at + 4, at + 8);
    if (at + 12 + length > bytes.length) break;
    data ||= type === 'IDAT';
    moves ||= type === 'acTL' && length >= 4 && bytes.readUInt32BE(at + 8) > 1;
    ends = type === 'IEND';
    at += 12 + length;
  }
  return { format: 'png', width, height, moves, whole: width > 0 && height > 0 && data && ends };
}
