import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import type { LabDescription } from '../scenario/lab-description.js';
import type { Labs } from '../scenario/make-plan.js';
import { vocabulary, type TaskFile } from '../scenario/task-file.js';
import { ownVariant } from '../scenario/variant.js';
import { productFolder } from '../product.js';

/** Where descriptions of labs and their tasks lie in the product. */
export const describedFolders = ['tasks', join('tasks', 'own')] as const;

/** What the build has read of the product's descriptions, so that no command has to parse and check them again. */
export interface TasksOfBuild {
  /** Digest of the files that this was read from; with others it says nothing. */
  readonly digest: string;
  /** By folder, below the product's. */
  readonly folders: Readonly<Record<string, FolderOfBuild>>;
}

export interface FolderOfBuild {
  /** By name, `lab` first. */
  readonly labs: Readonly<Record<string, LabDescription>>;
  /** By name of the file. */
  readonly tasks: Readonly<Record<string, TaskFile>>;
}

/** The file that the build writes, below the product's folder. */
export const tasksOfBuildFile = join('dist', 'program', 'tasks.json');

/** Of all files that the product describes labs in. */
export function digestOfTasks(): string {
  const hash = createHash('sha256');
  for (const folder of describedFolders) {
    const names = readdirSync(join(productFolder, folder)).filter((name) => name.endsWith('.yaml'));
    for (const name of names.sort())
      hash
        .update(`${folder}/${name}\0`)
        .update(readFileSync(join(productFolder, folder, name)))
        .update('\0');
  }
  return hash.digest('hex');
}

/** The labs that a folder of the product describes; `undefined` for other folders, and when its files have changed. */
export function labsOfBuild(folder: string): Labs | undefined {
  const found = folderOfBuild(folder);
  return found && new Map(Object.entries(found.labs));
}

/** What a task file of the product says; `undefined` for others, when it has changed, and in a lab with other names. */
export function taskOfBuild(path: string, labs: Labs): TaskFile | undefined {
  const found = folderOfBuild(dirname(path));
  const own = found?.labs[ownVariant];
  const lab = labs.get(ownVariant);
  if (own === undefined || lab === undefined || vocabulary(own) !== vocabulary(lab)) return undefined;
  return found?.tasks[basename(path)];
}

function folderOfBuild(folder: string): FolderOfBuild | undefined {
  return tasksOfBuild()?.folders[relative(productFolder, folder)];
}

let read: { readonly found: TasksOfBuild | undefined } | undefined;

function tasksOfBuild(): TasksOfBuild | undefined {
  read ??= { found: readTasksOfBuild() };
  return read.found;
}

function readTasksOfBuild(): TasksOfBuild | undefined {
  const path = join(productFolder, tasksOfBuildFile);
  if (!existsSync(path)) return undefined;
  // Written by our own build, as the program itself.
  const found = JSON.parse(readFileSync(path, 'utf8')) as TasksOfBuild;
  return found.digest === digestOfTasks() ? found : undefined;
}
