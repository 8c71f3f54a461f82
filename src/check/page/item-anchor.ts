import type { ItemId } from '../item.js';

/** Id of an item's place in a page: `t5-1-cfg-after-s1`. */
export function itemAnchor(id: ItemId): string {
  return id
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
    .replaceAll(' ', '-');
}
