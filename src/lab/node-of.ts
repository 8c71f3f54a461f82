import type { ListedContainer } from '../docker/answers.js';
import { isNode, type LabDescription } from '../scenario/lab-description.js';
import { nameOf } from '../docker/container.js';
import { label } from './labels.js';

/** Which node a container is, by its label, or by its name where somebody has started it by hand; `undefined` for none. */
export function nodeOf(
  lab: LabDescription,
  container: Pick<ListedContainer, 'Labels' | 'Names' | 'Id'>,
): string | undefined {
  const name = nameOf(container);
  return container.Labels[label.node] ?? (isNode(lab, name) ? name : undefined);
}
