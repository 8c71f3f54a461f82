import { element, type Element } from '../../../drawing-kit/markup.js';
import type { DrawnLab } from '../drawn-lab.js';
import type { RequestBins } from './bins.js';
import { backendColour, laneColours } from './chart.js';
import type { Lane, LaneState } from './lanes.js';
import { laneHeight, type Panel, plot, type TimelineLayout, xOf } from './layout.js';
import type { TimelineWords } from './words.js';
import { drawingWidth, typeset, typesetWidth } from '../../../drawing-kit/typeset.js';

/** The headings of the panels, each with the legend of its signs, and the name of the time axis. */
export function panelTitles(
  layout: TimelineLayout,
  bins: RequestBins,
  words: TimelineWords,
  lab: DrawnLab,
): Element[] {
  const { panels, memberStatus, serverStatus, failure } = words;
  const states = (names: Readonly<Partial<Record<LaneState, string>>>): LegendEntry[] =>
    laneStates.flatMap((state) => {
      const text = names[state];
      const { fill, edge } = laneColours[state];
      return text === undefined ? [] : [{ text, classes: `f-${fill} s-${edge}` }];
    });
  const none = [...bins.answered, ...bins.unanswered].every((count) => count === 0);
  return [
    ...panelTitle(panels.members(lab.balancers[0] ?? ''), states(memberStatus), layout.members),
    ...panelTitle(panels.servers, states(serverStatus), layout.servers),
    ...panelTitle(panels.requests, [], { ...layout.requests, top: layout.requests.top - 22 }),
    ...backendLegend(bins, layout.requests.top - 13),
    ...panelTitle(
      panels.failures(words.seconds(bins.binMs)),
      [
        { text: `↑ ${failure.answered}`, classes: 'f-bad' },
        { text: `↓ ${failure.unanswered}`, classes: 'f-backend6' },
      ],
      layout.failures,
    ),
    ...(none
      ? [
          typeset(words.noFailures, {
            x: plot.left + plot.width / 2,
            y: layout.failures.top + layout.failures.height / 2 - 6,
            width: plot.width,
            face: 'soft',
            anchor: 'middle',
          }),
        ]
      : []),
    typeset(panels.axis, {
      x: plot.left + plot.width / 2,
      y: layout.height - 14,
      width: plot.width,
      face: 'soft',
      anchor: 'middle',
    }),
  ];
}

const laneStates: readonly LaneState[] = ['alive', 'left', 'failed', 'up', 'down'];

interface LegendEntry {
  readonly text: string;
  readonly classes: string;
}

/** The heading of a panel, with the legend of its signs at the right. */
export function panelTitle(text: string, legend: readonly LegendEntry[], { top }: Panel): Element[] {
  const y = top - 13;
  const items: Element[] = [];
  let right = drawingWidth - 20;
  for (const entry of legend.toReversed()) {
    const width = typesetWidth(entry.text, 'soft');
    right -= width;
    items.push(
      typeset(entry.text, { x: right, y, width: width + 1, face: 'soft' }),
      element('rect', { class: entry.classes, x: right - 20, y: y - 10, width: 14, height: 10, rx: 2 }),
    );
    right -= 34;
  }
  return [typeset(text, { x: 20, y, width: right - 20, face: 'state', class: 'halo' }), ...items];
}

/** The backends with their colours, in the order of the bands from below. */
export function backendLegend({ backends }: RequestBins, y: number): Element[] {
  const step = Math.min(90, (drawingWidth - 40) / backends.length);
  return backends.flatMap(({ name }, index) => {
    const x = 20 + index * step;
    return [
      element('rect', { class: `f-${backendColour(index)}`, x, y: y - 10, width: 14, height: 10, rx: 2 }),
      typeset(name, { x: x + 19, y, width: step - 22, face: 'soft' }),
    ];
  });
}

/** What each span of a lane says, where it is long enough for it. */
export function laneLabels(
  lanes: readonly Lane[],
  panel: Panel,
  { durationMs }: TimelineLayout,
  words: TimelineWords,
): Element[] {
  const said: Readonly<Record<LaneState, string>> = { ...words.memberStatus, ...words.serverStatus };
  return lanes.flatMap((lane, row) =>
    lane.spans.flatMap(({ state, fromMs, toMs }) => {
      const x = xOf(fromMs, durationMs);
      const width = xOf(toMs, durationMs) - x;
      if (typesetWidth(said[state], 'soft') + 8 > width) return [];
      return [
        typeset(said[state], {
          x: x + 5,
          y: panel.top + (row + 0.5) * laneHeight + 4.5,
          width: width - 6,
          face: 'soft',
          class: laneColours[state].fill !== 'page' ? 'on' : state === 'left' ? 'off' : 'warn',
        }),
      ];
    }),
  );
}

/** The name of each backend, where its band leaves most room for it; without room the legend has to do. */
export function bandLabels(
  { backends, ends, starts }: RequestBins,
  layout: Pick<TimelineLayout, 'requests' | 'rate' | 'durationMs'>,
): Element[] {
  const { requests, rate, durationMs } = layout;
  const yOf = (value: number): number => requests.top + requests.height * (1 - value / rate.max);
  const lower = starts.map(() => 0);
  return backends.flatMap(({ name, perSecond }) => {
    const bars = starts.map((start, index) => {
      const base = lower[index] ?? 0;
      lower[index] = base + (perSecond[index] ?? 0);
      return {
        left: xOf(start, durationMs),
        right: xOf(ends[index] ?? start, durationMs),
        top: yOf(lower[index] ?? 0),
        bottom: yOf(base),
      };
    });
    const width = typesetWidth(name, 'state') + 4;
    const room = roomiest(bars, width);
    if (room.bottom - room.top < 14) return [];
    return [
      typeset(name, {
        x: room.left + width / 2,
        y: (room.top + room.bottom) / 2 + 4.5,
        width,
        face: 'state',
        anchor: 'middle',
        class: 'on',
      }),
    ];
  });
}

interface Bar {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** The highest box of a width that lies within neighbouring bars; without a height where there is none. */
function roomiest(bars: readonly Bar[], width: number): Bar {
  let best: Bar = { left: 0, right: 0, top: 0, bottom: 0 };
  for (const [index, { left }] of bars.entries()) {
    let { top, bottom } = { top: -Infinity, bottom: Infinity };
    for (const bar of bars.slice(index)) {
      top = Math.max(top, bar.top);
      bottom = Math.min(bottom, bar.bottom);
      if (bar.right >= left + width || bottom <= top) {
        if (bar.right >= left + width && bottom - top > best.bottom - best.top) {
          best = { left, right: left + width, top, bottom };
        }
        break;
      }
    }
  }
  return best;
}
