import type { Place } from './context.js';
import type { Block, Gap } from './model.js';

/** What is wrong; where that is, and whether it counts, the place itself knows. */
export type Fault = Omit<Gap, keyof Place>;

/** Faults of a place as blocks; those with one cause become one, which names all that is concerned. */
export function gapBlocks(place: Place, faults: readonly Fault[]): Block[] {
  const merged = new Map<string, Fault>();
  for (const one of faults) {
    const cause = JSON.stringify([one.fault, one.why, one.hint]);
    const earlier = merged.get(cause);
    merged.set(cause, earlier ? { ...earlier, what: `${earlier.what}, ${one.what}` } : one);
  }
  return [...merged.values()].map((one) => ({ kind: 'gap', ...one, ...place }));
}

/** Every gap among blocks that is counted, in their order. */
export function countedGaps(blocks: readonly Block[]): Gap[] {
  return blocks.flatMap((block) => {
    if (block.kind !== 'gap' || block.optional) return [];
    const { fault, where, what, why, hint, optional } = block;
    return [{ fault, where, what, why, hint, optional }];
  });
}
