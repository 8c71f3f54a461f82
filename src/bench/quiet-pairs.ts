import type { QuietPairs } from './result.js';
import { medianInterval } from './median-interval.js';
import { rounded, spreadOf } from './spread.js';
import type { Stage } from './stage.js';
import { requestsPerSecond } from './throughput.js';

/** How many pairs, and how long each of their halves lasts. */
export interface PairsScale {
  readonly count: number;
  readonly seconds: number;
}

/** Until connections are made; the applications have compiled their code when the first pair begins. */
const warmUpMs = { first: 3000, later: 400 } as const;

const wantedLevel = 0.95;

/**
 * The throughput of a subject and of `lab`, both there and quiet, pair by pair and in turn: whatever the machine does beside it
 * does to both halves of a pair, and a pair's ratio is what can be compared with another's.
 */
export async function measureQuietPairs(
  { own, lab }: { readonly own: Stage; readonly lab: Stage },
  { count, seconds }: PairsScale,
): Promise<QuietPairs> {
  for (const stage of [own, lab]) await requestsPerSecond(stage, seconds, warmUpMs.first);
  const pairs: QuietPairs['pairs'] = [];
  for (let pair = 0; pair < count; pair++) {
    const order = pair % 2 === 0 ? [own, lab] : [lab, own];
    const rates = new Map<Stage, number>();
    for (const stage of order) rates.set(stage, await requestsPerSecond(stage, seconds, warmUpMs.later));
    const [ofOwn = 0, ofLab = 0] = [rates.get(own), rates.get(lab)];
    pairs.push({ own: ofOwn, lab: ofLab, ratio: rounded(ofOwn / ofLab) });
  }
  return comparedPairs(pairs, seconds);
}

/** Pairs with what they come to. */
export function comparedPairs(pairs: QuietPairs['pairs'], seconds: number): QuietPairs {
  const ratios = pairs.map(({ ratio }) => ratio);
  const [ratio, interval] = [spreadOf(ratios), medianInterval(ratios, wantedLevel)];
  return { seconds, pairs, ...(ratio && { ratio }), ...(interval && { interval }) };
}
