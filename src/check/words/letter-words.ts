import type { ItemStatus } from '../item.js';

/** In a letter to those who have handed in. */
export interface LetterWords {
  /** The letter as it comes; `docs/class.md` says what its placeholders are. */
  readonly template: string;
  readonly allThere: (chapters: readonly string[]) => string;
  readonly someThere: (chapter: string, present: number, all: number) => string;
  /** What is the matter with an item: the end of a sentence that begins with its name. */
  readonly statuses: Readonly<Record<Exclude<ItemStatus, 'present'>, string>>;
  readonly expected: (what: string) => string;
  readonly seen: (what: string) => string;
  readonly inFile: (file: string) => string;
  readonly more: (count: number) => string;
}
