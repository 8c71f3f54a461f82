import { existsSync } from 'node:fs';
import { cp, mkdir, readdir, readFile, rename, rm, rmdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { manifestSchema, type Manifest } from './manifest.js';
import { placePictures } from './pictures.js';
import { taskFolderName } from './task-folder.js';
import { isTemporary, onDisk } from './write-file.js';

/** The folder `logs/` of a workspace: where tasks' evidence lies, and where it comes about. */
export class Logs {
  readonly path: string;

  constructor(readonly workspace: string) {
    this.path = join(workspace, 'logs');
  }

  folder(task: number): string {
    return join(this.path, taskFolderName(task));
  }

  /** Where a task's evidence is collected until the task has ended. */
  unfinished(task: number): string {
    return join(this.path, '.unfinished', taskFolderName(task));
  }

  /** Where evidence goes that is less than what is already there. */
  failed(task: number): string {
    return join(this.path, 'failed', taskFolderName(task));
  }

  async begin(task: number): Promise<string> {
    const path = this.unfinished(task);
    await onDisk(path, async () => {
      await rm(path, { recursive: true, force: true });
      await mkdir(path, { recursive: true });
    });
    return path;
  }

  /**
   * Where collected evidence belongs. A passed task replaces what is in `logs/task N/`; any other does so only where nothing
   * would be lost by it, and goes to `logs/failed/task N/` otherwise.
   */
  async place(task: number, outcome: Manifest['outcome']): Promise<string> {
    const earlier = await this.readManifest(task);
    const replaces =
      outcome === 'passed' || !existsSync(this.folder(task)) || failures.has(earlier?.outcome ?? '');
    return replaces ? this.folder(task) : this.failed(task);
  }

  /**
   * Gives collected evidence its place, and the pictures in it theirs.
   *
   * @returns the folder that it went to
   */
  async settle(task: number, outcome: Manifest['outcome']): Promise<string> {
    const target = await this.place(task, outcome);
    await this.replace(task, target, await this.readManifest(task));
    if (target === this.folder(task)) await placePictures(this.workspace, task);
    const worse = this.failed(task);
    if (outcome === 'passed' && existsSync(worse)) await this.discard(worse);
    return target;
  }

  /**
   * Puts in order what a crash left: a folder that was about to be replaced comes back, evidence that was being
   * collected goes to `logs/failed/`, pictures that were on their way arrive.
   *
   * @returns the tasks whose evidence was found unfinished
   */
  async recover(): Promise<number[]> {
    const names = await readdir(join(this.path, '.unfinished')).catch(() => []);
    // What was about to be replaced comes first: moving the rest passes through the same place.
    for (const task of tasksIn(names, /^task (\d+)\.replaced$/)) await this.restore(task);
    const settled = tasksIn(await readdir(this.path).catch(() => []), /^task (\d+)$/);
    for (const task of settled) await placePictures(this.workspace, task);
    const unfinished = tasksIn(names, /^task (\d+)$/);
    const kept = await Promise.all(unfinished.map((task) => this.keepUnfinished(task)));
    return unfinished.filter((_, index) => kept[index]);
  }

  private async restore(task: number): Promise<void> {
    const old = `${this.unfinished(task)}.replaced`;
    if (existsSync(this.folder(task))) await this.discard(old);
    else await onDisk(old, () => rename(old, this.folder(task)));
  }

  /** Moves what a crash left of a task to `logs/failed/`; nothing at all is not worth replacing anything there. */
  private async keepUnfinished(task: number): Promise<boolean> {
    const folder = this.unfinished(task);
    await onDisk(folder, async () => {
      const halves = (await readdir(folder, { recursive: true })).filter(isTemporary);
      await Promise.all(halves.map((name) => rm(join(folder, name), { force: true })));
    });
    const isEmpty = (await readdir(folder)).length === 0;
    if (isEmpty) await this.discard(folder);
    else await this.replace(task, this.failed(task), undefined);
    return !isEmpty;
  }

  private async replace(task: number, target: string, earlier: Manifest | undefined): Promise<void> {
    const fresh = this.unfinished(task);
    const old = `${fresh}.replaced`;
    await onDisk(target, async () => {
      await rm(old, { recursive: true, force: true });
      await mkdir(dirname(target), { recursive: true });
      if (existsSync(target)) {
        if (target === this.folder(task)) await keepOthers(target, fresh, earlier);
        await rename(target, old);
      }
      await rename(fresh, target);
    });
    await this.discard(old);
  }

  /** Removes a folder, and the one that it was in when nothing else is there. */
  private async discard(folder: string): Promise<void> {
    await onDisk(folder, async () => {
      await rm(folder, { recursive: true, force: true });
      await rmdir(dirname(folder)).catch(() => undefined);
    });
  }

  /** The manifest of a task, `undefined` when there is none that can be read. */
  async readManifest(task: number): Promise<Manifest | undefined> {
    try {
      const text = await readFile(join(this.folder(task), 'manifest.json'), 'utf8');
      return manifestSchema.safeParse(JSON.parse(text)).data;
    } catch {
      return undefined;
    }
  }
}

const failures = new Set<string>(['failed', 'timed-out', 'interrupted']);

function tasksIn(names: readonly string[], pattern: RegExp): number[] {
  const numbers = names.flatMap((name) => pattern.exec(name)?.[1] ?? []).map(Number);
  return numbers.sort((left, right) => left - right);
}

/** Files that somebody else put beside the evidence are not ours to lose: they move into the new folder. */
async function keepOthers(from: string, to: string, earlier: Manifest | undefined): Promise<void> {
  const ours = new Set(['manifest.json', ...(earlier?.files ?? []).map((entry) => entry.file)]);
  for (const name of await readdir(from)) {
    if (ours.has(name) || isTemporary(name) || existsSync(join(to, name))) continue;
    await cp(join(from, name), join(to, name), { recursive: true });
  }
}
