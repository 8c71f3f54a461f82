import type { Context } from './context.js';
import { linkTo } from './link.js';
import type { Block } from './model.js';

/** The drawing of a name such as `topology-task5`, where there is one. */
export function drawingBlocks({ input }: Context, name: string): Block[] {
  const drawing = input.drawings.get(name);
  return drawing ? [{ kind: 'drawing', file: linkTo(`report/images/${name}.svg`), ...drawing }] : [];
}
