/** The order of nodes: `ha` first, then by number, `s9` before `s10`. */
export function compareNodes(left: string, right: string): number {
  return keyOf(left) - keyOf(right) || (left < right ? -1 : left > right ? 1 : 0);
}

/** Names once each, in the order of nodes. */
export function sortNodes(names: Iterable<string>): string[] {
  return [...new Set(names)].sort(compareNodes);
}

function keyOf(name: string): number {
  if (name === 'ha') return -1;
  const number = /^s(\d{1,9})$/.exec(name)?.[1];
  return number === undefined ? Number.MAX_SAFE_INTEGER : Number(number);
}
