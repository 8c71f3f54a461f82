import { logFolder } from '../../evidence/task-variant.js';
import type { Manifest } from '../../evidence/manifest.js';
import type { Delivery } from '../delivery.js';
import type { HandInFile } from '../hand-in.js';
import type { TaskNumber } from '../item.js';
import { recordedFault, type KnownFile, type RecordedFault } from '../recorded-fault.js';
import type { Finding } from '../verdict.js';
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
): Finding[] {
  if (manifests.size === 0) return [];
  const tasks = [...new Set(logs.map(({ task }) => task))].filter((task) => !manifests.has(task)).sort();
  return tasks.map((task) => ({
    rule: 'manifest-missing',
    // The files of one task may honestly be a person's own.
    level: 'warning',
    task,
    files: [manifestPath(root, task)],
    message:
      'It is not there, or is no manifest any more, so nothing tells how the files of this task came about.',
    hint: `ait-lab run ${task}`,
  }));
}

/** Where a run of this tool leaves the manifest of a task, relative to the hand-in's folder. */
export function manifestPath(root: string, task: TaskNumber): string {
  return `${root === '' ? '' : `${root}/`}${logFolder({ task, variant: 'lab' })}/manifest.json`;
}

function outcomeOf(task: TaskNumber, { path, manifest }: RecordedManifest): Finding[] {
  const { outcome, failure } = manifest;
  if (outcome === 'passed' || outcome === 'collected') return [];
  return [
    {
      rule: 'run-not-passed',
      level: 'error',
      task,
      files: [path],
      message: `The run of task ${task} ended as ${outcome}${failure === undefined ? '' : `: ${failure}`}.`,
      hint: `ait-lab run ${task}`,
    },
  ];
}

function damages(
  task: TaskNumber,
  { path, manifest }: RecordedManifest,
  files: ReadonlyMap<string, HandInFile>,
): Finding[] {
  const folder = path.slice(0, -'manifest.json'.length);
  const root = folder.slice(0, -`${logFolder({ task, variant: 'lab' })}/`.length);
  const listed = [
    ...manifest.files.map((entry) => ({ entry, file: `${folder}${entry.file}` })),
    ...(manifest.pictures ?? []).map((entry) => ({ entry, file: `${root}${entry.file}` })),
  ];
  return listed.flatMap(({ entry, file }): Finding[] => {
    const fault = recordedFault(known(files.get(file)), entry, true);
    return fault === undefined ? [] : [damage(task, file, fault, manifest)];
  });
}

function damage(task: TaskNumber, file: string, fault: RecordedFault, { ended }: Manifest): Finding {
  const saying: Record<RecordedFault, string> = {
    missing: `The run of ${ended} captured it, and it is not there any more.`,
    empty: `The run of ${ended} captured it, and nothing is in it any more.`,
    changed: `It is not what the run of ${ended} captured: its SHA-256 differs from the manifest's.`,
    'not-listed': `The run of ${ended} did not capture it.`,
  };
  const hint = `ait-lab run ${task}`;
  return { rule: `file-${fault}`, level: 'error', task, files: [file], message: saying[fault], hint };
}

function known(file: HandInFile | undefined): KnownFile | undefined {
  if (!file) return undefined;
  const { content, sha256, size } = file;
  return { sha256, blank: content.kind === 'text' ? content.text.trim() === '' : size === 0 };
}
