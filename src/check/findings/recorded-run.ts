import { logFolder, ofSpelledName } from '../../evidence/task-variant.js';
import type { Manifest } from '../../evidence/manifest.js';
import type { Delivery } from '../delivery.js';
import type { HandInFile } from '../hand-in.js';
import type { TaskNumber } from '../item.js';
import { recordedFault, type KnownFile, type RecordedFault } from '../recorded-fault.js';
import type { FoundProblem } from '../verdict.js';
import type { RecordedManifest, Rule } from './rule.js';

/** Where a run of this tool has left a manifest: whether the task passed, and whether its files are as they were captured. */
export const recordedRun: Rule = ({ delivery, manifests }) => {
  const files = new Map(delivery.handIn.files.map((file) => [file.path, file]));
  const recorded = [...manifests].flatMap(([task, one]) => [
    ...outcomeOf(task, one),
    ...damages(task, one, files),
  ]);
  return [...recorded, ...unrecorded(delivery, manifests)];
};

/** Tasks whose files nothing tells about, in a hand-in that has manifests of others. */
function unrecorded(
  { logs, root }: Delivery,
  manifests: ReadonlyMap<TaskNumber, RecordedManifest>,
): FoundProblem[] {
  if (manifests.size === 0) return [];
  const tasks = [...new Set(logs.map(({ task }) => task))].filter((task) => !manifests.has(task)).sort();
  return tasks.map((task) => ({
    // The files of one task may honestly be a person's own.
    level: 'warning',
    task,
    files: [manifestPath(root, task)],
    because: { code: 'manifest-missing', task },
  }));
}

/** Where a run of this tool leaves the manifest of a task, relative to the hand-in's folder. */
export function manifestPath(root: string, task: TaskNumber): string {
  return `${root === '' ? '' : `${root}/`}${logFolder({ task, variant: 'lab' })}/manifest.json`;
}

/**
 * Where there is one, the folder with the usual name first: a person may have called it `logs/Task-5`.
 *
 * @param known paths of the hand-in's files
 */
export function manifestPaths(root: string, task: TaskNumber, known: Iterable<string>): string[] {
  const usual = manifestPath(root, task);
  const below = root === '' ? 'logs' : `${root}/logs`;
  return [...known]
    .filter((path) => {
      const [file, folder = '', ...above] = path.split('/').reverse();
      const isBelow = file === 'manifest.json' && above.reverse().join('/') === below;
      return isBelow && ofSpelledName(folder)?.task === task;
    })
    .sort((one, other) => Number(other === usual) - Number(one === usual) || (one < other ? -1 : 1));
}

function outcomeOf(task: TaskNumber, { path, manifest }: RecordedManifest): FoundProblem[] {
  const { outcome, failure } = manifest;
  // What is not as expected of somebody's own images shows in the files, which are judged by what they say.
  if (outcome === 'passed' || outcome === 'collected' || outcome === 'otherwise') return [];
  return [
    {
      level: 'error',
      task,
      files: [path],
      because: { code: 'run-not-passed', task, outcome, failure },
    },
  ];
}

function damages(
  task: TaskNumber,
  { path, manifest }: RecordedManifest,
  files: ReadonlyMap<string, HandInFile>,
): FoundProblem[] {
  const folder = path.slice(0, -'manifest.json'.length);
  // Pictures are listed from the folder that has `logs/task N/manifest.json`.
  const root = path
    .split('/')
    .slice(0, -3)
    .map((part) => `${part}/`)
    .join('');
  const listed = [
    ...manifest.files.map((entry) => ({ entry, file: `${folder}${entry.file}` })),
    ...(manifest.pictures ?? []).map((entry) => ({ entry, file: `${root}${entry.file}` })),
  ];
  return listed.flatMap(({ entry, file }): FoundProblem[] => {
    const there = files.get(file);
    const fault = recordedFault(known(there), entry, true);
    // A container that has said nothing has an empty log: the file is as it was captured.
    const asCaptured = fault === 'empty' && there?.sha256 === entry.sha256;
    return fault === undefined || asCaptured ? [] : [damage(task, file, fault, manifest)];
  });
}

function damage(task: TaskNumber, file: string, fault: RecordedFault, { ended }: Manifest): FoundProblem {
  const because = { code: `file-${fault}`, task, ended } as const;
  return { level: 'error', task, files: [file], because };
}

function known(file: HandInFile | undefined): KnownFile | undefined {
  if (!file) return undefined;
  const { content, sha256, size } = file;
  return { sha256, blank: content.kind === 'text' ? content.text.trim() === '' : size === 0 };
}
