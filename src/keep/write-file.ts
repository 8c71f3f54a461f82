import { createHash, randomUUID } from 'node:crypto';
import type { Stats } from 'node:fs';
import { lstat, mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { errorCode } from '../error-code.js';
import { Failed } from '../failure.js';

export interface WrittenFile {
  readonly bytes: number;
  readonly sha256: string;
}

/**
 * Writes a file whole or not at all: under another name first, renamed when everything is there.
 *
 * @throws Failed `file-unwritable` naming the file, when the disk is full or forbids it; errors of the source as they are
 */
export async function writeWhole(path: string, source: Readable | string | Buffer): Promise<WrittenFile> {
  const temporary = `${path}.${randomUUID().slice(0, 8)}.tmp`;
  const hash = createHash('sha256');
  let bytes = 0;
  const measure = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      bytes += chunk.length;
      done(null, chunk);
    },
  });
  try {
    await onDisk(path, () => makeFolders(dirname(path)));
    const input = source instanceof Readable ? source : Readable.from([Buffer.from(source)]);
    // Opened before anything flows: a source that fails at once would leave a file that comes about later.
    const file = await onDisk(path, () => taken(open(temporary, 'wx')));
    await onDisk(path, () => pipeline(input, measure, file.createWriteStream()));
    await refuseSpecialFile(path);
    await onDisk(path, () => rename(temporary, path));
  } catch (error) {
    // Where it was not even begun with, nobody else ends it.
    if (source instanceof Readable) source.destroy();
    await rm(temporary, { force: true }).catch(() => undefined);
    throw error;
  }
  return { bytes, sha256: hash.digest('hex') };
}

/** As `recursive` does it, which never comes back where the kernel says of every folder that there is none: below /proc. */
export async function makeFolders(folder: string): Promise<void> {
  try {
    await mkdir(folder);
  } catch (error) {
    const code = errorCode(error);
    if (code === 'ENOENT' && dirname(folder) !== folder) {
      await makeFolders(dirname(folder));
      await makeBelow(folder);
    } else if (!(await stat(folder)).isDirectory()) throw error;
  }
}

async function makeBelow(folder: string): Promise<void> {
  try {
    await taken(mkdir(folder));
  } catch (error) {
    // Somebody else may have made it meanwhile.
    if (errorCode(error) !== 'EEXIST') throw error;
  }
}

/** Below /proc a folder is there and takes nothing: of what was to be in it the kernel says that it is not. */
async function taken<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw error;
    throw Object.assign(new Error('nothing can be made here'), { code: 'EACCES' });
  }
}

/** Whether something is a device, a pipe or a socket: what a program talks to, and nothing that another file may replace. */
export function isSpecialFile(found: Stats): boolean {
  return !found.isFile() && !found.isDirectory() && !found.isSymbolicLink();
}

/**
 * Sees to it that no file takes the place of a device, a pipe or a socket: without `/dev/null` a machine is broken.
 *
 * @throws Failed `file-unwritable`
 */
export async function refuseSpecialFile(path: string): Promise<void> {
  const found = await lstat(path).catch(() => undefined);
  if (found && isSpecialFile(found))
    throw new Failed({ reason: 'file-unwritable', file: path, code: 'EINVAL' });
}

/** Whether a file of this name is half of one: its writer was killed. */
export function isTemporary(name: string): boolean {
  return /\.[0-9a-f]{8}\.tmp$/.test(name);
}

const diskErrors = new Set([
  'ENOSPC',
  'EACCES',
  'EPERM',
  'EROFS',
  'EDQUOT',
  'ENOTDIR',
  'EISDIR',
  'EFBIG',
  'ENAMETOOLONG',
  'ELOOP',
]);

/** Does something with the disk; what the disk refuses becomes a failure that names the file. */
export async function onDisk<T>(file: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const told = errorCode(error) ?? '';
    // What is in the way of a folder that is to be made is a file.
    const code = told === 'EEXIST' ? 'ENOTDIR' : told;
    if (diskErrors.has(code)) throw new Failed({ reason: 'file-unwritable', file, code });
    throw error;
  }
}
