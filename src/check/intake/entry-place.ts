import type { NotRead } from '../codes/not-read.js';
import { unpackLimits } from './limits.js';

/** Where something comes to lie: names of folders, and its own; empty for the folder itself. */
export type EntryPlace = readonly string[];

/**
 * Where an entry comes to lie below the folder that it is unpacked into, as tar and unzip have it: a name that begins at
 * the root begins at that folder instead.
 *
 * @returns why it comes to lie nowhere, or `undefined` for what macOS leaves behind
 */
export function placeOf(name: string): EntryPlace | NotRead | undefined {
  const place = name
    .replace(/^[A-Za-z]:(?=\/)/, '')
    .split('/')
    .filter((part) => part !== '' && part !== '.');
  if (place.includes('..')) return { code: 'leads-outside' };
  if (isLeftBehind(place)) return undefined;
  if (place.length > unpackLimits.depth) return { code: 'too-deep' };
  const isBearable = (part: string): boolean => Buffer.byteLength(part) <= unpackLimits.nameBytes;
  const bytes = Buffer.byteLength(place.join('/'));
  if (bytes > unpackLimits.pathBytes || !place.every(isBearable) || place.some(impossible))
    return { code: 'impossible-name' };
  return place;
}

function isLeftBehind(place: EntryPlace): boolean {
  return place.includes('__MACOSX') || isLeftBehindBySystem(place.at(-1) ?? '');
}

/** Whether a file is of a system's own, and nobody hands it in. */
export function isLeftBehindBySystem(name: string): boolean {
  return name === '.DS_Store' || name.startsWith('._') || name === '__MACOSX';
}

/** No file system has it, or Windows means something else by it: a drive, a folder, a stream of a file. */
function impossible(part: string): boolean {
  return part.includes('\0') || (process.platform === 'win32' && /[\\:]/.test(part));
}
