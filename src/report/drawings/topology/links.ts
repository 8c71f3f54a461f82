import { element, type Element, rounded } from '../../../drawing-kit/markup.js';
import type { Area } from './node.js';
import { arrow } from './ports.js';
import { isAlive, type NodeView, type TopologyView } from './view.js';
import type { TopologyWords } from './words.js';
import { drawingWidth, typeset, typesetWidth } from '../../../drawing-kit/typeset.js';

/** A web application with its place. */
interface PlacedApp {
  readonly view: NodeView;
  readonly area: Area;
  readonly bottom: number;
}

/** Room above a row of web applications for what HAProxy sends, and below it for gossip. */
export const rowGaps = { above: 42, below: 20 };

const left = 54;
const gap = 14;
/** Where the line from HAProxy goes down, and that of the gossip. */
const trunks = { haproxy: 40, gossip: drawingWidth - 40 };

/** Lays the web applications out in rows of equal boxes. */
export function placeApps(
  apps: readonly NodeView[],
  heights: readonly number[],
  top: number,
): readonly PlacedApp[] {
  const columns = apps.length === 4 ? 2 : Math.min(3, apps.length);
  const room = drawingWidth - 2 * left;
  // A single box would look lost over the whole width.
  const width = Math.min(300, (room - gap * (columns - 1)) / columns);
  const start = left + (room - columns * width - gap * (columns - 1)) / 2;
  const placed: PlacedApp[] = [];
  let y = top;
  for (let first = 0; first < apps.length; first += columns) {
    const row = apps.slice(first, first + columns);
    const height = Math.max(...heights.slice(first, first + columns));
    y += rowGaps.above;
    for (const [index, view] of row.entries()) {
      placed.push({ view, area: { x: start + index * (width + gap), y, width }, bottom: y + height });
    }
    y += height + rowGaps.below;
  }
  return placed;
}

/** What flows between the balancer and the web applications: requests from above, gossip from below. */
export function drawLinks(
  view: TopologyView,
  apps: readonly PlacedApp[],
  topBottom: number,
  words: TopologyWords,
): Element[] {
  const known = apps.filter((app) => app.view.server !== undefined);
  const alive = isAlive(view.balancer) ? apps.filter((app) => isAlive(app.view)) : [];
  return [
    ...drawTrunk('up', trunks.haproxy, topBottom, known, (app) => app.area.y - rowGaps.above + 10),
    ...drawTrunk('gossip', trunks.gossip, topBottom, alive, (app) => app.bottom + 11),
    ...apps.flatMap((app) => drawServer(app, words)),
    ...alive.map((app) => {
      const x = rounded(app.area.x + app.area.width / 2);
      return element('path', {
        class: 'gossip',
        d: `M${x} ${rounded(app.bottom + 11)}V${rounded(app.bottom + 1)}`,
      });
    }),
  ];
}

/** A line down beside the rows, and one along each row as far as its last box that takes part. */
function drawTrunk(
  line: string,
  x: number,
  top: number,
  apps: readonly PlacedApp[],
  yOf: (app: PlacedApp) => number,
): Element[] {
  const rows = [...new Set(apps.map(yOf))];
  const lowest = rows.at(-1);
  if (lowest === undefined) return [];
  const branches = rows.map((y) => {
    const centres = apps.filter((app) => yOf(app) === y).map(({ area }) => area.x + area.width / 2);
    const end = x < drawingWidth / 2 ? Math.max(...centres) : Math.min(...centres);
    return `M${rounded(x)} ${rounded(y)}H${rounded(end)}`;
  });
  return [
    element('path', {
      class: line,
      d: `M${rounded(x)} ${rounded(top)}V${rounded(lowest)}${branches.join('')}`,
    }),
  ];
}

function drawServer({ view, area }: PlacedApp, words: TopologyWords): Element[] {
  const x = area.x + area.width / 2;
  const y = area.y - 10;
  const { server } = view;
  if (!server) {
    return [
      typeset(words.unknownServer, {
        x,
        y,
        width: area.width,
        face: 'soft',
        anchor: 'middle',
      }),
    ];
  }
  const top = area.y - rowGaps.above + 10;
  const label = typeset(server.status, {
    x: x + 10,
    y: y - 1,
    width: Math.min(area.width / 2 - 12, typesetWidth(server.status, 'state') + 1),
    face: 'state',
    class: server.up ? 'flow' : 'bad',
  });
  if (server.up) return [arrow(x, top, area.y - 1), label];
  return [
    element('path', { class: 'down', d: `M${rounded(x)} ${rounded(top)}V${rounded(area.y - 9)}` }),
    element('path', {
      class: 'cross',
      d: `M${rounded(x - 4.5)} ${rounded(area.y - 11)}l9 9m0-9l-9 9`,
    }),
    label,
  ];
}
