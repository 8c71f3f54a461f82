import type { NotRead } from './codes/not-read.js';
import type { HandInFile } from './hand-in.js';

/** So much text of one kind is judged, in all: each character, line and part costs something of its own. */
export interface TextLimit {
  readonly characters: number;
  readonly lines: number;
  /** Sentences, and whatever may be a link. */
  readonly parts?: number;
}

/**
 * What is judged of the text that was read. Of sixteen real hand-ins the largest has 155,000 characters of captures in 4,500
 * lines, and 140,000 characters of Markdown in 2,000 lines and 1,800 parts; our own repository, with all of its
 * documentation, has 180,000 in 2,800 lines, and 410,000 in 4,900 lines and 4,300 parts.
 */
export const textLimits = {
  captures: { characters: 800_000, lines: 18_500 },
  report: { characters: 800_000, lines: 8_000, parts: 10_000 },
  /** Those of all tasks; ours have 100,000 characters, and JSON costs many times what it is long. */
  manifests: { characters: 500_000, lines: 20_000 },
  /** Of `chaos`, as far as they are asked for; that of `bench` has 500,000 characters. */
  results: { characters: 2_000_000, lines: 100_000 },
} as const satisfies Record<string, TextLimit>;

/** Lets texts through, one after the other, until there were too many. */
export class TextBudget {
  readonly #limit: Required<TextLimit>;
  #left: Required<TextLimit>;

  constructor(limit: TextLimit) {
    this.#limit = { parts: Infinity, ...limit };
    this.#left = this.#limit;
  }

  /** The same for a text of which no more than its length is known. */
  takeLength(characters: number, bytes: number): NotRead | undefined {
    if (characters > this.#limit.characters) return { code: 'too-large', bytes };
    if (characters > this.#left.characters) return { code: 'too-much-text' };
    this.#left = { ...this.#left, characters: this.#left.characters - characters };
    return undefined;
  }

  /** Takes a text's share; the reason when it is not to be judged, and then it costs nothing. */
  take(text: string, bytes: number): NotRead | undefined {
    // Where there are too many characters nobody needs to count.
    if (text.length > this.#limit.characters) return { code: 'too-large', bytes };
    if (text.length > this.#left.characters) return { code: 'too-much-text' };
    const lines = linesIn(text);
    const parts = this.#limit.parts === Infinity ? 0 : partsIn(text);
    if (lines > this.#limit.lines || parts > this.#limit.parts) return { code: 'too-large', bytes };
    if (lines > this.#left.lines || parts > this.#left.parts) return { code: 'too-much-text' };
    this.#left = {
      characters: this.#left.characters - text.length,
      lines: this.#left.lines - lines,
      parts: this.#left.parts - parts,
    };
    return undefined;
  }
}

/** A hand-in in which some files count as not read. */
export function withoutContents<T extends { readonly files: readonly HandInFile[] }>(
  handIn: T,
  leftOut: ReadonlyMap<string, NotRead>,
): T {
  if (leftOut.size === 0) return handIn;
  const files = handIn.files.map((file) => {
    const why = leftOut.get(file.path);
    return why === undefined ? file : leftOutFile(file, why);
  });
  return { ...handIn, files };
}

/** The file as one that was not read. */
export function leftOutFile(file: HandInFile, why: NotRead): HandInFile {
  return { ...file, content: { kind: 'skipped', why } };
}

function linesIn(text: string): number {
  let lines = 1;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines += 1;
  return lines;
}

/** No fewer than there are sentences and links: every one of them has such a sign. */
function partsIn(text: string): number {
  const signs = /[[<]|:\/\/|git@|www\.|(?:hub|lab|bucket)\.(?:com|org)\/|[.?!:…]\s/g;
  let parts = 0;
  while (signs.exec(text) !== null) parts += 1;
  return parts;
}
