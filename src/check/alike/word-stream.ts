import type { ComparedText } from './compared-text.js';
import { spread, type Vocabulary } from './vocabulary.js';

/** What a passage is made of. Comments are prose, and are compared with each other apart from the code around them. */
export type PassageKind = 'answer' | 'code' | 'comment';

/** Words of a text in the form in which they are compared, and where each stands in it. */
export interface WordStream {
  readonly kind: PassageKind;
  readonly of: ComparedText;
  /** Numbers of a vocabulary. */
  readonly words: Uint32Array;
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
  /** Of the line that a word stands in, as a whole. */
  readonly lines: Uint32Array;
}

/** Gathers a stream line by line. */
export class StreamBuilder {
  readonly #words: number[] = [];
  readonly #starts: number[] = [];
  readonly #ends: number[] = [];
  readonly #lines: number[] = [];

  constructor(private readonly vocabulary: Vocabulary) {}

  get length(): number {
    return this.#words.length;
  }

  add(word: string, start: number, end: number): void {
    // What is longer than a word is data.
    this.#words.push(this.vocabulary.numberOf(word.slice(0, 60)));
    this.#starts.push(start);
    this.#ends.push(end);
  }

  endLine(): void {
    let hash = 0;
    for (let at = this.#lines.length; at < this.#words.length; at += 1)
      hash = spread(hash ^ this.vocabulary.hash(this.#words[at] ?? 0));
    while (this.#lines.length < this.#words.length) this.#lines.push(hash);
  }

  stream(kind: PassageKind, of: ComparedText): WordStream {
    this.endLine();
    return {
      kind,
      of,
      words: Uint32Array.from(this.#words),
      starts: Uint32Array.from(this.#starts),
      ends: Uint32Array.from(this.#ends),
      lines: Uint32Array.from(this.#lines),
    };
  }
}
