import { onceFor } from '../once-for.js';
import type { NodeWords } from './node-words.js';
import { isBeforeStop, saysNone, timeSaid, type SaidTime } from './said-time.js';
import { isWebappLabel, splitWords } from './split-words.js';
import { isStopWord } from './stop-words.js';
import type { Who } from './node-words.js';

/** What somebody says with the name of a file, a folder or a title about what is in it; it may be wrong. */
export interface Label {
  readonly words: readonly string[];
  /** What kind of capture it is said to be; empty when nothing is said. */
  readonly kinds: ReadonlySet<LabelKind>;
  /** The container whose output it is said to be: `ha` in `ha_after_s1`. */
  readonly container: Who | undefined;
  /** Every container that is named. */
  readonly named: readonly Who[];
  /** The step after which it is said to be taken, by the containers that had joined: `s1` in `ha_after_s1`. */
  readonly joined: Who | undefined;
  /** Whether it is said to be taken after a web application was stopped. */
  readonly stop: boolean;
  /** Whether it is said to be taken before that. */
  readonly early: boolean;
  /** The first small number that belongs to no container, such as 2 in `haproxy_cfg2` or `2-s1`. */
  readonly ordinal: number | undefined;
}

export type LabelKind = 'ps' | 'inspect' | 'config' | 'nodes' | 'serf' | 'log' | 'stats';

/** Reads a path below a task's folder: what the file's own name says goes before what its folders say. */
export function readPathLabel(below: string, nodes: NodeWords): Label {
  return readerOfPaths(nodes)(below);
}

/** The same is asked for each item, of each file. */
const readerOfPaths = onceFor((nodes: NodeWords) => {
  const known = new Map<string, Label>();
  return (below: string): Label => {
    let label = known.get(below);
    if (label === undefined) known.set(below, (label = labelOfPath(below, nodes)));
    return label;
  };
});

function labelOfPath(below: string, nodes: NodeWords): Label {
  const whole = readLabel(below, nodes);
  const parts = below.split('/').slice(-mostFolders).reverse();
  const [own = whole, ...folders] = parts.map((part) => readLabel(part, nodes));
  return {
    ...whole,
    container: own.container ?? whole.container,
    named: own.named.length > 0 ? own.named : whole.named,
    joined: [own, ...folders].find(({ joined }) => joined !== undefined)?.joined,
    // What is said nearest to the file goes first: `stop/before/ha.cfg`, and `stop and start/s1_started.cfg`.
    ...said([own, ...folders].find(({ words }) => timeSaid(words) !== undefined)?.words ?? []),
    ordinal: own.ordinal,
  };
}

/** More than people make below a task's folder. */
const mostFolders = 8;

function said(words: readonly string[]): Pick<Label, 'stop' | 'early'> {
  const time: SaidTime | undefined = timeSaid(words);
  return { stop: time === 'after the stop', early: time === 'before the stop' };
}

/** Reads a name or a short title. */
export function readLabel(name: string, nodes: NodeWords): Label {
  const words = withoutTask(splitWords(nodes.inText(name)));
  const named = words.flatMap((word) => containerOf(word) ?? []);
  return {
    words,
    kinds: kindsOf(words),
    container: containerSaid(words),
    named,
    joined: joinedSaid(words),
    ...said(words),
    ordinal: ordinalOf(words),
  };
}

/** The words of a name that tell neither a container nor a step. */
export function withoutStep(name: string, nodes: NodeWords): string[] {
  return withoutTask(splitWords(nodes.inText(name))).filter(
    (word) =>
      containerOf(word) === undefined &&
      !/^\d+$/.test(word) &&
      !circumstances.has(word) &&
      !happenings.has(word) &&
      !isStopWord(word),
  );
}

/** `task 3` is where it lies, and neither a step nor a container. */
function withoutTask(words: readonly string[]): string[] {
  const isTask = (word: string | undefined): boolean => /^(?:task|tache|t|tp|lab|labo)$/.test(word ?? '');
  return words.filter((word, at) => !isTask(word) && !(isTask(words[at - 1]) && /^\d+$/.test(word)));
}

function containerOf(word: string): Who | undefined {
  if (isWebappLabel(word)) return word;
  return balancerWords.has(word) ? 'ha' : undefined;
}

const balancerWords = new Set(['ha', 'haproxy', 'hap', 'balancer', 'loadbalancer', 'lb']);

function kindsOf(words: readonly string[]): Set<LabelKind> {
  const kinds = new Set<LabelKind>();
  for (const [kind, ofKind] of kindWords) if (words.some((word) => ofKind.has(word))) kinds.add(kind);
  // `docker_containers` is a table of them, `containers_log` is not, and `ha_container` is what `ha` is.
  if (kinds.size === 0 && words.some((_, at) => isTableOfContainers(words, at))) kinds.add('ps');
  // A screenshot of HAProxy's page is often called after its "nodes" or "state".
  if (words.includes('page')) kinds.add('stats');
  return kinds;
}

