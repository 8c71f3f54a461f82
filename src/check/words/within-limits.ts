/** Code units of a sentence or a field; what a hand-in adds of its own, such as a name in an inspect, can be a megabyte. */
export const longest = 1000;

const mostEntries = 50;

/** A code with fields of which no text is longer than a sentence, and no list longer than somebody would read. */
export function withinLimits<T extends object>(code: T): T;
export function withinLimits(code: object): unknown {
  return limitedValue(code);
}

/** The beginning of a text that is too long. */
export function beginningOf(text: string): string {
  // Not within a pair of surrogates.
  return text.slice(0, longest).replace(/[\uD800-\uDBFF]$/, '');
}

function limitedValue(value: unknown): unknown {
  if (typeof value === 'string') return value.length > longest ? `${beginningOf(value)}…` : value;
  if (Array.isArray(value)) return value.slice(0, mostEntries).map(limitedValue);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, limitedValue(one)]));
}
