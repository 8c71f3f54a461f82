import { lstat, readdir, rename, rm, rmdir } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { isThere, type Aside } from '../keep/aside.js';
import { isTemporary } from '../keep/write-file.js';
import { manifestName, Recorded } from './recorded.js';
import { stagedPictures } from './staged-pictures.js';

/** A folder of evidence whose place another one has taken, until nothing is left in it. */
export class Leftover {
  /**
   * @param target the folder that took its place
   * @param recorded what the manifest in the old folder proves
   */
  constructor(
    private readonly old: string,
    private readonly target: string,
    private readonly recorded: Recorded,
    private readonly way: { readonly aside: Aside; readonly root: string },
  ) {}

  /**
   * Removes what the tool wrote and nobody has changed. What somebody else put there moves into the new folder; where that has a
   * file of its own of this name, or where it was evidence once, it is moved aside. The manifest, which proves all this, goes last,
   * so that it can be begun anew at any moment.
   */
  async clear(): Promise<void> {
    await this.clearFolder('');
    if (await isThere(join(this.old, manifestName))) await this.clearEntry(manifestName);
    await removeEmpty(this.old);
  }

  private async clearFolder(folder: string): Promise<void> {
    for (const entry of await readdir(join(this.old, folder))) {
      const name = folder === '' ? entry : `${folder}/${entry}`;
      if (name !== manifestName) await this.clearEntry(name);
    }
  }

  private async clearEntry(name: string): Promise<void> {
    const path = join(this.old, name);
    const place = join(this.target, name);
    if (await this.recorded.proves(name, path)) return rm(path);
    const wasEvidence = this.recorded.names.some((one) => one.startsWith(`${name}/`));
    if ((await isFolder(path)) && (wasEvidence || (await isFolder(place)))) {
      await this.clearFolder(name);
      return rmdir(path);
    }
    const hasNoPlace = (await isThere(place)) || !(await isFolder(dirname(place)));
    if (this.recorded.lists(name) || isTemporary(name) || hasNoPlace) {
      return this.way.aside.move(path, this.way.root, relative(this.way.root, place));
    }
    return rename(path, place);
  }
}

/**
 * Removes from a folder of evidence what its manifest proves to be the tool's and unchanged, and the folder with the one that it is
 * in, unless something else is there.
 */
export async function removeRecorded(folder: string): Promise<void> {
  const recorded = await Recorded.of(folder);
  for (const name of [...recorded.names, manifestName]) {
    const path = join(folder, name);
    if (await recorded.proves(name, path)) await rm(path);
    if (name.includes('/')) await removeEmpty(dirname(path));
  }
  await removeEmpty(join(folder, stagedPictures), folder, dirname(folder));
}

/** Removes these folders as long as nothing is in them. */
export async function removeEmpty(...folders: readonly string[]): Promise<void> {
  for (const folder of folders) await rmdir(folder).catch(() => undefined);
}

/** Whether a path is a folder itself, and no link to one. */
export async function isFolder(path: string): Promise<boolean> {
  return (await lstat(path).catch(() => undefined))?.isDirectory() ?? false;
}
