import type { ChapterKind } from '../../scenario/checked-item.js';
import type { Doubt } from '../answers/doubt.js';
import type { Reference } from '../answers/given-answer.js';

/** In the pages of answers, question by question. */
export interface AnswersWords {
  readonly title: string;
  /** Where each question has a page of its own. */
  readonly titleOf: (question: string) => string;
  /** What the page is not. */
  readonly notQuality: string;
  readonly ownTextOnly: string;
  readonly keys: string;
  readonly skip: string;
  readonly questions: string;
  readonly chapters: Readonly<Record<Exclude<ChapterKind, 'contents'>, string>>;
  readonly chapter: string;
  readonly previous: (question: string) => string;
  readonly next: (question: string) => string;
  readonly answersOf: (given: number, all: number) => string;
  readonly noText: string;
  readonly onlyRefers: string;
  readonly words: (count: number) => string;
  readonly pictures: (count: number) => string;
  readonly place: (line: number) => string;
  readonly leftOut: (characters: number) => string;
  readonly code: (lines: number) => string;
  readonly references: (count: number) => string;
  readonly moreReferences: (count: number) => string;
  readonly referenceKinds: Readonly<Record<Reference['kind'], string>>;
  readonly doubts: string;
  readonly doubt: {
    readonly [C in Doubt['code']]: (fields: Extract<Doubt, { code: C }>) => string;
  };
  /** What a rule goes by. */
  readonly rule: string;
  readonly points: string;
  readonly ticks: string;
  readonly ticksKept: string;
  readonly showCsv: string;
  readonly csv: string;
  /** With `{count}` where the number goes. */
  readonly copied: string;
  readonly notCopied: string;
}
