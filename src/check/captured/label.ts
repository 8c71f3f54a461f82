import { onceFor } from '../once-for.js';
import type { NodeWords } from './node-words.js';
import { isWebappLabel, splitWords } from './split-words.js';
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
  const own = readLabel(below.slice(below.lastIndexOf('/') + 1), nodes);
  return {
    ...whole,
    container: own.container ?? whole.container,
    named: own.named.length > 0 ? own.named : whole.named,
    joined: own.joined ?? whole.joined,
    ordinal: own.ordinal,
  };
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
    stop: saysStop(words),
    ordinal: ordinalOf(words),
  };
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
  // `docker_containers` is a table of them, `containers_log` is not.
  if (kinds.size === 0 && words.some((word) => /^containers?$|^conteneurs?$/.test(word))) kinds.add('ps');
  // A screenshot of HAProxy's page is often called after its "nodes" or "state".
  if (words.includes('page')) kinds.add('stats');
  return kinds;
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
    if (container === undefined || circumstances.has(words[at - 1] ?? '')) continue;
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

const circumstances = new Set(
  'after before with without when while and then plus apres avant avec sans et puis quand stop stopped kill killed rm no nos not'.split(
    ' ',
  ),
);

/** The last to have joined; `ha` only where it is meant as a container, for a configuration is called `haproxy.cfg` anyhow. */
function joinedSaid(words: readonly string[]): Who | undefined {
  const before = words.findIndex(
    (word, at) => /^(?:before|avant)$/.test(word) && isWebappLabel(words[at + 1] ?? ''),
  );
  if (before >= 0) return words[before + 1] === 's1' ? 'ha' : 's1';
  const numbers = words.filter(isWebappLabel).map((word) => Number(word.slice(1)));
  if (numbers.length > 0) return `s${Math.max(...numbers)}`;
  if (words.some((word) => word === 'both' || word === 'deux' || word === 'two')) return 's2';
  const balancers = words.filter((word) => balancerWords.has(word));
  const meant = balancers.some((word) => word !== 'haproxy') || balancers.length > 1;
  const alone = words.some((word) =>
    /^(?:only|just|alone|seul|uniquement|empty|vide|initial|bootstrap)$/.test(word),
  );
  return meant || alone ? 'ha' : undefined;
}

function saysStop(words: readonly string[]): boolean {
  return words.some((word, at) => stopWords.test(word) && !/^(?:before|avant)$/.test(words[at - 1] ?? ''));
}

const stopWords =
  /^(?:stop|stops|stopped|stopping|stoped|kill|kills|killed|killing|down|rm|remove|removed|removing|deleted?|dead|died|exit|exited|leave|leaves|leaving|left|gone|without|minus|no|nos|off|shutdown|shut|disconnect|disconnected|failed|failure|crash|crashed|sans|arret|arrets|arrete|arretes|arreter|arretee|stoppe|stopper|tue|tuer|supprime|supprimer|suppression|quitte|coupe|coupure|eteint)$/;

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
