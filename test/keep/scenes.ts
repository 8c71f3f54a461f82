import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Logs } from '../../src/evidence/logs.js';
import type { Manifest } from '../../src/evidence/manifest.js';
import { TaskPictures } from '../../src/evidence/pictures.js';
import { TaskFolder } from '../../src/evidence/task-folder.js';
import type { TaskVariant } from '../../src/evidence/task-variant.js';
import { Aside } from '../../src/keep/aside.js';
import { writeOwn } from '../../src/keep/door.js';
import { lockWorkspace } from '../../src/run/workspace-lock.js';

export const task6: TaskVariant = { task: 6, variant: 'lab' };

/** What a program does to a workspace, each to be killed in the middle. */
export const scenes = {
  'a run that passes': (workspace: string) => runTask(workspace, 'passed', 'new'),
  'a run that fails': (workspace: string) => runTask(workspace, 'failed', 'new'),
  'logs that are collected': collectLogs,
  'files that are written through the door': writeFiles,
} satisfies Record<string, (workspace: string) => Promise<Aside>>;

export type Scene = keyof typeof scenes;

const written = { command: 'docker logs ha', step: 'a step', append: false };

/** A run of task 6 without a lab: recovers, locks, writes two files and a picture, and gives them their place. */
export async function runTask(workspace: string, outcome: Manifest['outcome'], text: string): Promise<Aside> {
  const logs = new Logs(workspace);
  await using _lock = await lockWorkspace(workspace, 'c0ffee00', new Date(), logs.aside);
  await logs.recover();
  const folder = new TaskFolder(await logs.begin(task6), () => new Date(0));
  const pictures = new TaskPictures(folder.path);
  for (const file of ['ha.log', 's1.log']) await folder.write(file, `${text} ${file}`, written);
  const note = { step: 'a step', time: '', width: 2, height: 1 };
  await pictures.write('a.png', Buffer.from(`${text} a.png`), { url: text }, note);
  await pictures.finish();
  await folder.writeManifest({ ...facts(outcome), pictures: pictures.listedIn('anywhere') });
  await logs.settle(task6, outcome);
  return logs.aside;
}

async function collectLogs(workspace: string): Promise<Aside> {
  const logs = new Logs(workspace);
  await using _lock = await lockWorkspace(workspace, 'c0ffee00', new Date(), logs.aside);
  const folder = await logs.open(task6, () => new Date(0));
  for (const file of ['ha.log', 's1.log']) await folder.write(file, `collected ${file}`, written);
  await folder.writeManifest(facts('collected'));
  return logs.aside;
}

async function writeFiles(workspace: string): Promise<Aside> {
  const aside = new Aside();
  const root = join(workspace, 'report');
  for (const name of ['report.md', 'report.html', 'report.pdf', 'images/topology-task6.svg'])
    await writeOwn(join(root, name), `made ${name}\n`, { aside, root });
  return aside;
}

function facts(outcome: Manifest['outcome']): Omit<Manifest, 'files'> {
  return { ...task6, title: '', run: 'r', started: '', ended: '', outcome, versions: {}, images: {} };
}

/** The contents of all files in a workspace, wherever they are. */
export function contentsIn(workspace: string): Set<string> {
  const entries = readdirSync(workspace, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return new Set(files.map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8')));
}
