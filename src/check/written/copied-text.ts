import { wordsOf } from './plain-words.js';

/** Words in a row that, being the same, are taken for a copy and not for chance. */
const stretch = 6;

/** Tells for each word of a text whether it stands in the statement within the same few words. */
export type CopiedWords = (words: readonly string[]) => boolean[];

export function copiedFrom(statement: string): CopiedWords {
  const known = new Set<string>();
  const words = wordsOf(statement.slice(0, 400_000));
  for (let i = 0; i + stretch <= words.length; i++) known.add(words.slice(i, i + stretch).join(' '));
  const lines = new Set(
    statement
      .slice(0, 400_000)
      .split('\n')
      .map((line) => wordsOf(line).join(' ')),
  );
  return (text) => {
    // What is shorter than a stretch is the statement's when it is a whole line there; a word or two are anybody's.
    const whole = text.length >= 3 && text.length < stretch && lines.has(text.join(' '));
    const copied = text.map(() => whole);
    for (let i = 0; i + stretch <= text.length; i++)
      if (known.has(text.slice(i, i + stretch).join(' '))) copied.fill(true, i, i + stretch);
    return copied;
  };
}

/** For a hand-in without the statement: nothing can be compared. */
export const nothingCopied: CopiedWords = (words) => words.map(() => false);
