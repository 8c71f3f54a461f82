/** What a schema expects, as a reader says it. */
export function typeText(expected: string): string {
  return typeTexts[expected] ?? expected;
}

/** What stands in a file instead. */
export function foundText(found: unknown): string {
  if (found === null || found === undefined) return 'nothing';
  if (Array.isArray(found)) return 'a list';
  if (typeof found === 'boolean') return String(found);
  if (typeof found === 'number') return `the number ${found}`;
  return typeTexts[typeof found] ?? typeof found;
}

/** The least or the most of something that has a size. */
export function sizeText(size: number | bigint, origin: string): string {
  if (origin === 'string') return `${size} character${size === 1 ? '' : 's'}`;
  return origin === 'array' ? `${size} entr${size === 1 ? 'y' : 'ies'}` : `${size}`;
}

const typeTexts: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a map of words',
  record: 'a map of words',
};
