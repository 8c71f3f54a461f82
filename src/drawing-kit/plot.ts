import type { ColourName } from './colours.js';
import { type Element, escapeXml, rounded } from './markup.js';

/** The part of a drawing in which a place is a value. */
export interface Plot {
  readonly left: number;
  readonly width: number;
  readonly top: number;
  readonly height: number;
}

/** A rectangle. */
export type Box = Plot;

/** The values that an axis has a line for: every `step` of it up to `max`, without an error that grows. */
export function ticksUpTo(max: number, step: number): number[] {
  const decimals = Math.max(0, 2 - Math.floor(Math.log10(step)));
  const count = Math.floor(max / step + 1e-9);
  return Array.from({ length: count + 1 }, (_, index) => Number((index * step).toFixed(decimals)));
}

/** A number below an axis: `0.5`, `1,200`. */
export function tickText(value: number): string {
  const [whole = '', decimals] = String(value).split('.');
  const grouped = whole.replace(/\d(?=(?:\d{3})+$)/g, '$&,');
  return decimals === undefined ? grouped : `${grouped}.${decimals}`;
}

/** A line over the width of a plot. */
export function lineAcross({ left, width }: Plot, y: number, colour: ColourName): Element {
  return path(`s-${colour}`, `M${left} ${crisp(y)}L${left + width} ${crisp(y)}`, ' fill="none"');
}

/** A line over the height of a plot. */
export function lineDown({ top, height }: Plot, x: number, colour: ColourName): Element {
  return path(`s-${colour}`, `M${crisp(x)} ${top}L${crisp(x)} ${top + height}`, ' fill="none"');
}

/** A text left of a plot, beside a place on its left edge. */
export function labelLeft({ left }: Plot, y: number, text: string): Element {
  return label(text, 'end', '', left - labelGap, y);
}

/** A text below a plot, in the middle of a place on its lower edge. */
export function labelBelow({ top, height }: Plot, x: number, text: string): Element {
  return label(text, 'middle', ' y="6.5"', x, top + height + labelGap);
}

const labelGap = 8;

/** A box with round corners, filled and edged. */
export function roundedBox(fill: ColourName, edge: ColourName, { left, width, top, height }: Box): Element {
  const r = Math.min(2, width / 2);
  const [right, bottom] = [left + width, top + height];
  const corner = (x: number, y: number): string => `A${rounded(r)} ${rounded(r)} 0 0 1 ${place(x, y)}`;
  const across = (x: number, y: number): string => (width > 2 * r ? `L${place(x, y)}` : '');
  const d = [
    `M${place(left + r, top)}${across(right - r, top)}${corner(right, top + r)}`,
    `L${place(right, bottom - r)}${corner(right - r, bottom)}`,
    `${across(left + r, bottom)}${corner(left, bottom - r)}`,
    `L${place(left, top + r)}${corner(left + r, top)}Z`,
  ];
  return path(`f-${fill} s-${edge}`, d.join(''), ' stroke-width="1.5"');
}

/** A box without an edge. */
export function bar(fill: ColourName, { left, width, top, height }: Box): Element {
  const d = `M${place(left, top)}l${rounded(width)} 0l0 ${rounded(height)}l${rounded(-width)} 0Z`;
  return path(`f-${fill}`, d);
}

/** Places from left to right. */
export type Points = readonly (readonly [x: number, y: number])[];

/** The area between two rows of steps that have their places one above the other. */
export function steppedBand(fill: ColourName, upper: Points, lower: Points): Element {
  const [there, back] = [seen(stepped(upper)), seen(stepped(lower).toReversed())];
  // Where the band has no height at its end, the way back begins where the way there ends.
  if (there.at(-1) === back[0]) back.shift();
  return path(`f-${fill}`, `M${[...there, ...back].join('L')}Z`);
}

/** A line in steps: each place holds until the next one. */
export function steppedLine(colour: ColourName, points: Points): Element {
  return path(`s-${colour}`, `M${seen(stepped(points)).join('L')}`, ' fill="none" stroke-linejoin="bevel"');
}

function stepped(points: Points): Points {
  return points.flatMap(([x, y], index) => {
    const next = points[index + 1];
    return next ? [[x, y] as const, [next[0], y] as const] : [[x, y] as const];
  });
}

/** The places of a path, without those that nobody could tell from the one before. */
function seen(points: Points): string[] {
  const kept: string[] = [];
  let [lastX, lastY] = [-Infinity, -Infinity];
  for (const [x, y] of points) {
    if ((x - lastX) ** 2 + (y - lastY) ** 2 < 0.5) continue;
    kept.push(place(x, y));
    [lastX, lastY] = [x, y];
  }
  return kept;
}

function place(x: number, y: number): string {
  return `${rounded(x)} ${rounded(y)}`;
}

/** Where a line of one pixel covers pixels whole. */
function crisp(value: number): number {
  const doubled = Math.round(value * 2);
  return (doubled % 2 === 0 ? doubled + 1 : doubled) / 2;
}

function label(text: string, anchor: 'end' | 'middle', offset: string, x: number, y: number): Element {
  const where = `${toTenThousandths(x)} ${toTenThousandths(y)}`;
  const attributes = `class="f-text" dominant-baseline="central" text-anchor="${anchor}"${offset}`;
  return { markup: `<text ${attributes} transform="translate(${where})">${escapeXml(text)}</text>` };
}

function toTenThousandths(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}

function path(classes: string, d: string, more = ''): Element {
  return { markup: `<path class="${classes}" d="${d}"${more}></path>` };
}
