import type { ColourName } from './colours.js';

/** The classes that the shapes of a plot have, such as `f-text` (fill) and `s-line` (stroke), with their rules. */
export function chartRules(used: readonly ColourName[]): Record<string, string> {
  return Object.fromEntries(
    used.flatMap((name) => [
      [`.f-${name}`, `fill:var(--${name})`],
      [`.s-${name}`, `stroke:var(--${name})`],
    ]),
  );
}
