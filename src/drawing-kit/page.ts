import { element, type Element } from './markup.js';
import { drawingWidth } from './typeset.js';

/** The sheet that a drawing stands on. */
export function page(height: number): Element {
  return element('rect', {
    class: 'page',
    ...{ x: 0.5, y: 0.5, width: drawingWidth - 1, height: height - 1, rx: 10 },
  });
}
