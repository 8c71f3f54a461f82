import { spread, type Vocabulary } from './vocabulary.js';

/** Words in a row that are looked for. */
export const gramLength = 6;
/** Of so many grams in a row one is kept, so that what agrees over `gramLength + window - 1` words is found. */
const window = 4;

/** A hash for each stretch of words, by the place where it begins; the kind keeps code and prose apart. */
export function gramsOf(words: Uint32Array, vocabulary: Vocabulary, isCode: boolean): Uint32Array {
  const count = Math.max(0, words.length - gramLength + 1);
  const grams = new Uint32Array(count);
  const base = 0x01000193;
  let oldest = 1;
  for (let power = 1; power < gramLength; power += 1) oldest = Math.imul(oldest, base);
  let hash = 0;
  for (let at = 0; at < words.length; at += 1) {
    if (at >= gramLength) hash -= Math.imul(vocabulary.hash(words[at - gramLength] ?? 0), oldest);
    hash = (Math.imul(hash, base) + vocabulary.hash(words[at] ?? 0)) | 0;
    if (at >= gramLength - 1) grams[at - gramLength + 1] = spread(isCode ? ~hash : hash);
  }
  return grams;
}

/**
 * Of each window of grams the place of the least that counts: two texts that agree over a window keep the same (Schleimer,
 * Wilkerson and Aiken, “Winnowing”, 2003).
 */
export function winnow(grams: Uint32Array, counts: (gram: number) => boolean): number[] {
  const kept: number[] = [];
  const values = Array.from(grams, (gram) => (counts(gram) ? gram : Infinity));
  for (let from = 0; from <= Math.max(0, values.length - window); from += 1) {
    let least = from;
    for (let at = from + 1; at < Math.min(from + window, values.length); at += 1)
      if ((values[at] ?? Infinity) <= (values[least] ?? Infinity)) least = at;
    if ((values[least] ?? Infinity) !== Infinity && kept.at(-1) !== least) kept.push(least);
  }
  return kept;
}

/**
 * In how many of several lists each hash stands; those in one alone are left out.
 *
 * @param lists a list for each hand-in
 */
export function countAcross(lists: readonly (readonly Uint32Array[])[]): Map<number, number> {
  const each = lists.map((list) => distinct(concatenated(list)));
  const all = concatenated(each).sort();
  const counts = new Map<number, number>();
  for (let from = 0; from < all.length;) {
    let to = from + 1;
    while (to < all.length && all[to] === all[from]) to += 1;
    if (to - from > 1) counts.set(all[from] ?? 0, to - from);
    from = to;
  }
  return counts;
}

function concatenated(lists: readonly Uint32Array[]): Uint32Array {
  const all = new Uint32Array(lists.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const list of lists) {
    all.set(list, at);
    at += list.length;
  }
  return all;
}

function distinct(list: Uint32Array): Uint32Array {
  return list.sort().filter((hash, at, sorted) => at === 0 || hash !== sorted[at - 1]);
}
