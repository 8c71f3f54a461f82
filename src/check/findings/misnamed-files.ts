import { readLabel, type Label, type LabelKind } from '../captured/label.js';
import type { NodeWords } from '../captured/node-words.js';
import type { ContentKind } from '../codes/sighting.js';
import type { RecognisedText } from '../content/recognised-text.js';
import type { LogFile } from '../delivery.js';
import type { FoundProblem } from '../verdict.js';
import { groupedBy, pathsOf, type Rule } from './rule.js';

/** Files whose own name says that they are a capture of one kind, and that hold another. */
export const misnamedFiles: Rule = ({ delivery: { logs, nodes } }) => {
  const misnamed = logs.flatMap((log) => {
    const fault = misnaming(log, nodes);
    return fault === undefined ? [] : [{ log, ...fault }];
  });
  const groups = groupedBy(misnamed, ({ log, named, holds }) => `${log.task} ${named} ${holds}`);
  return [...groups.values()].flatMap((group): FoundProblem[] => {
    const [first] = group;
    if (!first) return [];
    const { named, holds } = first;
    const files = pathsOf(group.map(({ log }) => log));
    return [
      { level: 'warning', task: first.log.task, files, because: { code: 'named-otherwise', named, holds } },
    ];
  });
};

function misnaming(
  { file, captures }: LogFile,
  nodes: NodeWords,
): { readonly named: ContentKind; readonly holds: ContentKind } | undefined {
  const holds = captures.find(({ kind }) => kind !== 'other')?.kind;
  if (holds === undefined || holds === 'other') return undefined;
  // Everything that is kept in a file may be called a log.
  const name = file.path.slice(file.path.lastIndexOf('/') + 1).replace(/\.(?:log|txt|md|out)$/i, '');
  const label = readLabel(name, nodes);
  const kinds = saidKinds.filter((kind) => label.kinds.has(kind) && isMeant(kind, label));
  const [said] = kinds;
  if (said === undefined || kinds.some((kind) => captures.some((one) => fits(one, kind)))) return undefined;
  return { named: contentOf[said], holds };
}

/** What a name says most plainly comes first. */
const saidKinds = ['ps', 'inspect', 'config', 'serf', 'nodes', 'log'] as const satisfies readonly LabelKind[];
type SaidKind = (typeof saidKinds)[number];

const contentOf: Readonly<Record<SaidKind, ContentKind>> = {
  ps: 'docker-ps',
  inspect: 'docker-inspect',
  config: 'haproxy-config',
  serf: 'serf-log',
  nodes: 'nodes-listing',
  log: 'docker-log',
};

const fitting: Readonly<Record<SaidKind, readonly RecognisedText['kind'][]>> = {
  ps: ['docker-ps'],
  inspect: ['docker-inspect'],
  config: ['haproxy-config', 'template-line'],
  // The log of an agent is often called after its program.
  serf: ['serf-log', 'docker-log'],
  nodes: ['nodes-listing'],
  log: ['docker-log', 'serf-log'],
};

function fits({ kind }: RecognisedText, said: SaidKind): boolean {
  return fitting[said].includes(kind);
}

/** `nodes` is the list where a name begins with it, and else says who was there: `ha_both_nodes_on`, `haproxy_no_nodes`. */
function isMeant(kind: SaidKind, { words, named }: Label): boolean {
  if (kind !== 'nodes') return true;
  return named.length === 0 && /^(?:ls|lists?|listing|liste|nodes?|noeuds?)$/.test(words[0] ?? '');
}
