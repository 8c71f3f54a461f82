import { element, type Element, rounded } from '../../../drawing-kit/markup.js';
import { type Area, shownPorts } from './node.js';
import { hostAddress, type NodeView } from './view.js';
import type { TopologyWords } from './words.js';
import { drawingWidth, typeset } from '../../../drawing-kit/typeset.js';

const machine = { x: 12, y: 12, width: drawingWidth - 24, height: 62 };
/** Where the ports begin; the names of the machine and of the network stand left of them. */
const ports = { left: 300, right: drawingWidth - 34 };
const chipHeight = 24;

/** The client's machine, with the published ports of the balancer on its edge and the ways from there. */
export function drawPorts(balancer: NodeView, area: Area, words: TopologyWords): Element[] {
  const shown = shownPorts(balancer);
  const step = (ports.right - ports.left) / Math.max(1, shown.length);
  return [
    element('rect', { class: 'box', ...machine, rx: 8 }),
    typeset(words.machine, { x: 28, y: 38, width: 250, face: 'name' }),
    typeset(words.client, { x: 28, y: 58, width: 250, face: 'soft' }),
    ...shown.flatMap((port, index) => {
      const x = ports.left + step * (index + 0.5);
      const purpose = port.purpose && words.ports[port.purpose];
      const top = machine.y + machine.height;
      return [
        arrow(x, top + chipHeight / 2, area.y - chipHeight / 2 - 1),
        ...chip(x, top, step - 10, hostAddress(port)),
        ...chip(x, area.y, step - 10, `:${port.container}`),
        ...(purpose === undefined
          ? []
          : [typeset(purpose, { x, y: top - 20, width: step - 10, face: 'soft', anchor: 'middle' })]),
      ];
    }),
  ];
}

/** An arrow down, without a marker: markers have ids, and pages hold several drawings. */
export function arrow(x: number, from: number, to: number, line = 'up'): Element {
  return element('g', {}, [
    element('path', { class: line, d: `M${rounded(x)} ${rounded(from)}V${rounded(to - 6)}` }),
    element('path', { class: 'head', d: `M${rounded(x)} ${rounded(to)}l-5-9h10z` }),
  ]);
}

function chip(x: number, y: number, width: number, text: string): Element[] {
  return [
    element('rect', {
      class: 'chip',
      x: x - width / 2,
      y: y - chipHeight / 2,
      width,
      height: chipHeight,
      rx: chipHeight / 2,
    }),
    typeset(text, { x, y: y + 4.5, width: width - 12, face: 'code', anchor: 'middle' }),
  ];
}
