import { cp, lstat, mkdir, rename, rm } from 'node:fs/promises';
import { dirname, isAbsolute, join, relative, sep } from 'node:path';
import { errorCode } from '../error-code.js';
import { Failed } from '../failure.js';
import { makeFolders, onDisk, refuseSpecialFile } from './write-file.js';

/** A file or folder that had to make room: where it was, and where it is. */
export interface MovedAside {
  readonly from: string;
  readonly to: string;
}

/**
 * Moves what is not the tool's out of its way, and remembers it, so that it can be told. Whatever a command moves out of one
 * folder comes to lie together, in `replaced/<time>/` of that folder.
 */
export class Aside {
  private readonly list: MovedAside[] = [];
  private readonly folders = new Map<string, Promise<string>>();

  constructor(private readonly now: () => Date = () => new Date()) {}

  /** What has been moved so far, in this order, with paths relative to a folder that they lie in, as a reader of that folder writes them. */
  movedWithin(folder: string): MovedAside[] {
    const shown = (path: string): string => {
      const below = relative(folder, path);
      return below.split(sep)[0] === '..' || isAbsolute(below) ? path : below.split(sep).join('/');
    };
    return this.list.map(({ from, to }) => ({ from: shown(from), to: shown(to) }));
  }

  /**
   * Moves a file, a link or a whole folder.
   *
   * @param root folder that it is moved within
   * @param place where a person has it, relative to that folder: it may be on its way through another one
   * @throws Failed `file-unwritable` where the folder itself, or a device, is in the way
   */
  async move(path: string, root: string, place = relative(root, path)): Promise<void> {
    if (place === '' || place.split(sep)[0] === '..' || isAbsolute(place))
      throw new Failed({ reason: 'file-unwritable', file: path, code: 'ENOTDIR' });
    await refuseSpecialFile(path);
    await onDisk(path, async () => {
      const to = await this.freePlace(root, place);
      await moveAcross(path, to);
      this.list.push({ from: join(root, place), to });
    });
  }

  /** In the folder of this command; where something that was moved there stands in the way, in another one. */
  private async freePlace(root: string, place: string): Promise<string> {
    const folder = this.folders.get(root) ?? newFolder(root, this.now());
    this.folders.set(root, folder);
    const to = join(await folder, place);
    const isFree = await makeFolders(dirname(to)).then(
      async () => !(await isThere(to)),
      (error: unknown) => {
        if (errorCode(error) === 'EEXIST' || errorCode(error) === 'ENOTDIR') return false;
        throw error;
      },
    );
    if (isFree) return to;
    if (this.folders.get(root) === folder) this.folders.delete(root);
    return this.freePlace(root, place);
  }
}

/** What lies in it was moved there by this class: a folder is called so, and in it one by the time. */
export const asidePattern = /(?:^|\/)replaced(?:-\d+)?\/\d{4}-\d\d-\d\dT\d\d-\d\d-\d\dZ(?:-\d+)?$/;

/** Moves without a moment in which it is nowhere, also from one disk to another. */
export async function moveAcross(from: string, to: string): Promise<void> {
  try {
    await rename(from, to);
  } catch (error) {
    if (errorCode(error) !== 'EXDEV') throw error;
    await cp(from, to, {
      recursive: true,
      preserveTimestamps: true,
      verbatimSymlinks: true,
      errorOnExist: true,
    });
    await rm(from, { recursive: true });
  }
}

/** Whether there is anything of this name, be it a link that leads nowhere. */
export async function isThere(path: string): Promise<boolean> {
  try {
    await lstat(path);
    return true;
  } catch (error) {
    if (errorCode(error) === 'ENOENT' || errorCode(error) === 'ENOTDIR') return false;
    throw error;
  }
}

/** A folder that nothing else has been moved to. */
async function newFolder(root: string, now: Date): Promise<string> {
  const parent = await parentFolder(root);
  const time = `${now.toISOString().slice(0, 19).replaceAll(':', '-')}Z`;
  for (let count = 1; ; count += 1) {
    const path = join(parent, count === 1 ? time : `${time}-${count}`);
    try {
      await mkdir(path);
      return path;
    } catch (error) {
      if (errorCode(error) !== 'EEXIST') throw error;
    }
  }
}

/** `replaced/`, or another of its kind where that is a file. */
async function parentFolder(root: string): Promise<string> {
  for (let count = 1; ; count += 1) {
    const path = join(root, count === 1 ? 'replaced' : `replaced-${count}`);
    try {
      await makeFolders(path);
      return path;
    } catch (error) {
      if (errorCode(error) !== 'EEXIST') throw error;
    }
  }
}
