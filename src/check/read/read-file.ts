import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';

/** The first bytes of a file, all of them when there are no more than `most`. */
export interface FileBytes {
  readonly bytes: Buffer;
  /** Size of the whole file. */
  readonly size: number;
}

/** Reads a file from its start, up to so many bytes. */
export type ReadBytes = (most: number) => Promise<FileBytes>;

/**
 * Opens a regular file for `work`; whatever took its place since it was seen is not opened, and not waited for.
 *
 * @throws the error of the file system
 */
export async function withFile<T>(path: Buffer, work: (read: ReadBytes) => Promise<T>): Promise<T> {
  const handle = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  try {
    const stats = await handle.stat();
    if (!stats.isFile()) throw new Error('no regular file');
    return await work(async (most) => ({
      bytes: await readStart(handle, Math.min(most, stats.size)),
      size: stats.size,
    }));
  } finally {
    await handle.close();
  }
}

/** SHA-256, hexadecimal. */
export function hashOf(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

async function readStart(handle: FileHandle, length: number): Promise<Buffer> {
  const bytes = Buffer.allocUnsafe(length);
  let filled = 0;
  while (filled < length) {
    const { bytesRead } = await handle.read(bytes, filled, length - filled, filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return bytes.subarray(0, filled);
}
