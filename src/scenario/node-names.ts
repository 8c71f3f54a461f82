/** What stands for a set of nodes in a task file: `ha`, `s3`, `s2..sN`, `sN+1`, `all`. */
export class UnknownNode extends Error {}

/**
 * Expands references to node names, in their order and without repetition.
 *
 * @param last number that `N` stands for, `undefined` where a task has no `nodes`
 * @param known what `all` stands for
 * @throws UnknownNode where `N` is used without a meaning, or a range counts beyond `s64`
 */
export function expandNodes(
  refs: string | readonly string[],
  last: number | undefined,
  known: readonly string[],
): string[] {
  const list = typeof refs === 'string' ? [refs] : refs;
  return [...new Set(list.flatMap((ref) => expandOne(ref, last, known)))];
}

/** `ha` first, then `ha2`, then the web applications by number. */
export function byNodeOrder(left: string, right: string): number {
  return order(left) - order(right);
}

function order(node: string): number {
  if (node === 'ha') return 0;
  return node === 'ha2' ? 0.5 : Number(node.slice(1));
}

function expandOne(ref: string, last: number | undefined, known: readonly string[]): string[] {
  if (ref === 'all') return [...known];
  if (ref === 'ha') return ['ha'];
  const [from = ref, to = from] = ref.split('..');
  const first = number(from, last);
  const final = number(to, last);
  // Only a range that ends with sN may be empty: it shrinks with --nodes.
  if (final < first && !to.includes('N')) throw new UnknownNode(`${ref} counts backwards`);
  return Array.from({ length: Math.max(0, final - first + 1) }, (_, index) => `s${first + index}`);
}

function number(ref: string, last: number | undefined): number {
  const text = ref.slice(1);
  const value = text.startsWith('N') ? nodeCount(last, ref) + Number(text.slice(1) || 0) : Number(text);
  if (value < 1 || value > 66) throw new UnknownNode(`${ref} is not a node: they are s1 to s66`);
  return value;
}

function nodeCount(last: number | undefined, ref: string): number {
  if (last === undefined) throw new UnknownNode(`${ref} needs \`nodes\` at the top of the task`);
  return last;
}
