import { existsSync, readdirSync } from 'node:fs';
import { readdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Aside, isThere } from '../keep/aside.js';
import { makeFolder } from '../keep/door.js';
import { isTemporary, onDisk } from '../keep/write-file.js';
import { isFolder, Leftover, removeEmpty, removeRecorded } from './leftover.js';
import type { Manifest } from './manifest.js';
import { placePictures } from './pictures.js';
import { Recorded } from './recorded.js';
import { TaskFolder } from './task-folder.js';
import { isOwnVariant } from '../scenario/variant.js';
import {
  byTaskAndVariant,
  logFolder,
  ofSpelledName,
  ofTaskName,
  taskName,
  type TaskVariant,
} from './task-variant.js';

/** The folder `logs/` of a workspace: where tasks' evidence lies, and where it comes about. */
export class Logs {
  readonly path: string;
  private others: ReadonlyMap<number, string> | undefined;

  /** @param aside where what a person has put in the way of evidence goes */
  constructor(
    readonly workspace: string,
    readonly aside = new Aside(),
  ) {
    this.path = join(workspace, 'logs');
  }

  folder(which: TaskVariant): string {
    return join(this.workspace, logFolder(this.located(which)));
  }

  /** The same with the name of its folder, where somebody has made one for it that is called otherwise: `logs/Task-5`. */
  located<T extends TaskVariant>(which: T): T {
    this.others ??= spelledOtherwise(this.path);
    const other = isOwnVariant(which) ? this.others.get(which.task) : undefined;
    return other === undefined ? which : { ...which, folder: `logs/${other}` };
  }

  /** Where a task's evidence is collected until the task has ended. */
  unfinished(which: TaskVariant): string {
    return join(this.path, '.unfinished', taskName(which));
  }

  /** Where evidence goes that is less than what is already there. */
  failed(which: TaskVariant): string {
    return join(this.path, 'failed', taskName(which));
  }

  /** Makes an empty folder for a task's evidence; what a crash has left in its place goes to `logs/failed/`. */
  async begin(which: TaskVariant): Promise<string> {
    const path = this.unfinished(which);
    if (await isThere(path)) await this.keepUnfinished(which);
    await makeFolder(path, this.way);
    return path;
  }

  /** The evidence of a task as it lies there, to have more of it written beside it. */
  async open(which: TaskVariant, now: () => Date): Promise<TaskFolder> {
    const path = this.folder(which);
    await makeFolder(path, this.way);
    return new TaskFolder(path, now, (await this.readManifest(which))?.files, this.way);
  }

  /**
   * Where collected evidence belongs. A passed task replaces what is in `logs/task N/`; any other does so only where nothing
   * would be lost by it, and goes to `logs/failed/task N/` otherwise.
   */
  async place(which: TaskVariant, outcome: Manifest['outcome']): Promise<string> {
    const earlier = await this.readManifest(which);
    const replaces =
      isResult(outcome) || !existsSync(this.folder(which)) || failures.has(earlier?.outcome ?? '');
    return replaces ? this.folder(which) : this.failed(which);
  }

  /**
   * Gives collected evidence its place, and the pictures in it theirs. Of what lay there, the tool's own goes; a person's stays, or
   * is moved aside where it is in the way.
   *
   * @returns the folder that it went to
   */
  async settle(which: TaskVariant, outcome: Manifest['outcome']): Promise<string> {
    const target = await this.place(which, outcome);
    await this.replace(which, target);
    if (isResult(outcome)) await onDisk(target, () => removeRecorded(this.failed(which)));
    return target;
  }

  /**
   * Puts in order what a crash left: a folder that was about to be replaced comes back, evidence that was being
   * collected goes to `logs/failed/`, pictures that were on their way arrive.
   *
   * @returns that whose evidence was found unfinished
   */
  async recover(): Promise<TaskVariant[]> {
    const staging = join(this.path, '.unfinished');
    const names = await readdir(staging).catch(() => []);
    // What was about to be replaced comes first: moving the rest passes through the same place.
    for (const which of tasksIn(names, endings.failed)) await this.resume(which, this.failed(which));
    for (const which of tasksIn(names, endings.replaced)) await this.resume(which, this.folder(which));
    const spelled = (name: string): string => {
      const which = ofSpelledName(name);
      return which ? taskName(which) : name;
    };
    for (const which of tasksIn((await readdir(this.path).catch(() => [])).map(spelled)))
      await placePictures(
        this.workspace,
        this.located(which),
        this.aside,
        await Recorded.of(this.folder(which)),
      );
    const unfinished = tasksIn(names);
    const kept: TaskVariant[] = [];
    for (const which of unfinished) if (await this.keepUnfinished(which)) kept.push(which);
    return kept;
  }

