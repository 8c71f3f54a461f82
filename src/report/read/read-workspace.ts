import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Logs } from '../../evidence/logs.js';
import type { Manifest } from '../../evidence/manifest.js';
import { pictureFolder } from '../../evidence/task-variant.js';
import { Failed } from '../../failure.js';
import { isTemporary } from '../../evidence/write-file.js';
import type { Plan } from '../../scenario/plan.js';
import type { RecordedPicture, RecordedTask, ReportInput } from '../input.js';
import { readRecordedFile } from './read-recorded-file.js';

/** Reads the answers of a workspace. */
export async function readAnswers(workspace: string): Promise<ReportInput['answers']> {
  const files = await readFolder(
    join(workspace, 'report', 'answers'),
    (name) => name.endsWith('.md'),
    readWhole,
  );
  return new Map(files.map(([name, content]) => [name.slice(0, -'.md'.length), content.toString('utf8')]));
}

/**
 * Reads what lies in a workspace of each task.
 *
 * @param recipesOf the recipes that the images would have now, by kind
 */
export function readTasks(
  workspace: string,
  plans: readonly Plan[],
  recipesOf: (manifest: Manifest) => RecordedTask['recipes'],
): Promise<RecordedTask[]> {
  const logs = new Logs(workspace);
  return Promise.all(
    plans.map(async (plan): Promise<RecordedTask> => {
      const [manifest, files, pictures] = await Promise.all([
        logs.readManifest(plan),
        readFolder(logs.folder(plan), (name) => !isTemporary(name), readRecordedFile),
        readFolder(join(workspace, pictureFolder(plan)), () => true, readWhole),
      ]);
      return {
        plan,
        manifest,
        files: new Map(files),
        pictures: recordedPictures(new Map(pictures)),
        recipes: manifest ? recipesOf(manifest) : {},
      };
    }),
  );
}

function recordedPictures(files: ReadonlyMap<string, Buffer>): Map<string, RecordedPicture> {
  const pictures = [...files].flatMap(([name, png]) => {
    if (!name.endsWith('.png')) return [];
    const twin = files.get(name.replace(/png$/, 'json'))?.toString('utf8');
    return [[name, { png, twin, sha256: sha256(png) }] as const];
  });
  return new Map(pictures);
}

function sha256(content: Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}

function readWhole(path: string): Promise<Buffer> {
  return readFile(path);
}

/** The files of a folder in alphabetical order; none where there is no such folder. */
async function readFolder<T>(
  folder: string,
  isWanted: (name: string) => boolean,
  read: (path: string) => Promise<T>,
): Promise<(readonly [name: string, content: T])[]> {
  const entries = await ifPresent(folder, readdir(folder, { withFileTypes: true }));
  const names = (entries ?? [])
    .filter((entry) => entry.isFile() && isWanted(entry.name))
    .map(({ name }) => name)
    .sort();
  const files = await Promise.all(
    names.map(async (name) => {
      const path = join(folder, name);
      const content = await ifPresent(path, read(path));
      return content === undefined ? [] : [[name, content] as const];
    }),
  );
  return files.flat();
}

/** What a file or folder holds, `undefined` when it is not there: a run may be replacing it just now. */
async function ifPresent<T>(path: string, content: Promise<T>): Promise<T | undefined> {
  try {
    return await content;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    if (code === '') throw error;
    throw new Failed({ reason: 'usage', message: `${path} cannot be read (${code})` });
  }
}
