import type { AlikeExplanation } from '../alike/alike.js';
import type { PassageKind } from '../alike/word-stream.js';
import type { Wording } from './wording.js';

/** What is said of what hand-ins have in common. */
export interface AlikeWords {
  readonly title: string;
  /** Link from the table of all hand-ins. */
  readonly link: (pairs: number) => string;
  /** A line on a terminal. */
  readonly told: (pairs: number) => string;
  readonly skip: string;
  readonly compared: (handIns: number, earlier: number) => string;
  /** What the page is, and what it is not. */
  readonly about: string;
  /** What was left out as common property. */
  readonly leftOut: (most: number) => string;
  readonly tooMuch: (names: string) => string;
  readonly keys: string;
  readonly nothing: string;
  readonly pairs: string;
  readonly pair: string;
  readonly and: string;
  readonly passages: string;
  readonly words: string;
  readonly wordsOfTheseTwo: string;
  readonly containers: string;
  readonly files: string;
  readonly morePairs: (count: number) => string;
  readonly more: (count: number) => string;
  readonly sum: (passages: number, words: number, ofTheseTwo: number) => string;
  readonly explains: string;
  /** What may always be so. */
  readonly always: string;
  readonly explanations: Wording<AlikeExplanation>;
  readonly kinds: Readonly<Record<PassageKind, string>>;
  readonly answerTo: (question: string) => string;
  readonly passage: (number: number, kind: string, words: number) => string;
  readonly others: (count: number) => string;
  readonly earlier: string;
  readonly previous: string;
  readonly next: string;
  readonly line: (line: number) => string;
}
