import { hash } from 'node:crypto';
import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';

/** The first bytes of a file, all of them when there are no more than `most`. */
export interface FileBytes {
  readonly bytes: Buffer;
  /** Size of the whole file. */
  readonly size: number;
}

/** Reads a file from its start, up to so many bytes. */
export type ReadBytes = (most: number) => FileBytes;

/**
 * Opens a regular file for `work`; whatever took its place since it was seen is not opened, and not waited for.
 *
 * @throws the error of the file system
 */
export function withFile<T>(path: Buffer, work: (read: ReadBytes) => T): T {
  // Files are read one after the other: to hand each call to another thread takes longer than the call.
  const file = openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  try {
    const stats = fstatSync(file);
    if (!stats.isFile()) throw new Error('no regular file');
    return work((most) => ({
      bytes: readStart(file, Math.min(most, stats.size)),
      size: stats.size,
    }));
  } finally {
    closeSync(file);
  }
}

/** SHA-256, hexadecimal. */
export function hashOf(bytes: Buffer): string {
  return hash('sha256', bytes, 'hex');
}

function readStart(file: number, length: number): Buffer {
  const bytes = Buffer.allocUnsafe(length);
  let filled = 0;
  while (filled < length) {
    const count = readSync(file, bytes, filled, length - filled, filled);
    if (count === 0) break;
    filled += count;
  }
  return bytes.subarray(0, filled);
}
