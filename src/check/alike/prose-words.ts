import type { ComparedText } from './compared-text.js';
import type { Vocabulary } from './vocabulary.js';
import { StreamBuilder, type WordStream } from './word-stream.js';

/** The words of a prose: small letters without accents; marks, white space and line ends are nothing. */
export function proseWords(of: ComparedText, vocabulary: Vocabulary): WordStream {
  const builder = new StreamBuilder(vocabulary);
  addProse(builder, of.text, 0);
  return builder.stream(of.kind === 'answer' ? 'answer' : 'comment', of);
}

/** Adds the words of a prose that begins somewhere in a text. */
export function addProse(builder: StreamBuilder, prose: string, from: number): void {
  for (const { 0: word, index } of prose.matchAll(/[\p{L}\p{N}\p{M}]+/gu))
    builder.add(plain(word), from + index, from + index + word.length);
  builder.endLine();
}

function plain(word: string): string {
  const bare = /[^\0-\x7f]/.test(word) ? word.normalize('NFKD').replace(/\p{M}/gu, '') : word;
  return bare.toLowerCase();
}
