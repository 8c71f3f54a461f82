import { renderingsOf } from '../read/rendering.js';
import { nobodysFault, type Rule } from '../rule.js';

/** A container's id that handlebars-cmd takes for a number, and prints as one. */
export const numericIds: Rule = (lab, { ids }) => {
  const rendering = renderingsOf(lab).find(({ command: { words } }) =>
    words.some((word, at) => word.startsWith('--') && isPlainValue(words[at + 1] ?? '')),
  );
  const numeric = Object.values(ids)
    .map((id) => ({ id, becomes: String(Number(id)) }))
    .filter(({ id, becomes }) => /^\d+(?:e\d+)?$/.test(id) && becomes !== id);
  if (rendering === undefined || numeric.length === 0) return [];
  const fact = { code: 'id-like-a-number', ids: numeric } as const;
  return [nobodysFault(fact, rendering.script.file, rendering.line, ['rendered'])];
};

/** A variable alone; within a list in JSON an id is a text. */
function isPlainValue(word: string): boolean {
  return /^\$\{?\w+\}?$/.test(word);
}
