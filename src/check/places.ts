import type { ItemId } from './item.js';

/**
 * Where an item stands in a report: a number of the lab such as `5.1`, or a chapter. One item is about the answers M1 to
 * M6; the table of contents stands nowhere.
 */
export function placesOf(id: ItemId): readonly string[] {
  const special = places[id];
  if (special) return special;
  const [, number] = /^T(\d\.\d)/.exec(id) ?? [];
  return number === undefined ? [] : [number];
}

const places: Partial<Record<ItemId, readonly string[]>> = {
  'T0.M M1-M6 answers': ['M1', 'M2', 'M3', 'M4', 'M5', 'M6'],
  'R introduction': ['introduction'],
  'R Difficulties chapter': ['difficulties'],
  'R conclusion': ['conclusion'],
};
