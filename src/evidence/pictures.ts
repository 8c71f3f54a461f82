import { existsSync } from 'node:fs';
import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Aside } from '../keep/aside.js';
import { makeFolder, put, type Proof } from '../keep/door.js';
import { makeFolders, onDisk, writeWhole } from '../keep/write-file.js';
import { removeEmpty } from './leftover.js';
import type { Picture } from './manifest.js';
import { Recorded } from './recorded.js';
import { stagedPictures } from './staged-pictures.js';
import { logFolder, pictureFolder, type TaskVariant } from './task-variant.js';

/** Name of what stands beside a picture, so that it can be checked without looking. */
export function sidecarOf(picture: string): string {
  return picture.replace(/\.png$/, '.json');
}

export interface PictureNote {
  readonly step: string;
  readonly time: string;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
}

/** The pictures of one task while they come about, and what the manifest will say of them. */
export class TaskPictures {
  private readonly entries: Picture[] = [];

  /** @param path folder of the task's evidence, where they are collected */
  constructor(private readonly path: string) {}

  get count(): number {
    return this.entries.length;
  }

  async write(file: string, png: Buffer, sidecar: object, note: PictureNote): Promise<Picture> {
    const folder = join(this.path, stagedPictures);
    const written = await writeWhole(join(folder, file), png);
    const beside = await writeWhole(join(folder, sidecarOf(file)), `${JSON.stringify(sidecar, null, 2)}\n`);
    const entry = { file, sidecar: sidecarOf(file), ...note, ...written, sidecarSha256: beside.sha256 };
    this.entries.push(entry);
    return entry;
  }

  /** Also a run without a picture has something to put in the place of an earlier one's: nothing. */
  async finish(): Promise<void> {
    const folder = join(this.path, stagedPictures);
    await onDisk(folder, () => makeFolders(folder));
  }

  /** What the manifest says, once it is known in which folder of the workspace they will be. */
  listedIn(folder: string): Picture[] {
    return this.entries.map((entry) => ({
      ...entry,
      file: `${folder}/${entry.file}`,
      sidecar: `${folder}/${entry.sidecar}`,
    }));
  }
}

/**
 * Moves the pictures in the folder of a task's evidence, if there are any to be moved, to their place in the report; they
 * replace those of an earlier run. What somebody else put there stays, and is moved aside where one of them is to be. A crash in
 * between is put right by the next call.
 *
 * @param earlier what the earlier run has left
 */
export async function placePictures(
  workspace: string,
  which: TaskVariant,
  aside: Aside,
  earlier: Recorded,
): Promise<void> {
  const evidence = join(workspace, logFolder(which));
  const fresh = join(evidence, stagedPictures);
  if (!existsSync(fresh)) return;
  const target = join(workspace, pictureFolder(which));
  const root = join(workspace, 'report');
  const own = await Recorded.of(evidence);
  const isOurs: Proof = async (path) =>
    (await earlier.provesPicture(path)) || (await own.provesPicture(path));
  await onDisk(target, async () => {
    const entries = await readdir(fresh, { withFileTypes: true });
    const names = entries.filter((entry) => entry.isFile()).map(({ name }) => name);
    if (names.length > 0) await makeFolder(target, { aside, root });
    // Copied, as the report may be on another disk than the logs.
    for (const name of names) {
      await put(join(target, name), await readFile(join(fresh, name)), { aside, root, isOurs });
    }
    for (const name of await readdir(target).catch(() => [])) {
      const path = join(target, name);
      // Ours of this run may be on their way out of the other folder already.
      if ((await earlier.provesPicture(path)) && !(await own.provesPicture(path))) await rm(path);
    }
    for (const name of names) await rm(join(fresh, name));
    await removeEmpty(target, fresh);
  });
}
