import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Logs } from '../evidence/logs.js';
import type { Manifest } from '../evidence/manifest.js';
import { isTemporary } from '../evidence/write-file.js';
import type { Plan } from '../scenario/plan.js';
import type { RecordedFile, RecordedPicture, RecordedTask, ReportInput } from './input.js';

/** Reads the answers of a workspace. */
export async function readAnswers(workspace: string): Promise<ReportInput['answers']> {
  const files = await readFolder(join(workspace, 'report', 'answers'), (name) => name.endsWith('.md'));
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
        logs.readManifest(plan.task),
        readFolder(logs.folder(plan.task), (name) => !isTemporary(name)),
        readFolder(join(workspace, 'report', 'images', 'capture', `task${plan.task}`), () => true),
      ]);
      return {
        plan,
        manifest,
        files: new Map(files.map(([name, content]) => [name, recordedFile(content)])),
        pictures: recordedPictures(new Map(pictures)),
        recipes: manifest ? recipesOf(manifest) : {},
      };
    }),
  );
}

function recordedFile(content: Buffer): RecordedFile {
  return { text: content.toString('utf8'), bytes: content.length, sha256: sha256(content) };
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

/** The files of a folder in alphabetical order; none where there is no such folder. */
async function readFolder(
  folder: string,
  isWanted: (name: string) => boolean,
): Promise<(readonly [name: string, content: Buffer])[]> {
  if (!existsSync(folder)) return [];
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isFile() && isWanted(entry.name)).map(({ name }) => name);
  return Promise.all(names.sort().map(async (name) => [name, await readFile(join(folder, name))] as const));
}
