/** Words by numbers from 0 on, so that they can be remembered a million times; a bounded number of different ones. */
export class Numbered {
  private readonly words: string[];
  private readonly numbers = new Map<string, number>();

  /** The first words have the first numbers; those that do not fit any more become `rest`, which has the last one. */
  constructor(
    first: readonly string[],
    private readonly most: number,
    private readonly rest: string,
  ) {
    this.words = [];
    for (const word of first) this.number(word);
  }

  number(word: string): number {
    const known = this.numbers.get(word);
    if (known !== undefined) return known;
    if (this.words.length === this.most - 1) this.words.push(this.rest);
    if (this.words.length === this.most) return this.most - 1;
    this.numbers.set(word, this.words.length);
    return this.words.push(word) - 1;
  }

  /** The number of a word that has been there; `undefined` of one that has not. */
  known(word: string): number | undefined {
    return this.numbers.get(word);
  }

  word(number: number): string {
    return this.words[number] ?? this.rest;
  }
}
