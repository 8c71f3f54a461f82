import type { DrawnLab } from './drawn-lab.js';

/** The order of nodes: balancers first, then those with a number by their number, so that `s9` is before `s10`. */
export function nodeOrder({ balancers }: DrawnLab): (left: string, right: string) => number {
  const keyOf = (name: string): number => {
    const at = balancers.indexOf(name);
    return at === -1 ? (numberedName(name)?.number ?? Number.MAX_SAFE_INTEGER) : at - balancers.length;
  };
  return (left, right) => keyOf(left) - keyOf(right) || (left < right ? -1 : left > right ? 1 : 0);
}

/** Names once each, in the order of nodes. */
export function sortNodes(names: Iterable<string>, lab: DrawnLab): string[] {
  return [...new Set(names)].sort(nodeOrder(lab));
}

/** A name that ends with a number, in its two parts. */
export function numberedName(name: string): { readonly stem: string; readonly number: number } | undefined {
  const [, stem = '', digits] = /^([^\d]+)(\d{1,9})$/.exec(name) ?? [];
  return digits === undefined ? undefined : { stem, number: Number(digits) };
}
