import { existsSync } from 'node:fs';
import { cp, mkdir, readdir, rename, rm, rmdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Picture } from './manifest.js';
import { logFolder, pictureFolder, taskWord, type TaskVariant } from './task-variant.js';
import { onDisk, writeWhole } from './write-file.js';

/** Name of what stands beside a picture, so that it can be checked without looking. */
export function twinOf(picture: string): string {
  return picture.replace(/\.png$/, '.json');
}

/** Where pictures are while a task runs, and stay where its evidence is not the one that counts: within its folder. */
export const stagedPictures = '.pictures';

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

  async write(file: string, png: Buffer, twin: object, note: PictureNote): Promise<Picture> {
    const folder = join(this.path, stagedPictures);
    const written = await writeWhole(join(folder, file), png);
    await writeWhole(join(folder, twinOf(file)), `${JSON.stringify(twin, null, 2)}\n`);
    const entry = { file, twin: twinOf(file), ...note, ...written };
    this.entries.push(entry);
    return entry;
  }

  /** Also a run without a picture has something to put in the place of an earlier one's: nothing. */
  async finish(): Promise<void> {
    const folder = join(this.path, stagedPictures);
    await onDisk(folder, () => mkdir(folder, { recursive: true }));
  }

  /** What the manifest says, once it is known in which folder of the workspace they will be. */
  listedIn(folder: string): Picture[] {
    return this.entries.map((entry) => ({
      ...entry,
      file: `${folder}/${entry.file}`,
      twin: `${folder}/${entry.twin}`,
    }));
  }
}

/**
 * Moves the pictures in the folder of a task's evidence, if there are any to be moved, to their place in the report; they
 * replace those of an earlier run. What somebody else put there stays. A crash in between is put right by the next call.
 */
export async function placePictures(workspace: string, which: TaskVariant): Promise<void> {
  const fresh = join(workspace, logFolder(which), stagedPictures);
  if (!existsSync(fresh)) return;
  const target = join(workspace, pictureFolder(which));
  await onDisk(target, async () => {
    const old = join(dirname(target), `.${taskWord(which)}.replaced`);
    const next = join(dirname(target), `.${taskWord(which)}.next`);
    if (existsSync(old) && !existsSync(target)) await rename(old, target);
    await Promise.all([old, next].map((folder) => rm(folder, { recursive: true, force: true })));
    await mkdir(dirname(target), { recursive: true });
    // Copied, as the report may be on another disk than the logs.
    await cp(fresh, next, { recursive: true });
    if (existsSync(target)) {
      await keepOthers(target, next);
      await rename(target, old);
    }
    await rename(next, target);
    await rmdir(target).catch(() => undefined);
    await Promise.all([old, fresh].map((folder) => rm(folder, { recursive: true, force: true })));
  });
}

/** Files that somebody else put beside the pictures are not ours to lose; ours are the ones that have a twin. */
async function keepOthers(from: string, to: string): Promise<void> {
  const names = await readdir(from);
  const ours = names.filter((name) => name.endsWith('.png') && names.includes(twinOf(name)));
  const lost = new Set(ours.flatMap((name) => [name, twinOf(name)]));
  for (const name of names) {
    if (lost.has(name) || existsSync(join(to, name))) continue;
    await cp(join(from, name), join(to, name), { recursive: true });
  }
}
