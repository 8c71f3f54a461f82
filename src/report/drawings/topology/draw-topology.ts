import type { DrawnLab } from '../drawn-lab.js';
import { describeTopology } from './describe-topology.js';
import { type Drawing, makeDrawing } from '../../../drawing-kit/drawing.js';
import { element, type Element } from '../../../drawing-kit/markup.js';
import { page } from '../../../drawing-kit/page.js';
import { drawLegend } from './legend.js';
import { drawLinks, placeApps, rowGaps } from './links.js';
import {
  type Area,
  headHeight,
  lineHeight,
  memberLine,
  nodeFrame,
  nodeHead,
  portLines,
  processLineCount,
  processLines,
  shownPorts,
} from './node.js';
import { drawPorts } from './ports.js';
import { type TopologyFile, topologyFile } from './topology-file.js';
import { type NodeView, type TopologyView, viewTopology } from './view.js';
import type { TopologyWords } from './words.js';
import { topologyRules } from './rules.js';
import { drawingWidth, typeset } from '../../../drawing-kit/typeset.js';

const padding = 12;
const networkTop = 118;
const topArea: Area = { x: 28, y: networkTop + 52, width: drawingWidth - 56 };

/**
 * Draws the topology of a task from its `topology.json`: the published ports, the network, each container with its
 * processes, Serf's members and HAProxy's servers. `undefined` when the file is not what it should be.
 */
export function drawTopology(
  json: unknown,
  task: number,
  words: TopologyWords,
  lab: DrawnLab,
): Drawing | undefined {
  const parsed = topologyFile.safeParse(json);
  if (!parsed.success) return undefined;
  const topology = parsed.data;
  const view = viewTopology(topology, lab);
  const topHeight =
    2 * padding +
    8 +
    Math.max(
      headHeight(view.balancer) + (view.hasSerf ? lineHeight : 0),
      processLineCount(view.balancer) * lineHeight,
    );
  const topBottom = topArea.y + topHeight;

  const heights = view.apps.map((app) => appHeight(app, view));
  const apps = placeApps(view.apps, heights, topBottom);
  const networkBottom = Math.max(topBottom + padding, ...apps.map((app) => app.bottom + rowGaps.below));
  const legend = drawLegend(view, networkBottom + 14, words);

  return makeDrawing({
    name: `topology-task${task}`,
    width: drawingWidth,
    height: legend.bottom,
    title: words.title(task),
    alt: describeTopology(topology, words, lab),
    colours: topologyRules.colours,
    rules: topologyRules.rules,
    body: [
      page(legend.bottom),
      ...drawNetwork(topology, networkBottom, words),
      element('g', { class: 'node' }, [
        nodeFrame(view.balancer, topArea, topHeight),
        ...balancerContent(view, words),
      ]),
      ...drawPorts(view.balancer, topArea, words),
      ...drawLinks(view, apps, topBottom, words),
      ...apps.map((app) =>
        element('g', { class: 'node' }, [
          nodeFrame(app.view, app.area, app.bottom - app.area.y),
          ...appContent(app.view, view, app.area, words),
        ]),
      ),
      ...legend.items,
    ],
  });
}

function drawNetwork(topology: TopologyFile, bottom: number, words: TopologyWords): Element[] {
  const x = topArea.x;
  return [
    element('rect', {
      class: 'net',
      x: 12,
      y: networkTop,
      width: drawingWidth - 24,
      height: bottom - networkTop,
      rx: 10,
    }),
    typeset(`${words.network} ${topology.network}`, { x, y: networkTop + 21, width: 268, face: 'text' }),
    typeset(topology.subnet, { x, y: networkTop + 39, width: 268, face: 'code' }),
  ];
}

function balancerContent(view: TopologyView, words: TopologyWords): Element[] {
  const { balancer } = view;
  const head: Area = { x: topArea.x + padding, y: topArea.y + padding + 8, width: 210 };
  const right: Area = {
    x: head.x + head.width + 24,
    y: head.y,
    width: topArea.width - head.width - 24 - 2 * padding,
  };
  return [
    ...nodeHead(balancer, head, words),
    ...memberLine(balancer, view, { ...head, y: head.y + headHeight(balancer) }, words),
    ...processLines(balancer, right, words),
  ];
}

function appContent(app: NodeView, view: TopologyView, frame: Area, words: TopologyWords): Element[] {
  const area: Area = { x: frame.x + 10, y: frame.y + 9, width: frame.width - 20 };
  const portsY = area.y + headHeight(app);
  const processesY = portsY + shownPorts(app).length * lineHeight + 4;
  const memberY = processesY + processLineCount(app) * lineHeight + 4;
  return [
    ...nodeHead(app, area, words),
    ...portLines(app, { ...area, y: portsY }),
    ...processLines(app, { ...area, y: processesY }, words),
    ...memberLine(app, view, { ...area, y: memberY }, words),
  ];
}

function appHeight(app: NodeView, { hasSerf }: TopologyView): number {
  const lines = shownPorts(app).length + processLineCount(app) + (hasSerf && app.container ? 1 : 0);
  return 18 + headHeight(app) + 8 + lines * lineHeight;
}