function isTableOfContainers(words: readonly string[], at: number): boolean {
  const word = words[at] ?? '';
  const isOne = word === 'container' || word === 'conteneur';
  if (isOne) return [at - 1, at + 1].every((beside) => containerOf(words[beside] ?? '') === undefined);
  return word === 'containers' || word === 'conteneurs';
}

const kindWords: readonly [LabelKind, ReadonlySet<string>][] = [
  ['ps', new Set(['ps', 'dps'])],
  ['inspect', new Set(['inspect', 'inspection', 'inspects', 'inspected'])],
  ['config', new Set(['cfg', 'config', 'configuration', 'configs', 'conf', 'template', 'hb'])],
  ['nodes', new Set(['nodes', 'node', 'noeuds', 'noeud'])],
  ['serf', new Set(['serf', 'serflog'])],
  ['log', new Set(['log', 'logs', 'journal', 'journaux'])],
  ['stats', new Set(['stats', 'stat', 'statistics', 'statistiques'])],
];

/** The first container that is not merely what had happened before (`after_s1`) or what was there, too (`and_s1`). */
function containerSaid(words: readonly string[]): Who | undefined {
  for (const [at, word] of words.entries()) {
    const container = containerOf(word);
    if (container === undefined || isCircumstance(words, at)) continue;
    // In `haproxy_cfg_s1` and `serf_ha` the program is not the container.
    if (
      word === 'haproxy' &&
      words.slice(at + 1).some((next) => balancerWords.has(next) || isWebappLabel(next))
    )
      if (/^(?:cfg|config|configuration|conf)$/.test(words[at + 1] ?? '')) continue;
    return container;
  }
  return undefined;
}

/** Whether a container is told only as what had happened: `after_s1`, `after running the s2 container`. */
function isCircumstance(words: readonly string[], at: number): boolean {
  const before = words.slice(Math.max(0, at - 6), at).findLast((word) => !happenings.has(word));
  return before !== undefined && (circumstances.has(before) || isStopWord(before));
}

const circumstances = new Set(
  'after before with without when while and then plus apres avant avec sans et puis quand no nos not'.split(
    ' ',
  ),
);

/** What may stand between `after` and a container. */
const happenings = new Set(
  `the a running run ran start starting started launch launching launched join joining adding container node webapp server docker of
  le la l un une de du demarrage lancement ajout conteneur noeud serveur application web app`.split(/\s+/),
);

/** The last to have joined; `ha` only where it is meant as a container, for a configuration is called `haproxy.cfg` anyhow. */
function joinedSaid(words: readonly string[]): Who | undefined {
  if (saysNone(words)) return 'ha';
  const stop = words.findIndex((_, at) => isBeforeStop(words, at));
  if (stop >= 0) {
    // Before the stop all are there: a name behind the word tells nothing, nor does that of the program.
    const joined = joinedSaid(words.slice(0, stop));
    return joined === 'ha' ? undefined : joined;
  }
  const before = words.findIndex(
    (word, at) => /^(?:before|avant)$/.test(word) && isWebappLabel(words[at + 1] ?? ''),
  );
  if (before >= 0) return words[before + 1] === 's1' ? 'ha' : 's1';
  const numbers = words.filter(isWebappLabel).map((word) => Number(word.slice(1)));
  if (numbers.length > 0) return `s${Math.max(...numbers)}`;
  if (words.some((word) => word === 'both' || word === 'deux' || word === 'two')) return 's2';
  const alone = words.some((word) =>
    /^(?:only|just|alone|seul|uniquement|empty|vide|initial|bootstrap)$/.test(word),
  );
  if (alone) return 'ha';
  // Of `ha_1`, `ha_2`, `ha_3` the numbers tell which is which.
  if (words.some((word, at) => balancerWords.has(word) && /^0?[2-9]$/.test(words[at + 1] ?? '')))
    return undefined;
  const balancers = words.filter((word) => balancerWords.has(word));
  return balancers.some((word) => word !== 'haproxy') || balancers.length > 1 ? 'ha' : undefined;
}

function ordinalOf(words: readonly string[]): number | undefined {
  for (const word of words) {
    if (/^0?\d$/.test(word)) return Number(word);
    const written = writtenNumbers.findIndex((number) => number.test(word));
    if (written >= 0) return written + 1;
  }
  return undefined;
}

const writtenNumbers = [
  /^(?:first|1st|one|premier|premiere|un)$/,
  /^(?:second|2nd|seconde|deuxieme)$/,
  /^(?:third|3rd|troisieme|three|trois)$/,
  /^(?:fourth|4th|quatrieme|four|quatre)$/,
];