  private get way(): { readonly aside: Aside; readonly root: string } {
    return { aside: this.aside, root: this.path };
  }

  /** Where the folder goes whose place another one is about to take. */
  private old(which: TaskVariant, target: string): string {
    return this.unfinished(which) + (target === this.failed(which) ? endings.failed : endings.replaced);
  }

  /** Goes on where a replacement was interrupted, or takes it back where nothing has come yet. */
  private async resume(which: TaskVariant, target: string): Promise<void> {
    const old = this.old(which, target);
    const canComeBack = (await isFolder(old)) && !(await isThere(target));
    if (canComeBack) await onDisk(old, () => rename(old, target));
    else await this.finish(which, target);
    await removeEmpty(dirname(old));
  }

  /** Moves what a crash left of a task to `logs/failed/`; nothing at all is not worth replacing anything there. */
  private async keepUnfinished(which: TaskVariant): Promise<boolean> {
    const folder = this.unfinished(which);
    if (!(await isFolder(folder))) {
      await this.aside.move(folder, this.path);
      return false;
    }
    await onDisk(folder, async () => {
      const halves = (await readdir(folder, { recursive: true })).filter(isTemporary);
      await Promise.all(halves.map((name) => rm(join(folder, name), { force: true })));
    });
    const isEmpty = (await readdir(folder)).length === 0;
    if (isEmpty) await removeEmpty(folder, dirname(folder));
    else await this.replace(which, this.failed(which));
    return !isEmpty;
  }

  private async replace(which: TaskVariant, target: string): Promise<void> {
    const fresh = this.unfinished(which);
    const old = this.old(which, target);
    if (await isThere(old)) await this.finish(which, target);
    await makeFolder(dirname(target), this.way);
    if ((await isThere(target)) && !(await isFolder(target))) await this.aside.move(target, this.path);
    await onDisk(target, async () => {
      if (await isThere(target)) await rename(target, old);
      await rename(fresh, target);
    });
    await this.finish(which, target);
    await removeEmpty(dirname(fresh));
  }

  /** With the new evidence in its place: its pictures get theirs, and what was there before goes or stays. Can be repeated. */
  private async finish(which: TaskVariant, target: string): Promise<void> {
    const old = this.old(which, target);
    const earlier = await Recorded.of(old);
    if (target === this.folder(which))
      await placePictures(this.workspace, this.located(which), this.aside, earlier);
    if (!(await isThere(old))) return;
    if (!(await isFolder(old))) await this.aside.move(old, this.path);
    else await onDisk(target, () => new Leftover(old, target, earlier, this.way).clear());
  }

  /** The manifest of a task, `undefined` when there is none that can be read. */
  async readManifest(which: TaskVariant): Promise<Manifest | undefined> {
    return (await Recorded.of(this.folder(which))).manifest;
  }
}

/** Of a folder whose place another one is about to take: that of `logs/failed/`, and that of `logs/`. */
const endings = { failed: '.failed.replaced', replaced: '.replaced' } as const;

const failures = new Set<string>(['failed', 'timed-out', 'interrupted']);

/** Also what is not as expected is what there is to see, to the end. */
function isResult(outcome: Manifest['outcome']): boolean {
  return outcome === 'passed' || outcome === 'otherwise';
}

/** Names of the folders of tasks that have none with the usual name, by task. */
function spelledOtherwise(logs: string): Map<number, string> {
  const names = existsSync(logs) ? readdirSync(logs, { withFileTypes: true }) : [];
  const folders = names.filter((one) => one.isDirectory()).map(({ name }) => name);
  const usual = new Set(folders.flatMap((name) => ofTaskName(name)?.task ?? []));
  const found = new Map<number, string>();
  for (const name of folders.sort()) {
    const task = ofSpelledName(name)?.task;
    if (task !== undefined && !usual.has(task) && !found.has(task)) found.set(task, name);
  }
  return found;
}

/** What folders are of, in their order; those with another ending are passed over. */
function tasksIn(names: readonly string[], ending = ''): TaskVariant[] {
  const stems = names.flatMap((name) =>
    name.endsWith(ending) ? [name.slice(0, name.length - ending.length)] : [],
  );
  return stems.flatMap((stem) => ofTaskName(stem) ?? []).sort(byTaskAndVariant);
}
