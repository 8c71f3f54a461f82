import { backendName, isNode, mainBalancer, type LabDescription } from './lab-description.js';

/** What stands for a set of nodes in a task file: `ha`, `s3`, `s2..sN`, `sN+1`, `all`. */
export class UnknownNode extends Error {}

/**
 * Expands references to node names, in their order and without repetition.
 *
 * @param last number that `N` stands for, `undefined` where a task has no `nodes`
 * @param known what `all` stands for
 * @throws UnknownNode where `N` is used without a meaning, or a name is none of this lab's
 */
export function expandNodes(
  lab: LabDescription,
  refs: string | readonly string[],
  last: number | undefined,
  known: readonly string[],
): string[] {
  const list = typeof refs === 'string' ? [refs] : refs;
  return [...new Set(list.flatMap((ref) => expandOne(lab, ref, last, known)))];
}

/** The pattern of one reference (`one`), and of everything that stands for nodes (`any`), and both in words. */
export function referencePatterns(
  lab: LabDescription,
): Record<'one' | 'any', { pattern: RegExp; words: string }> {
  const prefix = prefixOf(lab);
  const balancers = Object.keys(lab.roles.balancer.nodes).join('|');
  const backend = `${prefix}(\\d{1,3}|N([+-]\\d{1,2})?)`;
  const main = mainBalancer(lab);
  const named = `${main}, ${prefix}1, ${prefix}2, …`;
  return {
    one: {
      pattern: new RegExp(`^(${balancers}|${backend})$`),
      words: `one node: ${named}, or ${prefix}N`,
    },
    any: {
      pattern: new RegExp(`^(${balancers}|all|${backend}(\\.\\.${backend})?)$`),
      words: `a node is ${named}; a range ${prefix}2..${prefix}4; ${prefix}N is the last one of --nodes`,
    },
  };
}

function expandOne(
  lab: LabDescription,
  ref: string,
  last: number | undefined,
  known: readonly string[],
): string[] {
  if (ref === 'all') return [...known];
  if (ref in lab.roles.balancer.nodes) return [ref];
  const [from = ref, to = from] = ref.split('..');
  const first = number(lab, from, last);
  const final = number(lab, to, last);
  // Only a range that ends with sN may be empty: it shrinks with --nodes.
  if (final < first && !to.includes('N')) throw new UnknownNode(`${ref} counts backwards`);
  return Array.from({ length: Math.max(0, final - first + 1) }, (_, index) =>
    backendName(lab, first + index),
  );
}

function number(lab: LabDescription, ref: string, last: number | undefined): number {
  const text = ref.slice(prefixOf(lab).length);
  const value = text.startsWith('N') ? nodeCount(last, ref) + Number(text.slice(1) || 0) : Number(text);
  if (!isNode(lab, backendName(lab, value))) {
    const { most } = lab.roles.backend.nodes;
    throw new UnknownNode(
      `${ref} is not a node: they are ${backendName(lab, 1)} to ${backendName(lab, most)}`,
    );
  }
  return value;
}

function nodeCount(last: number | undefined, ref: string): number {
  if (last === undefined) throw new UnknownNode(`${ref} needs \`nodes\` at the top of the task`);
  return last;
}

function prefixOf({ roles }: LabDescription): string {
  return roles.backend.nodes.name.replace('{n}', '');
}
