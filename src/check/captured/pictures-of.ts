import type { CheckedItem } from '../../scenario/checked-item.js';
import { afterStop } from '../../scenario/plan-checked.js';
import type { CheckedLab } from '../checked-lab.js';
import type { Sighting } from '../codes/sighting.js';
import type { Delivery, LogFile } from '../delivery.js';
import { fileAt } from '../file-at.js';
import type { HandInFile, Picture } from '../hand-in.js';
import type { TaskNumber } from '../item.js';
import { onceFor } from '../once-for.js';
import { fileLabel } from './file-label.js';
import { partOf } from './found-capture.js';
import { isNamedFor } from './named-for.js';
import type { ItemSpec } from './item-spec.js';
import { readLabel, readPathLabel, type Label, type LabelKind } from './label.js';
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
    [...section.pictures, ...section.linked]
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
  { nodes, lab }: Delivery,
): boolean {
  const said = saidFor(nodes)(picture);
  if (said.some((label) => label.kinds.has('stats'))) return false;
  const asked = itemsAsked(lab)(spec.task, questionOf(section, picture, spec.task));
  const late = asked.some(({ after }) => after === afterStop) || said.some((label) => label.stop);
  const [only, ...others] = asked;
  if (only?.id === spec.id && others.length === 0)
    return spec.kind === 'nodes'
      ? (spec.step === 'stop') === late
      : said.every(({ kinds }) => [...kinds].every((kind) => kind === spec.kind || kind === 'log'));
  const listsFolder = said.some(({ words }) => words.some((word) => folderWords.has(word)));
  if (spec.kind === 'nodes' && (listsFolder || said.some(({ words }) => isEnumerated('nodes', words))))
    return (spec.step === 'stop') === late;
  // Where no kind is said at all, the question tells it.
  const isAsked =
    asked.some(({ shows }) => shows === spec.shows) && said.every(({ kinds }) => kinds.size === 0);
  return said
    .map((label) => asConfiguration(spec, label, isAsked))
    .some((label) => isExpressly(spec, label.words) && isNamedFor(spec, label, late));
}

/** Number of the question that a picture stands under, within its task. */
function questionOf(
  { question, heading }: WrittenSection,
  { before }: EmbeddedPicture,
  task: TaskNumber,
): number | undefined {
  const number =
    questionNumber[task].exec(`${question ?? ''} ${heading}`)?.[1] ?? /^\s*([1-4])\s*[.)]/.exec(before)?.[1];
  return number === undefined ? undefined : Number(number);
}

const questionNumber: Readonly<Record<TaskNumber, RegExp>> = {
  0: /\b0\.([1-6])\b/,
  1: /\b1\.([1-6])\b/,
  2: /\b2\.([1-6])\b/,
  3: /\b3\.([1-6])\b/,
  4: /\b4\.([1-6])\b/,
  5: /\b5\.?([1-4])\b/,
  6: /\b6\.([1-6])\b/,
};

/** What is asked under a question; the lab leaves numbers out, and who numbers anew counts on. */
const itemsAsked = onceFor(({ items }: CheckedLab) => {
  const known = new Map<string, readonly CheckedItem[]>();
  return (task: TaskNumber, number: number | undefined): readonly CheckedItem[] => {
    const exact = `${task}.${number ?? ''}`;
    let asked = known.get(exact);
    if (asked === undefined) {
      const ofTask = items.filter((item) => item.task === task);
      const places = [...new Set(ofTask.flatMap((item) => item.places))].filter((one) => /^\d/.test(one));
      const place = places.includes(exact) ? exact : places[(number ?? 0) - 1];
      asked = ofTask.filter((item) => place !== undefined && item.places.includes(place));
      known.set(exact, asked);
    }
    return asked;
  };
});

/** What is said to be generated is the configuration, and what was taken after a start where the configuration is asked for. */
function asConfiguration(spec: ItemSpec, label: Label, isAsked: boolean): Label {
  const { words, kinds } = label;
  if (spec.kind !== 'config') return label;
  const means =
    isEnumerated('config', words) ||
    (kinds.size === 0 &&
      words.some((word) => generatedWords.test(word) || (isAsked && startWords.test(word))));
  return means ? { ...label, kinds: new Set<LabelKind>(['config']) } : label;
}

const generatedWords = /^(?:generat(?:ed|ion)|generee?s?|genere|rendered|rendue?s?)$/;
const startWords =
  /^(?:after|apres|start(?:s|ed|ing)?|launch(?:ed|ing)?|lancee?|lancement|demarr\w{1,5}|joins?|joined)$/;

/** What is said of a picture, once for all items. */
const saidFor = onceFor((nodes: NodeWords) =>
  onceFor(({ alt, before, target }: EmbeddedPicture) => {
    const name = target.slice(target.lastIndexOf('/') + 1);
    return [`${alt} ${name}`, `${lastSentence(before)} ${alt} ${name}`].map((text) => readLabel(text, nodes));
  }),
);

/** Whether a sentence names something as one of several that are in one picture: the nodes and `docker ps`. */
function isEnumerated(kind: 'nodes' | 'config', words: readonly string[]): boolean {
  const at = words.findIndex((word) => enumerated[kind].test(word));
  if (at < 0) return false;
  return words.some((word, other) => {
    const isOther = word === 'ps' || enumerated[kind === 'nodes' ? 'config' : 'nodes'].test(word);
    return (
      isOther && words.slice(Math.min(at, other), Math.max(at, other)).some((one) => conjunctions.has(one))
    );
  });
}

const enumerated = {
  nodes: /^(?:n(?:odes?|oeuds?)|lists?|listings?|liste)$/,
  config: /^(?:cfg|conf|configs?|configurations?)$/,
};
const conjunctions = new Set(['and', 'et', 'plus', 'ainsi', 'well', 'also', 'aussi']);

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
