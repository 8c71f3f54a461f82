import { element, type Element } from '../../../drawing-kit/markup.js';
import { supervisedMark } from './node.js';
import { gossips, type TopologyView } from './view.js';
import type { TopologyWords } from './words.js';
import { drawingWidth, typeset, typesetWidth } from '../../../drawing-kit/typeset.js';

/** Explains the lines and signs that the drawing has. */
export function drawLegend(
  view: TopologyView,
  top: number,
  words: TopologyWords,
): { readonly items: readonly Element[]; readonly bottom: number } {
  const { legend } = words;
  const line = (name: string) => (x: number, y: number) =>
    element('path', { class: name, d: `M${x} ${y}h26` });
  const all = [view.balancer, ...view.apps];
  const entries = [
    { text: legend.up, mark: line('up'), shown: all.some(({ server }) => server?.up === true) },
    { text: legend.down, mark: line('down'), shown: all.some(({ server }) => server?.up === false) },
    { text: legend.gossip, mark: line('gossip'), shown: gossips(view) },
    {
      text: legend.supervised,
      mark: (x: number, y: number) => supervisedMark(x + 18, y),
      shown: all.some(({ rows }) => rows.some(({ supervised }) => supervised)),
    },
  ].filter(({ shown }) => shown);

  const items: Element[] = [];
  let x = 28;
  let y = top + 6;
  for (const { text, mark } of entries) {
    const width = 34 + typesetWidth(text, 'soft');
    if (x > 28 && x + width > drawingWidth - 20) {
      x = 28;
      y += 22;
    }
    items.push(
      mark(x, y),
      typeset(text, { x: x + 34, y: y + 4.5, width: drawingWidth - 20 - x - 34, face: 'soft' }),
    );
    x += width + 22;
  }
  return { items, bottom: entries.length === 0 ? top : y + 20 };
}
