import type { ListedContainer } from '../docker/answers.js';
import { nameOf } from '../docker/container.js';
import { label } from './labels.js';

/** Which node a container is, by its label, or by its name where somebody has started it by hand; `undefined` for none. */
export function nodeOf(container: Pick<ListedContainer, 'Labels' | 'Names' | 'Id'>): string | undefined {
  return container.Labels[label.node] ?? /^(ha2?|s\d{1,2})$/.exec(nameOf(container))?.[1];
}
