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
  // A key may cost as much as the item is long.
  const keyed = items.map((item) => ({ item, values: keys.map((key) => Number(key(item))) }));
  keyed.sort((one, other) => {
    const at = one.values.findIndex((value, index) => value !== other.values[index]);
    return at === -1 ? 0 : (one.values[at] ?? 0) - (other.values[at] ?? 0);
  });
  return keyed.map(({ item }) => item);
}

/** All but some, of which a hand-in may have a hundred thousand. */
export function without<T>(all: readonly T[], some: readonly T[]): T[] {
  const left = new Set(some);
  return all.filter((item) => !left.has(item));
}

/** The same proofs, each file once. */
export function eachFileOnce(proofs: readonly Proof[]): Proof[] {
  return [...new Map([...proofs].reverse().map((proof) => [proof.path, proof])).values()].reverse();
}
