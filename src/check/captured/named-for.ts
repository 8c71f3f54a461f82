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
      return (says('nodes') || words.includes('ls')) && !says('ps', 'inspect', 'config', 'stats');
    case 'config':
      return (
        !says('ps', 'inspect', 'nodes', 'serf', 'stats') && (says('config') || words.includes('haproxy'))
      );
    case 'log':
      return !says('ps', 'inspect', 'config', 'nodes', 'stats') && (task === 2 || !says('serf'));
  }
}
