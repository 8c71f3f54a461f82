import { element, type Element, rounded } from '../../../drawing-kit/markup.js';
import type { DrawnLab } from '../drawn-lab.js';
import { numberedName, sortNodes } from '../node-order.js';
import type { TimelineFile, TimelineMoment } from './timeline-file.js';
import { type Panel, xOf } from './layout.js';
import type { TimelineWords } from './words.js';
import { drawingWidth, typeset, typesetWidth } from '../../../drawing-kit/typeset.js';

/** A moment with the place of its label. */
export interface PlacedMoment {
  readonly kind: TimelineMoment['kind'];
  readonly text: string;
  readonly x: number;
  readonly width: number;
  /** On the left of its line, where there is no room on the right. */
  readonly flipped: boolean;
  /** 0 is the highest. */
  readonly row: number;
}

const rowHeight = 18;
const widest = 170;

/**
 * Places the labels of moments in rows. A label's line goes down from it; so a moment within the reach of an earlier
 * label stands in a row below that label, and no line crosses a text.
 */
export function placeMoments(
  { moments, durationMs }: TimelineFile,
  words: TimelineWords,
  lab: DrawnLab,
): readonly PlacedMoment[] {
  const placed: PlacedMoment[] = [];
  const inRange = moments.filter(({ atMs }) => atMs >= 0 && atMs <= durationMs);
  for (const { atMs, kind, nodes } of inRange.toSorted((left, right) => left.atMs - right.atMs)) {
    const text = momentText({ kind, nodes }, words, lab);
    const width = Math.min(widest, typesetWidth(text, 'state') + 8);
    const x = xOf(atMs, durationMs);
    const flipped = x + width > drawingWidth - 14;
    const from = flipped ? x - width : x;
    const to = flipped ? x : x + width;
    const meets = (other: PlacedMoment): boolean => {
      const otherFrom = other.flipped ? other.x - other.width : other.x;
      const otherTo = other.flipped ? other.x : other.x + other.width;
      return from < otherTo && otherFrom < to;
    };
    const above = placed.filter((other) => !flipped && meets(other)).map(({ row }) => row);
    const below = placed.filter((other) => flipped && meets(other)).map(({ row }) => row);
    const row = flipped ? Math.min(1, ...below) - 1 : Math.max(-1, ...above) + 1;
    placed.push({ kind, text, x, width, flipped, row });
  }
  const highest = Math.min(0, ...placed.map(({ row }) => row));
  return placed.map((moment) => ({ ...moment, row: moment.row - highest }));
}

/** A moment as its label: `start s2–s4`. */
export function momentText(
  { kind, nodes }: Pick<TimelineMoment, 'kind' | 'nodes'>,
  words: TimelineWords,
  lab: DrawnLab,
): string {
  return `${words.moment[kind]} ${condense(nodes, lab)}`;
}

/** Height of the rows of labels. */
export function momentsHeight(placed: readonly PlacedMoment[]): number {
  return placed.length === 0 ? 0 : (Math.max(...placed.map(({ row }) => row)) + 1) * rowHeight;
}

/** How moments look in a drawing. */
export const momentRules = {
  '.moment': 'stroke:var(--text);stroke-width:1.3;stroke-dasharray:5 3',
  '.kill': 'stroke-dasharray:none',
  '.halo': 'stroke:var(--page);stroke-width:3px;paint-order:stroke',
  '.on': 'fill:var(--page)',
};

/** The lines of the moments, down through all panels and not through their headings. */
export function momentLines(
  placed: readonly PlacedMoment[],
  top: number,
  panels: readonly Panel[],
): Element[] {
  return placed.map(({ kind, x, row }) =>
    element('path', {
      class: `moment ${kind}`,
      d: [
        down(x, top + row * rowHeight + 3, top + momentsHeight(placed)),
        ...panels.map((panel) => down(x, panel.top - 4, panel.top + panel.height)),
      ].join(''),
    }),
  );
}

function down(x: number, from: number, to: number): string {
  return `M${rounded(x)} ${rounded(from)}V${rounded(to)}`;
}

/** The labels of the moments. */
export function momentLabels(placed: readonly PlacedMoment[], top: number): Element[] {
  return placed.map(({ text, x, width, flipped, row }) =>
    typeset(text, {
      x: flipped ? x - 5 : x + 5,
      y: top + row * rowHeight + 13,
      width: width - 6,
      face: 'state',
      class: 'halo',
      ...(flipped ? { anchor: 'end' } : {}),
    }),
  );
}

/** `s2–s4` for nodes whose numbers follow each other. */
function condense(nodes: readonly string[], lab: DrawnLab): string {
  const groups: string[][] = [];
  for (const node of sortNodes(nodes, lab)) {
    const last = groups.at(-1)?.at(-1);
    const follows = last !== undefined && isNext(last, node);
    if (follows) groups.at(-1)?.push(node);
    else groups.push([node]);
  }
  return groups
    .flatMap((group) => (group.length < 3 ? group : [`${group[0] ?? ''}–${group.at(-1) ?? ''}`]))
    .join(', ');
}

function isNext(before: string, after: string): boolean {
  const [one, other] = [numberedName(before), numberedName(after)];
  return one !== undefined && other?.stem === one.stem && other.number === one.number + 1;
}
