import { renderingsOf } from '../read/rendering.js';
import { nobodysFault, type Rule } from '../rule.js';

/** A container's id that handlebars-cmd takes for a number, and prints as one. */
export const numericIds: Rule = (lab, { ids }) => {
  const rendering = renderingsOf(lab).find(({ command: { words } }) =>
    words.some((word, at) => word.startsWith('--') && isPlainValue(words[at + 1] ?? '')),
  );
  if (rendering === undefined) return [];
  return Object.values(ids)
    .filter((id) => /^\d+(?:e\d+)?$/.test(id) && String(Number(id)) !== id)
    .map((id) =>
      nobodysFault(
        { code: 'id-like-a-number', id, becomes: String(Number(id)) },
        rendering.script.file,
        rendering.line,
        ['rendered'],
      ),
    );
};

/** A variable alone; within a list in JSON an id is a text. */
function isPlainValue(word: string): boolean {
  return /^\$\{?\w+\}?$/.test(word);
}
