import type { ItemSpec } from './item-spec.js';
import type { Label, LabelKind } from './label.js';

/**
 * Whether a name or a sentence says that it is about an item: of its kind, of its container, of its step.
 *
 * @param late whether its place (not only its words) says that it was taken after the stop
 */
export function isNamedFor(spec: ItemSpec, label: Label, late = label.stop): boolean {
  if (!isOfKind(spec, label)) return false;
  if (spec.kind === 'config') return spec.step === 'stop' ? late : !late && label.joined === spec.step;
  if (spec.kind === 'ps' || spec.kind === 'nodes') return spec.task !== 5 || (spec.step === 'stop') === late;
  if (spec.kind === 'serf') return true;
  return label.container === spec.container;
}

/** Whether the words leave no other kind: `serf` before `log`, `ps` and `inspect` before all. */
export function isOfKind({ kind, task }: Pick<ItemSpec, 'kind' | 'task'>, { kinds, words }: Label): boolean {
  const says = (...others: LabelKind[]): boolean => others.some((other) => kinds.has(other));
  switch (kind) {
    case 'ps':
      return says('ps');
    case 'inspect':
      return says('inspect');
    case 'serf':
      return says('serf') && !says('ps', 'inspect');
    case 'nodes':
      return (
        (says('nodes') || words.includes('ls')) &&
        !says('ps', 'inspect', 'config', 'stats') &&
        !(words.includes('haproxy') && countsNodes(words))
      );
    case 'config':
      return (
        !says('ps', 'inspect', 'serf', 'stats') &&
        (says('config') || words.includes('haproxy')) &&
        (!says('nodes') || countsNodes(words))
      );
    case 'log':
      return (
        !says('ps', 'inspect', 'config', 'stats') &&
        (!says('nodes') || countsNodes(words)) &&
        (task === 2 || !says('serf'))
      );
  }
}

/** Whether a name says how many nodes there are, and not that it lists them: `haproxy_no_nodes`, `cfg_both_nodes`. */
function countsNodes(words: readonly string[]): boolean {
  const counts = /^(?:no|without|sans|zero|aucun|one|two|both|all|deux|un|tous)$/;
  return words.some((word, at) => /^n(?:odes?|oeuds?)$/.test(word) && counts.test(words[at - 1] ?? ''));
}
