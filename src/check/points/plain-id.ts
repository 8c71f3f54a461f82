import type { ItemId } from '../item.js';

/** An item's id without what stands in parentheses at its end, which says something about it: `T3.1 log s2`. */
export function plainId(id: ItemId): string {
  return id.replace(/ \([^()]*\)$/, '');
}
