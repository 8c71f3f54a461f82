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
  return expandWithin(word, variables, new Set());
}

/** A value may have its own variable in it, `A="$A b"`, which is then `open` and stays. */
function expandWithin(word: string, variables: Variables, open: ReadonlySet<string>): string[] {
  const parts = word.split(/(\$(?:\{\w+(?::-[^}]*)?\}|\w+))/);
  return parts.reduce<string[]>(
    (texts, part) => {
      const values = valuesOf(part, variables, open) ?? [part];
      return texts.flatMap((text) => values.map((value) => text + value)).slice(0, mostTexts);
    },
    [''],
  );
}

/** What is not one command but many would otherwise grow with each of its variables. */
const mostTexts = 64;

function valuesOf(part: string, variables: Variables, open: ReadonlySet<string>): string[] | undefined {
  const [, braced, otherwise, plain] = /^\$(?:\{(\w+)(?::-([^}]*))?\}|(\w+))$/.exec(part) ?? [];
  const name = braced ?? plain;
  if (name === undefined || open.has(name)) return undefined;
  const values = variables.get(name);
  if (values === undefined) return otherwise === undefined ? undefined : [otherwise];
  return values.flatMap((value) => expandWithin(value, variables, new Set([...open, name])));
}
