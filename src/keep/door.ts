import {
  appendFile,
  constants,
  copyFile,
  link,
  lstat,
  readFile,
  readlink,
  stat,
  unlink,
} from 'node:fs/promises';
import { dirname, join, resolve, sep } from 'node:path';
import { errorCode } from '../error-code.js';
import { isThere, type Aside } from './aside.js';
import { sha256 } from './digest.js';
import { isSealed, sealed } from './seal.js';
import { isSpecialFile, makeFolders, onDisk, writeWhole, type WrittenFile } from './write-file.js';

/** Whether a regular file is the tool's own and as the tool wrote it; `isSealed` is one. */
export type Proof = (path: string) => boolean | Promise<boolean>;

/** Of kinds of files that nothing can be told of: whatever stands there is kept. */
export const neverOurs: Proof = () => false;

/** How a file is written into a folder where a person works, too. */
export interface Door {
  readonly aside: Aside;
  /** Folder within which a person's files are moved aside. */
  readonly root: string;
  /** Default: by the digest in the file itself. */
  readonly isOurs?: Proof;
}

/**
 * What stands in the way of a file that is to be written, and is not the tool's or was changed since: a file, a link, a folder of
 * its name, or a file in the place of a folder that it is in. `undefined` when nothing would be lost by writing.
 */
export async function foreignAt(path: string, isOurs: Proof = isSealed): Promise<string | undefined> {
  try {
    const found = await lstat(path);
    return found.isFile() && (await proves(isOurs, path)) ? undefined : path;
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    if (errorCode(error) === 'ENOTDIR') return nearestThere(dirname(path));
    throw error;
  }
}

/** Moves aside whatever of a person's stands in the way of a file. */
export async function makeWay(path: string, { aside, root, isOurs }: Door): Promise<void> {
  const foreign = await onDisk(path, () => foreignAt(path, isOurs));
  // Where the folder itself is no folder, writing tells it.
  if (foreign?.startsWith(join(root, sep)) === true) await aside.move(foreign, root);
}

/**
 * Gives a person's file another name, unless something else is called so: then it stays as it is.
 *
 * @returns whether it has that name now, and no other
 */
export async function giveName(path: string, name: string): Promise<boolean> {
  const isNew = await onDisk(name, () => linked(path, name));
  // Whoever was interrupted here has left it with both names.
  if (!isNew && !(await holds(name, await readFile(path)))) return false;
  await onDisk(path, () => unlink(path));
  return true;
}

/** Whether a file has got a second name, which nothing has had before. */
async function linked(path: string, name: string): Promise<boolean> {
  const isTaken = (error: unknown): false => {
    if (errorCode(error) === 'EEXIST') return false;
    throw error;
  };
  try {
    await link(path, name);
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    // Some disks know no second names.
    return copyFile(path, name, constants.COPYFILE_EXCL).then(() => true, isTaken);
  }
}

/** Makes a folder; a file in its place, or in that of one that it is in, is moved aside. */
export async function makeFolder(path: string, { aside, root }: Omit<Door, 'isOurs'>): Promise<void> {
  const there = await onDisk(path, () => nearestThere(path));
  const isFolder = (await stat(there).catch(() => undefined))?.isDirectory();
  if (isFolder !== true) await aside.move(there, root);
  await onDisk(path, () => makeFolders(path));
}

/**
 * Writes a file with a digest of itself, whole or not at all. What stands there and is not the tool's is moved aside before; what
 * is the same already stays as it is, and nobody who watches it is woken.
 */
export function writeOwn(path: string, text: string | Uint8Array, door: Door): Promise<WrittenFile> {
  return put(path, sealed(path, Buffer.from(text)), door);
}

/** Writes just these bytes; otherwise like `writeOwn`. */
export async function put(path: string, content: Buffer, door: Door): Promise<WrittenFile> {
  if (await holds(path, content)) return { bytes: content.length, sha256: sha256(content) };
  await makeWay(path, door);
  return writeWhole(path, content);
}

/**
 * Writes a file that a person has named on the command line: where a link leads, since the person has named it, and into a
 * device or a pipe, which no file may take the place of. Otherwise like `writeOwn`.
 */
export async function writeNamed(path: string, text: string, aside: Aside): Promise<WrittenFile> {
  const isSpecial = await onDisk(path, () => isWrittenInto(path));
  if (isSpecial) {
    const content = Buffer.from(text);
    await onDisk(path, () => appendFile(path, content));
    return { bytes: content.length, sha256: sha256(content) };
  }
  const target = await onDisk(path, () => followed(path));
  return writeOwn(target, text, { aside, root: dirname(target) });
}

/** Devices, pipes, sockets, and what a process has open: `/dev/stdout` may be a file, and is replaced all the same. */
async function isWrittenInto(path: string): Promise<boolean> {
  const found = await stat(path).catch((error: unknown) => {
    if (errorCode(error) === 'ENOENT' || errorCode(error) === 'ENOTDIR') return undefined;
    throw error;
  });
  if (found === undefined) return false;
  return isSpecialFile(found) || /^\/(?:dev|proc)\//.test(path);
}

/** Where a link leads at last, whether or not anything is there. */
async function followed(path: string): Promise<string> {
  const found = await lstat(path).catch(() => undefined);
  if (found?.isSymbolicLink() !== true) return path;
  return followed(resolve(dirname(path), await readlink(path)));
}

async function proves(isOurs: Proof, path: string): Promise<boolean> {
  try {
    return await isOurs(path);
  } catch {
    // What cannot be read, or has been changed just now, is proved by nothing.
    return false;
  }
}

/** The path itself or the nearest of the folders that it is in, whatever it is: something that is there. */
async function nearestThere(path: string): Promise<string> {
  return (await isThere(path)) ? path : nearestThere(dirname(path));
}

async function holds(path: string, content: Buffer): Promise<boolean> {
  const found = await lstat(path).catch(() => undefined);
  if (found?.isFile() !== true || found.size !== content.length) return false;
  const present = await readFile(path).catch(() => undefined);
  return present?.equals(content) ?? false;
}
