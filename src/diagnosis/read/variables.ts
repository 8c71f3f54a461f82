import type { Command } from './shell.js';

/** Values of variables by name; several where it is not one: a loop, or assigned more than once. */
export type Variables = ReadonlyMap<string, readonly string[]>;

/** What a script assigns: `NAME=value`, and `for NAME in a b`. */
export function variablesOf(commands: readonly Command[]): Variables {
  const found = new Map<string, string[]>();
  const add = (name: string, value: string): unknown => found.set(name, [...(found.get(name) ?? []), value]);
  for (const { words } of commands) {
    const [first, name, , ...values] = words;
    if (first === 'for' && name !== undefined) for (const value of values) add(name, value);
    for (const word of words) {
      const [, assigned, value = ''] = /^(\w+)=([\s\S]*)$/.exec(word) ?? [];
      if (assigned !== undefined) add(assigned, value);
    }
  }
  return found;
}

/** A word with its variables replaced by what is known of them: one text for each value; an unknown one stays as it is. */
export function expand(word: string, variables: Variables): string[] {
  return expandWithin(word, variables, 8);
}

/** The depth is bounded: a variable may be assigned a text with itself in it. */
function expandWithin(word: string, variables: Variables, depth: number): string[] {
  for (const match of word.matchAll(/\$(?:\{(\w+)(?::-([^}]*))?\}|(\w+))/g)) {
    const [whole, braced, otherwise, plain] = match;
    const values =
      variables.get(braced ?? plain ?? '') ?? (otherwise === undefined ? undefined : [otherwise]);
    if (values === undefined || depth === 0) continue;
    return values.flatMap((value) =>
      expandWithin(
        word.slice(0, match.index) + value + word.slice(match.index + whole.length),
        variables,
        depth - 1,
      ),
    );
  }
  return [word];
}
