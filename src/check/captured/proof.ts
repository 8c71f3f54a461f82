import type { Sighting } from '../codes/sighting.js';
import type { ItemId } from '../item.js';

/** A file and what was seen in it. */
export interface Proof {
  readonly path: string;
  readonly saw: Sighting;
}

/** What speaks for an item, and what is filed for it and shows something else; both best first. */
export interface Proofs {
  readonly shows: readonly Proof[];
  readonly wrong: readonly Proof[];
}

export type ProofsOf = ReadonlyMap<ItemId, Proofs>;

/** Sorts by several keys, smaller first; equal ones keep their order. */
export function sortedBy<T>(items: readonly T[], ...keys: readonly ((item: T) => number | boolean)[]): T[] {
  return [...items].sort((a, b) => {
    for (const key of keys) {
      const difference = Number(key(a)) - Number(key(b));
      if (difference !== 0) return difference;
    }
    return 0;
  });
}

/** The same proofs, each file once. */
export function eachFileOnce(proofs: readonly Proof[]): Proof[] {
  return [...new Map([...proofs].reverse().map((proof) => [proof.path, proof])).values()].reverse();
}
