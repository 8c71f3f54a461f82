import type { CheckedItem, ItemKind } from '../../scenario/checked-item.js';
import { afterStop } from '../../scenario/plan-checked.js';
import { isCaptured, type CheckedLab } from '../checked-lab.js';
import { taskNumbers, type ItemId, type TaskNumber } from '../item.js';
import type { LabelKind } from './label.js';
import type { NodeWords } from './node-words.js';
import type { Who } from './node-words.js';

/** What a captured item asks for. */
export interface ItemSpec {
  readonly id: ItemId;
  readonly task: TaskNumber;
  readonly kind: Exclude<LabelKind, 'stats'>;
  readonly shows: ItemKind;
  /** Whose output, for logs and inspects. */
  readonly container?: Who;
  /** After whose start, for configurations; `stop` after the stop of a web application. */
  readonly step?: Step;
  /** The node that the item names, as the lab calls it: whose output, or after whose start; `stop` after the stop. */
  readonly said: { readonly container: string | undefined; readonly step: string | undefined };
  /** For logs: another node has joined in it. */
  readonly joined: boolean;
  /** So many web applications at least are to be seen. */
  readonly backends: number | undefined;
  /** The command that captures it by hand, into the file where `ait-lab` would put it. */
  readonly byHand: string;
}

export type Step = Who | 'stop';

/** The captured items of a lab, in its order. */
export function itemSpecsOf({ items }: CheckedLab, nodes: NodeWords): ItemSpec[] {
  return items.filter(isCaptured).flatMap((item) => {
    const kind = kinds[item.shows];
    const task = taskNumbers.find((number) => number === item.task);
    return kind === undefined || task === undefined ? [] : [specOf(item, kind, task, nodes)];
  });
}

const kinds: Partial<Record<ItemKind, ItemSpec['kind']>> = {
  log: 'log',
  'handlers-log': 'serf',
  rendered: 'config',
  configuration: 'config',
  'docker-ps': 'ps',
  'docker-inspect': 'inspect',
  nodes: 'nodes',
};

function specOf(item: CheckedItem, kind: ItemSpec['kind'], task: TaskNumber, nodes: NodeWords): ItemSpec {
  const { id, shows, of, after, joined, backends, file } = item;
  const container = of === undefined ? undefined : nodes.named(of);
  const step = after === undefined ? undefined : after === afterStop ? after : nodes.named(after);
  // Docker tells what a container has printed on two streams.
  const both = kind === 'log' ? ' 2>&1' : '';
  const byHand = `${file?.command ?? ''} > "logs/task ${task}/${file?.name ?? ''}"${both}`;
  return {
    ...{ id, task, kind, shows, joined, backends, byHand, said: { container: of, step: after } },
    ...(container === undefined ? {} : { container }),
    ...(step === undefined ? {} : { step }),
  };
}
