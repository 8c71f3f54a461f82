import { recognise } from '../content/recognise.js';
import type { CheckedLab } from '../checked-lab.js';
import type { LogFile } from '../delivery.js';
import type { FileContent, HandIn, HandInFile } from '../hand-in.js';
import type { TaskNumber } from '../item.js';
import { onceFor } from '../once-for.js';
import { leftOutFile, TextBudget, textLimits } from '../text-budget.js';
import { isDeliverable, manifestEntries } from './own-manifest.js';
import { ofLab } from './of-lab.js';
import { taskInPath, type PlaceInTask } from './task-in-path.js';

/**
 * The files of the hand-in's logs by task: those in a folder of logs, whatever its place; for a task without any, those in
 * another folder of its name. What is more than captures are has the content `skipped`.
 *
 * @param root folder of the lab, empty for the hand-in itself
 * @param notLogs paths of the report and the statement
 */
export function findLogs(
  handIn: HandIn,
  root: string,
  notLogs: ReadonlySet<string>,
  lab: CheckedLab,
): LogFile[] {
  const inLab = handIn.files.filter(
    (file) => isBelow(file.path, root) && !notLogs.has(file.path) && !isIgnored(file.path, root),
  );
  const manifests = new Manifests(handIn);
  const budget = new TextBudget(textLimits.captures);
  const own = inLab.flatMap((file) => {
    const place = placeInLogs(pathBelow(file.path, root), lab);
    return place === undefined || isOwnRecord(file.path, place, manifests, lab)
      ? []
      : [withCaptures(file, place, lab, budget)];
  });
  const withLogs = new Set<TaskNumber>(own.map(({ task }) => task));
  const elsewhere = inLab
    .filter((file) => file.content.kind === 'text' && !isSource(pathBelow(file.path, root)))
    .flatMap((file) => {
      const place = taskInPath(pathBelow(file.path, root), lab);
      return place === undefined || withLogs.has(place.task) ? [] : [withCaptures(file, place, lab, budget)];
    })
    .filter(
      ({ file, captures }) =>
        file.content.kind === 'skipped' || captures.some((capture) => capture.kind !== 'other'),
    );
  return [...own, ...elsewhere];
}

/** Whether a path lies in a folder; everything lies in the empty one. */
export function isBelow(path: string, folder: string): boolean {
  return folder === '' || path.startsWith(`${folder}/`);
}

function pathBelow(path: string, root: string): string {
  return root === '' ? path : path.slice(root.length + 1);
}

/** Copies that somebody put aside, and files that say nothing. */
function isIgnored(path: string, root: string): boolean {
  const parts = pathBelow(path, root).split('/');
  const name = parts.pop() ?? '';
  if (
    /~$|\.(?:bak|old|orig|swp|swo)$|^\.|^(?:manifest\.json|LEFT_OUT\.txt|Thumbs\.db|desktop\.ini)$/i.test(
      name,
    )
  )
    return true;
  // Where our own tool keeps a run that failed.
  if (parts.some((folder, at) => folder === 'failed' && /^logs?$/i.test(parts[at - 1] ?? ''))) return true;
  return parts.some((folder) => /^\.|^(?:node_modules|__MACOSX)$/.test(folder) || putAside.test(folder));
}

const putAside =
  /^(?:old|olds|backup|backups|bak|ancien|anciens|archive|archives|trash)$|[\s._-](?:old|backup|bak|ancien)$|^(?:old|backup|bak)[\s._-]/i;

/** Source folders of the lab, in which nobody files logs. */
function isSource(path: string): boolean {
  return /^(?:ha|webapp|src|test|tests|dist|images|docs)\//.test(path);
}

/** The task's folder below a folder of logs, or the one that holds it (`task3/logs`). */
function placeInLogs(path: string, lab: CheckedLab): PlaceInTask | undefined {
  const parts = path.split('/');
  const at = parts.slice(0, -1).findIndex((folder) => /^(?:docker[ ._-]?)?logs?$/i.test(folder));
  if (at < 0) {
    // `logs_task3` and `task3_logs` are both in one.
    const both = parts
      .slice(0, -1)
      .findIndex((folder) => /^logs?[\s._-]*t[aâ]|^t[aâ].{0,9}\d[\s._-]*logs?$/i.test(folder));
    return both < 0
      ? undefined
      : taskInPath(
          parts
            .slice(both)
            .join('/')
            .replace(/^logs?[\s._-]*/i, ''),
          lab,
        );
  }
  const inside = taskInPath(parts.slice(at + 1).join('/'), lab);
  if (inside !== undefined) return inside;
  const around = taskInPath(`${parts.slice(0, at).join('/')}/-`, lab);
  return around === undefined ? undefined : { task: around.task, below: parts.slice(at + 1).join('/') };
}

function withCaptures(file: HandInFile, place: PlaceInTask, lab: CheckedLab, budget: TextBudget): LogFile {
  const { content, size } = file;
  const leftOut = content.kind === 'text' ? budget.take(content.text, size) : undefined;
  if (leftOut !== undefined) return { file: leftOutFile(file, leftOut), ...place, captures: [] };
  return { file, ...place, captures: capturesIn(content).map((text) => ofLab(text, lab)) };
}

const capturesIn = onceFor((content: FileContent) =>
  content.kind === 'text' ? recognise(content.text) : [],
);

/**
 * Whether our own manifest beside a file says that it is a record of the tool's (an experiment, a topology) and not what the
 * lab asks for.
 */
function isOwnRecord(
  path: string,
  { task, below }: PlaceInTask,
  manifests: Manifests,
  lab: CheckedLab,
): boolean {
  return !isDeliverable(task, below, lab) && manifests.list(path);
}

/** Our own manifests in a hand-in, each read once. */
class Manifests {
  private readonly listed = new Map<string, ReadonlySet<string>>();

  constructor(private readonly handIn: HandIn) {}

  /** Whether the manifest beside a file lists it. */
  list(path: string): boolean {
    const folder = path.slice(0, path.lastIndexOf('/') + 1);
    let names = this.listed.get(folder);
    if (!names) {
      names = new Set(manifestEntries(this.handIn, folder)?.map(({ file }) => file));
      this.listed.set(folder, names);
    }
    return names.has(path.slice(folder.length));
  }
}
