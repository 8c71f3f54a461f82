import { isOtherVariant } from '../captured/task-in-path.js';
import type { CheckedLab } from '../checked-lab.js';
import type { Delivery } from '../delivery.js';
import type { HandInFile } from '../hand-in.js';
import { isStatementPicture } from '../statement-pictures.js';
import { pictureTask } from '../written/picture-task.js';
import { groupedBy, type Rule } from './rule.js';

/** Pictures that lie beside the report, or stand for a deliverable, and that it neither shows nor links to. */
export const unshownPictures: Rule = ({ delivery, verdicts }) => {
  const { handIn, root, report, lab } = delivery;
  // What a PDF shows it carries itself.
  if (!report || report.files.some((file) => /\.pdf$/i.test(file))) return [];
  const base = root === '' ? '' : `${root}/`;
  const evidence = new Set(
    lab.items
      .filter(({ shows }) => shows === 'statistics-page')
      .flatMap(({ id }) => verdicts.get(id)?.evidence ?? []),
  );
  const isShown = shownBy(delivery);
  const isBeside = besideReport(delivery);
  const unshown = handIn.files.filter(
    (file) =>
      file.content.kind === 'picture' &&
      file.path.startsWith(base) &&
      !isShown(file) &&
      (evidence.has(file.path) || (isBeside(file.path) && !isOfOthers(file, base, lab))),
  );
  const taskOf = ({ path }: HandInFile) => pictureTask(path.slice(base.length), lab);
  return [...groupedBy(unshown, taskOf)].map(([task, files]) => ({
    // A reader misses what was asked for, and else only sees less.
    level: files.some(({ path }) => evidence.has(path)) ? 'warning' : 'note',
    task,
    files: files.map(({ path }) => path),
    because: { code: 'picture-not-shown', count: files.length },
  }));
};

/** Drawings, what lies with code and captures or was put aside, and what our own tool keeps of another variant. */
function isOfOthers({ path, content }: HandInFile, base: string, lab: CheckedLab): boolean {
  if (content.kind === 'picture' && content.format === 'svg') return true;
  const folders = path.slice(base.length).split('/').slice(0, -1);
  return folders.some((folder) => ofOthers.test(folder) || isOtherVariant(folder, lab));
}

const ofOthers = /^(?:logs?|ha|webapp|node_modules|olds?|backups?|docs?|tests?|src)$/i;

/** Whether the report shows a file, a copy of it or a folder that it lies in; what the lab's statement shows is none of the report's. */
function shownBy({ handIn, report, statement }: Delivery): (file: HandInFile) => boolean {
  const places = [...(report?.sections.flatMap(({ pictures }) => pictures) ?? []), ...(report?.links ?? [])];
  const paths = new Set(places.flatMap(({ path }) => path ?? []));
  const digests = new Set(
    handIn.files.flatMap(({ path, sha256 }) => (paths.has(path) && sha256 ? [sha256] : [])),
  );
  const told = statement?.content.kind === 'text' ? statement.content.text : '';
  const isIn = (path: string): boolean => {
    for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1))
      if (paths.has(path.slice(0, end))) return true;
    return false;
  };
  return ({ path, sha256 = '' }) =>
    paths.has(path) ||
    digests.has(sha256) ||
    isStatementPicture(sha256) ||
    isIn(path) ||
    told.includes(`/${path.slice(path.lastIndexOf('/') + 1)}`);
}

/** Whether a file lies in the folder of the report, below it, or with a picture that the report shows. */
function besideReport({ report }: Delivery): (path: string) => boolean {
  const shown = report?.sections.flatMap(({ pictures }) => pictures.flatMap(({ path }) => path ?? [])) ?? [];
  const folders = new Set(shown.map(folderOf));
  const ofReport = new Set((report?.files ?? []).map(folderOf).filter((folder) => folder !== ''));
  return (path) => {
    if (folders.has(folderOf(path))) return true;
    for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1))
      if (ofReport.has(path.slice(0, end))) return true;
    return false;
  };
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}
