import type { RequestBins } from '../timeline/bins.js';
import {
  failurePowers,
  type Panel,
  rateScale,
  type Scale,
  secondsStep,
  type TimelineLayout,
} from '../timeline/layout.js';
import { momentsHeight, type PlacedMoment } from '../timeline/moments.js';

/** A run as it is drawn beside others. */
export interface ComparedRun {
  readonly label: string;
  readonly moments: readonly PlacedMoment[];
  readonly bins: RequestBins;
}

/** Where the runs stand below each other; the scales are those of all of them. */
export interface ComparisonLayout {
  readonly durationMs: number;
  readonly rate: Scale;
  readonly powers: TimelineLayout['powers'];
  readonly seconds: number;
  readonly runs: readonly RunLayout[];
  readonly height: number;
}

interface RunLayout {
  readonly headTop: number;
  readonly momentsTop: number;
  readonly requests: Panel;
  readonly failures: Panel;
}

const headHeight = 30;
const titleHeight = 34;
const legendHeight = 22;
const betweenRuns = 34;

/** Places runs below each other, on one time axis. */
export function layOutComparison(runs: readonly ComparedRun[], durationMs: number): ComparisonLayout {
  const all = runs.map(({ bins }) => bins);
  const powers = failurePowers(all);
  let y = 6;
  const down = (height: number): number => {
    const top = y;
    y += height;
    return top;
  };
  const panel = (above: number, height: number): Panel => {
    down(above);
    return { top: down(height), height };
  };
  const placed = runs.map(({ moments }, index) => {
    if (index > 0) down(betweenRuns);
    return {
      headTop: down(headHeight),
      momentsTop: down(momentsHeight(moments)),
      requests: panel(titleHeight + legendHeight, 120),
      failures: panel(titleHeight, (powers.answered + powers.unanswered) * 20),
    };
  });
  return {
    durationMs,
    rate: rateScale(all),
    powers,
    seconds: secondsStep(durationMs),
    runs: placed,
    height: y + 56,
  };
}
