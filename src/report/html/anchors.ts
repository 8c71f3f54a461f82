/** The ids of a page, each given once. */
export class Anchors {
  readonly #taken: Set<string>;

  constructor(reserved: readonly string[] = []) {
    this.#taken = new Set(reserved);
  }

  /** An id made of the text, with a number behind it if another place has it already. */
  claim(text: string): string {
    const base = slug(text);
    let id = base;
    for (let next = 2; this.#taken.has(id); next += 1) id = `${base}-${next}`;
    this.#taken.add(id);
    return id;
  }
}

function slug(text: string): string {
  const words = text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .match(/[a-z0-9]+/g);
  return words?.join('-').slice(0, 80) ?? 'part';
}
