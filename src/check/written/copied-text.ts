import { wordsOf } from './plain-words.js';

/** Words in a row that, being the same, are taken for a copy and not for chance. */
const stretch = 6;

/** Tells for each word of a text whether it stands in the statement within the same few words. */
export type CopiedWords = (words: readonly string[]) => boolean[];

export function copiedFrom(statement: string): CopiedWords {
  const known = new Set<string>();
  const words = wordsOf(statement.slice(0, 400_000));
  for (let i = 0; i + stretch <= words.length; i++) known.add(words.slice(i, i + stretch).join(' '));
  return (text) => {
    const copied = text.map(() => false);
    for (let i = 0; i + stretch <= text.length; i++)
      if (known.has(text.slice(i, i + stretch).join(' '))) copied.fill(true, i, i + stretch);
    return copied;
  };
}

/** For a hand-in without the statement: nothing can be compared. */
export const nothingCopied: CopiedWords = (words) => words.map(() => false);
