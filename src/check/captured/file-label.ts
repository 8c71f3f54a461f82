import type { RecognisedText } from '../content/recognised-text.js';
import type { Delivery, LogFile } from '../delivery.js';
import { onceFor } from '../once-for.js';
import { readPathLabel, withoutStep, type Label, type LabelKind } from './label.js';

/**
 * What the name of a file says, and where it has no word for its kind and the file no text, what its siblings hold: files of
 * its folder whose names differ in nothing but the step and the container, as `state.txt` and `stateAfterS1.txt`.
 */
export function fileLabel(delivery: Delivery, log: LogFile): Label {
  const label = readPathLabel(log.below, delivery.nodes);
  // Everything that was captured may be called a log.
  if (log.captures.length > 0 || [...label.kinds].some((kind) => kind !== 'log')) return label;
  const kind = kindsOfSiblings(delivery).get(familyOf(log, delivery));
  return kind === undefined ? label : { ...label, kinds: new Set([kind]) };
}

/** The kind that the files of a family hold, where all hold the same. */
const kindsOfSiblings = onceFor((delivery: Delivery) => {
  const kinds = new Map<string, LabelKind | undefined>();
  for (const log of delivery.logs) {
    const held = new Set(log.captures.flatMap(({ kind }) => labelKinds[kind] ?? []));
    if (held.size === 0) continue;
    const family = familyOf(log, delivery);
    const [kind] = held;
    const isSame = held.size === 1 && (!kinds.has(family) || kinds.get(family) === kind);
    kinds.set(family, isSame ? kind : undefined);
  }
  return kinds;
});

function familyOf({ file: { path }, task }: LogFile, { nodes }: Delivery): string {
  const at = path.lastIndexOf('/') + 1;
  const name = path.slice(at).replace(/\.[a-z]{2,4}$/i, '');
  return JSON.stringify([task, path.slice(0, at), withoutStep(name, nodes)]);
}

const labelKinds: Readonly<Record<RecognisedText['kind'], LabelKind | undefined>> = {
  'docker-ps': 'ps',
  'docker-inspect': 'inspect',
  'docker-log': 'log',
  'serf-log': 'serf',
  'haproxy-config': 'config',
  'template-line': 'config',
  'nodes-listing': 'nodes',
  other: undefined,
};
