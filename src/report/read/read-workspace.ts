import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { errorCode } from '../../error-code.js';
import { Logs } from '../../evidence/logs.js';
import type { Manifest } from '../../evidence/manifest.js';
import { logFolder, pictureFolder } from '../../evidence/task-variant.js';
import { Failed } from '../../failure.js';
import { staysWithin } from '../../keep/read-within.js';
import { isTemporary } from '../../keep/write-file.js';
import type { Plan } from '../../scenario/plan.js';
import type { RecordedPicture, RecordedTask, ReportInput } from '../input.js';
import { readRecordedFile } from './read-recorded-file.js';

/** Reads the answers of a workspace. */
export async function readAnswers(workspace: string): Promise<ReportInput['answers']> {
  const files = await readFolder(
    workspace,
    'report/answers',
    (name) => name.endsWith('.md'),
    (path) => readFile(path),
  );
  return new Map(files.map(([name, content]) => [name.slice(0, -'.md'.length), content.toString('utf8')]));
}

/**
 * Reads what lies in a workspace of each task.
 *
 * @param recipesOf the recipes that the images would have now, by kind
 * @param read is given the bytes of each file that was read whole, by its path below the workspace
 */
export function readTasks(
  workspace: string,
  plans: readonly Plan[],
  recipesOf: (manifest: Manifest) => RecordedTask['recipes'],
  read = new Map<string, Buffer>(),
): Promise<RecordedTask[]> {
  const logs = new Logs(workspace);
  const keep = (path: string, content: Buffer): Buffer => {
    read.set(path, content);
    return content;
  };
  return Promise.all(
    plans.map(async (plan): Promise<RecordedTask> => {
      const [manifest, files, pictures] = await Promise.all([
        logs.readManifest(plan),
        readFolder(
          workspace,
          logFolder(plan),
          (name) => !isTemporary(name),
          (path, shown) => readRecordedFile(path, (content) => keep(shown, content)),
        ),
        readFolder(
          workspace,
          pictureFolder(plan),
          () => true,
          async (path, shown) => keep(shown, await readFile(path)),
        ),
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
    const sidecar = files.get(name.replace(/png$/, 'json'))?.toString('utf8');
    return [[name, { png, sidecar, sha256: sha256(png) }] as const];
  });
  return new Map(pictures);
}

function sha256(content: Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}

/**
 * The files of a folder in alphabetical order; none where there is no such folder.
 *
 * @param folder below the workspace
 * @param read is given a file's path, and the same below the workspace
 */
async function readFolder<T>(
  workspace: string,
  folder: string,
  isWanted: (name: string) => boolean,
  read: (path: string, shown: string) => Promise<T>,
): Promise<(readonly [name: string, content: T])[]> {
  const whole = join(workspace, folder);
  const entries = await ifPresent(whole, () => {
    staysWithin(whole, workspace);
    return readdir(whole, { withFileTypes: true });
  });
  const names = (entries ?? [])
    .filter((entry) => entry.isFile() && isWanted(entry.name))
    .map(({ name }) => name)
    .sort();
  const files = await Promise.all(
    names.map(async (name) => {
      const path = join(whole, name);
      const content = await ifPresent(path, () => read(path, `${folder}/${name}`));
      return content === undefined ? [] : [[name, content] as const];
    }),
  );
  return files.flat();
}

/** What a file or folder holds, `undefined` when it is not there: a run may be replacing it just now. */
async function ifPresent<T>(path: string, content: () => Promise<T>): Promise<T | undefined> {
  try {
    return await content();
  } catch (error) {
    const code = errorCode(error);
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    if (code === undefined) throw error;
    throw new Failed({ reason: 'usage', message: `${path} cannot be read (${code})` });
  }
}
