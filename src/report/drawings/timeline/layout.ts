import type { RequestBins } from './bins.js';
import type { Lane } from './lanes.js';
import { drawingWidth } from '../../../drawing-kit/typeset.js';

export const laneHeight = 20;
const titleHeight = 34;

/** The part of the drawing that has the time axis below it. */
export const plot = { left: 66, width: drawingWidth - 66 - 20 };

/** A panel's place, from the top of its plot. */
export interface Panel {
  readonly top: number;
  readonly height: number;
}

export interface TimelineLayout {
  readonly durationMs: number;
  readonly members: Panel;
  readonly servers: Panel;
  readonly requests: Panel;
  readonly failures: Panel;
  readonly height: number;
  /** Answers per second at the upper edge, and between two lines. */
  readonly rate: Scale;
  /** Powers of ten above and below the line of no failure. */
  readonly powers: { readonly answered: number; readonly unanswered: number };
  /** Seconds between two lines. */
  readonly seconds: number;
}

/** A linear axis that begins at 0. */
export interface Scale {
  readonly max: number;
  readonly step: number;
}

/** Places the panels below each other, on one time axis. */
export function layOutTimeline(
  durationMs: number,
  members: readonly Lane[],
  servers: readonly Lane[],
  bins: RequestBins,
  top: number,
): TimelineLayout {
  let y = top;
  const panel = (height: number, above = titleHeight): Panel => {
    y += above;
    const placed = { top: y, height };
    y += height;
    return placed;
  };
  const powers = failurePowers([bins]);
  return {
    durationMs,
    members: panel(Math.max(1, members.length) * laneHeight),
    servers: panel(Math.max(1, servers.length) * laneHeight),
    requests: panel(150, titleHeight + 22),
    failures: panel((powers.answered + powers.unanswered) * 20),
    height: y + 56,
    rate: rateScale([bins]),
    powers,
    seconds: secondsStep(durationMs),
  };
}

/** Answers per second as far as all of these need it. */
export function rateScale(all: readonly RequestBins[]): Scale {
  const most = Math.max(1, ...all.flatMap((bins) => bins.starts.map((_, index) => sumAt(bins, index))));
  const step = niceStep(most / 4);
  return { max: step * Math.ceil(most / step), step };
}

/** Powers of ten as far as the failures of all of these need them. */
export function failurePowers(all: readonly RequestBins[]): TimelineLayout['powers'] {
  const highest = (counts: (bins: RequestBins) => readonly number[]): number =>
    Math.max(2, Math.ceil(powerOf(Math.max(0, ...all.flatMap(counts)))));
  return {
    answered: highest(({ answered }) => answered),
    unanswered: highest(({ unanswered }) => unanswered),
  };
}

/** Seconds between two lines. */
export function secondsStep(durationMs: number): number {
  return niceStep(durationMs / 1000 / 12);
}

/** Where a moment is. */
export function xOf(atMs: number, durationMs: number): number {
  return plot.left + (Math.min(Math.max(atMs, 0), durationMs) / durationMs) * plot.width;
}

/** 0 for nothing, 1 for one, 2 for ten, 3 for a hundred: so that one failure is seen beside hundreds. */
export function powerOf(count: number): number {
  return count <= 0 ? 0 : Math.log10(Math.max(1, count)) + 1;
}

/** The next 1, 2 or 5 times a power of ten. */
function niceStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least));
  return ([1, 2, 5].find((factor) => factor * power >= least * (1 - 1e-9)) ?? 10) * power;
}

function sumAt({ backends }: RequestBins, index: number): number {
  return backends.reduce((sum, { perSecond }) => sum + (perSecond[index] ?? 0), 0);
}
