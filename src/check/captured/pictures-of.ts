import type { Sighting } from '../codes/sighting.js';
import type { Delivery, LogFile } from '../delivery.js';
import { fileAt } from '../file-at.js';
import type { HandInFile, Picture } from '../hand-in.js';
import { onceFor } from '../once-for.js';
import { fileLabel } from './file-label.js';
import { partOf } from './found-capture.js';
import { isNamedFor } from './named-for.js';
import type { ItemSpec } from './item-spec.js';
import { readLabel, readPathLabel } from './label.js';
import type { NodeWords } from './node-words.js';
import type { Proof } from './proof.js';
import type { EmbeddedPicture, WrittenSection } from '../written/written-report.js';
import { taskInPath } from './task-in-path.js';

// What a picture shows is asked last: to look at it takes longer than all the rest.

/** Pictures that stand for an item where text is asked for: filed with the task, or shown in its section of the report. */
export function picturesOf(delivery: Delivery, spec: ItemSpec): Proof[] {
  return [...inLogs(delivery, spec), ...inReport(delivery, spec), ...elsewhere(delivery, spec)];
}

/** A picture that is filed for an item where text is asked for. */
export function pictureProof({ file }: LogFile): Proof {
  return { path: file.path, saw: filed };
}

const filed: Sighting = { code: 'picture-of-text', inReport: false };
const shown: Sighting = { code: 'picture-of-text', inReport: true };

function inLogs(delivery: Delivery, spec: ItemSpec): Proof[] {
  return delivery.logs
    .filter((log) => log.task === spec.task && log.file.content.kind === 'picture')
    .filter((log) => {
      const label = fileLabel(delivery, log);
      return isNamedFor(spec, label, label.stop || (partOf(log) === 3 && !label.early));
    })
    .filter((log) => isOfText(log.file))
    .map(pictureProof);
}

function inReport(delivery: Delivery, spec: ItemSpec): Proof[] {
  const sections = (delivery.report?.sections ?? []).filter((section) => section.task === spec.task);
  return sections.flatMap((section) =>
    section.pictures
      .filter((picture) => isShownFor(spec, section, picture, delivery))
      .filter(
        ({ path, found }) =>
          found === 'remote' || isOfText(path === undefined ? undefined : fileAt(delivery.handIn, path)),
      )
      .map(({ path, file }) => ({ path: path ?? file, saw: shown })),
  );
}

/** What the author says of a picture, and else the question that it stands under, tell what it shows. */
function isShownFor(
  spec: ItemSpec,
  section: WrittenSection,
  picture: EmbeddedPicture,
  { nodes }: Delivery,
): boolean {
  const { before } = picture;
  const said = saidFor(nodes)(picture);
  if (said.some((label) => label.kinds.has('stats'))) return false;
  const question = /\b5[.]?([1-4])\b/.exec(`${section.question ?? ''} ${section.heading}`)?.[1];
  const part = question ?? (spec.task === 5 ? /^\s*([1-4])\s*[.)]/.exec(before)?.[1] : undefined);
  const late = part === '3' || said.some((label) => label.stop);
  const listsFolder = said.some(({ words }) => words.some((word) => folderWords.has(word)));
  if (spec.kind === 'nodes' && (part === '2' || listsFolder)) return (spec.step === 'stop') === late;
  if (spec.kind === 'nodes' && said.some(({ words }) => saysBoth(words)))
    return (spec.step === 'stop') === late;
  return said.some((label) => isExpressly(spec, label.words) && isNamedFor(spec, label, late));
}

/** What is said of a picture, once for all items. */
const saidFor = onceFor((nodes: NodeWords) =>
  onceFor(({ alt, before, target }: EmbeddedPicture) => {
    const name = target.slice(target.lastIndexOf('/') + 1);
    return [`${alt} ${name}`, `${lastSentence(before)} ${alt} ${name}`].map((text) => readLabel(text, nodes));
  }),
);

/** Whether two things are said to be in one picture: the nodes and `docker ps`. */
function saysBoth(words: readonly string[]): boolean {
  const nodes = words.findIndex((word) => /^n(?:odes?|oeuds?)$/.test(word));
  const ps = words.indexOf('ps');
  if (nodes < 0 || ps < 0) return false;
  return words.slice(Math.min(nodes, ps), Math.max(nodes, ps)).some((word) => /^(?:and|et)$/.test(word));
}

/** `/nodes` is the only folder that the lab lists. */
const folderWords = new Set(['folder', 'directory', 'dossier', 'repertoire', 'ls']);

/** Prose names containers and programs all the time: only a log is a container's log, and only `ha` is the container ha. */
function isExpressly({ kind, step }: ItemSpec, words: readonly string[]): boolean {
  if (kind === 'log') return words.some((word) => word === 'log' || word === 'logs');
  return kind !== 'config' || step !== 'ha' || words.includes('ha');
}

function lastSentence(before: string): string {
  return (
    before
      .slice(-200)
      .split(/[.!?]\s/)
      .filter((sentence) => /\p{L}/u.test(sentence))
      .at(-1) ?? ''
  );
}

function elsewhere(delivery: Delivery, spec: ItemSpec): Proof[] {
  return picturesElsewhere(delivery)
    .filter(
      ({ task, label }) =>
        task === spec.task &&
        !label.kinds.has('stats') &&
        isExpressly(spec, label.words) &&
        isNamedFor(spec, label),
    )
    .filter(({ file }) => isOfText(file))
    .map(({ file }) => ({ path: file.path, saw: filed }));
}

/** The pictures that lie outside of the logs and name a task. */
const picturesElsewhere = onceFor(({ handIn, logs, root, lab, nodes }: Delivery) => {
  const inLogs = new Set(logs.map((log) => log.file.path));
  return handIn.files
    .filter(({ path, content }) => !inLogs.has(path) && path.startsWith(root) && content.kind === 'picture')
    .flatMap((file) => {
      const place = taskInPath(file.path.slice(root === '' ? 0 : root.length + 1), lab);
      return place === undefined
        ? []
        : [{ file, task: place.task, label: readPathLabel(place.below, nodes) }];
    });
});

/** Whether a file is a picture that may show a terminal. */
export function isOfText(file: HandInFile | undefined): boolean {
  if (file?.content.kind !== 'picture') return false;
  return couldBeTerminal(file.content);
}

function couldBeTerminal({ look }: Picture): boolean {
  return look.shows === 'terminal' || look.shows === 'unknown';
}
