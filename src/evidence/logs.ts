import { existsSync } from 'node:fs';
import { cp, mkdir, readdir, readFile, rename, rm, rmdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { manifestSchema, type Manifest } from './manifest.js';
import { placePictures } from './pictures.js';
import { byTaskAndVariant, logFolder, ofTaskName, taskName, type TaskVariant } from './task-variant.js';
import { isTemporary, onDisk } from './write-file.js';

/** The folder `logs/` of a workspace: where tasks' evidence lies, and where it comes about. */
export class Logs {
  readonly path: string;

  constructor(readonly workspace: string) {
    this.path = join(workspace, 'logs');
  }

  folder(which: TaskVariant): string {
    return join(this.workspace, logFolder(which));
  }

  /** Where a task's evidence is collected until the task has ended. */
  unfinished(which: TaskVariant): string {
    return join(this.path, '.unfinished', taskName(which));
  }

  /** Where evidence goes that is less than what is already there. */
  failed(which: TaskVariant): string {
    return join(this.path, 'failed', taskName(which));
  }

  async begin(which: TaskVariant): Promise<string> {
    const path = this.unfinished(which);
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
  async place(which: TaskVariant, outcome: Manifest['outcome']): Promise<string> {
    const earlier = await this.readManifest(which);
    const replaces =
      outcome === 'passed' || !existsSync(this.folder(which)) || failures.has(earlier?.outcome ?? '');
    return replaces ? this.folder(which) : this.failed(which);
  }

  /**
   * Gives collected evidence its place, and the pictures in it theirs.
   *
   * @returns the folder that it went to
   */
  async settle(which: TaskVariant, outcome: Manifest['outcome']): Promise<string> {
    const target = await this.place(which, outcome);
    await this.replace(which, target, await this.readManifest(which));
    if (target === this.folder(which)) await placePictures(this.workspace, which);
    const worse = this.failed(which);
    if (outcome === 'passed' && existsSync(worse)) await this.discard(worse);
    return target;
  }

  /**
   * Puts in order what a crash left: a folder that was about to be replaced comes back, evidence that was being
   * collected goes to `logs/failed/`, pictures that were on their way arrive.
   *
   * @returns that whose evidence was found unfinished
   */
  async recover(): Promise<TaskVariant[]> {
    const names = await readdir(join(this.path, '.unfinished')).catch(() => []);
    // What was about to be replaced comes first: moving the rest passes through the same place.
    for (const which of tasksIn(names, replacedEnding)) await this.restore(which);
    for (const which of tasksIn(await readdir(this.path).catch(() => [])))
      await placePictures(this.workspace, which);
    const unfinished = tasksIn(names);
    const kept = await Promise.all(unfinished.map((which) => this.keepUnfinished(which)));
    return unfinished.filter((_, index) => kept[index]);
  }

  private async restore(which: TaskVariant): Promise<void> {
    const old = this.unfinished(which) + replacedEnding;
    if (existsSync(this.folder(which))) await this.discard(old);
    else await onDisk(old, () => rename(old, this.folder(which)));
  }

  /** Moves what a crash left of a task to `logs/failed/`; nothing at all is not worth replacing anything there. */
  private async keepUnfinished(which: TaskVariant): Promise<boolean> {
    const folder = this.unfinished(which);
    await onDisk(folder, async () => {
      const halves = (await readdir(folder, { recursive: true })).filter(isTemporary);
      await Promise.all(halves.map((name) => rm(join(folder, name), { force: true })));
    });
    const isEmpty = (await readdir(folder)).length === 0;
    if (isEmpty) await this.discard(folder);
    else await this.replace(which, this.failed(which), undefined);
    return !isEmpty;
  }

  private async replace(which: TaskVariant, target: string, earlier: Manifest | undefined): Promise<void> {
    const fresh = this.unfinished(which);
    const old = fresh + replacedEnding;
    await onDisk(target, async () => {
      await rm(old, { recursive: true, force: true });
      await mkdir(dirname(target), { recursive: true });
      if (existsSync(target)) {
        if (target === this.folder(which)) await keepOthers(target, fresh, earlier);
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
  async readManifest(which: TaskVariant): Promise<Manifest | undefined> {
    try {
      const text = await readFile(join(this.folder(which), 'manifest.json'), 'utf8');
      return manifestSchema.safeParse(JSON.parse(text)).data;
    } catch {
      return undefined;
    }
  }
}

/** Of the folder whose place another one is about to take. */
const replacedEnding = '.replaced';

const failures = new Set<string>(['failed', 'timed-out', 'interrupted']);

/** What folders are of, in their order; those with another ending are passed over. */
function tasksIn(names: readonly string[], ending = ''): TaskVariant[] {
  const stems = names.flatMap((name) =>
    name.endsWith(ending) ? [name.slice(0, name.length - ending.length)] : [],
  );
  return stems.flatMap((stem) => ofTaskName(stem) ?? []).sort(byTaskAndVariant);
}

/** Files that somebody else put beside the evidence are not ours to lose: they move into the new folder. */
async function keepOthers(from: string, to: string, earlier: Manifest | undefined): Promise<void> {
  const ours = new Set(['manifest.json', ...(earlier?.files ?? []).map((entry) => entry.file)]);
  for (const name of await readdir(from)) {
    if (ours.has(name) || isTemporary(name) || existsSync(join(to, name))) continue;
    await cp(join(from, name), join(to, name), { recursive: true });
  }
}
