/** Numbers for words, and a hash for each that depends on the word alone. */
export class Vocabulary {
  readonly #numbers = new Map<string, number>();
  readonly #hashes: number[] = [];

  numberOf(word: string): number {
    const known = this.#numbers.get(word);
    if (known !== undefined) return known;
    const number = this.#hashes.length;
    this.#numbers.set(word, number);
    this.#hashes.push(hashOf(word));
    return number;
  }

  /** Of a word by its number, 32 bits. */
  hash(number: number): number {
    return this.#hashes[number] ?? 0;
  }
}

/** FNV-1a. */
function hashOf(word: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < word.length; at += 1) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

/** Spreads a hash over all of its bits, as MurmurHash3 ends. */
export function spread(hash: number): number {
  let mixed = hash;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
