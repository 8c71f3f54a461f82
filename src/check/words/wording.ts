import type { Advice } from '../codes/advice.js';
import type { Doubt } from '../codes/doubt.js';
import type { Nothing, NotRead } from '../codes/not-read.js';
import type { Problem } from '../codes/problem.js';
import type { Reason } from '../codes/reason.js';
import type { Sighting } from '../codes/sighting.js';
import type { AnswersWords } from './answers-words.js';
import type { Labels } from './labels.js';
import type { LetterWords } from './letter-words.js';

/** Members of a union by their codes. */
type ByCode<T extends { readonly code: string }> = { readonly [C in T['code']]: Extract<T, { code: C }> };

/** Words for each member of a union, of the fields that it has: one without words does not compile. */
export type Wording<T extends { readonly code: string }, W = string> = {
  readonly [C in T['code']]: (fields: Extract<T, { code: C }>) => W;
};

/** A message and what to do about it. */
export interface Told {
  readonly message: string;
  readonly hint: string;
}

/** Everything that a judgement says, in one language. */
export interface Wordings {
  /** The rest of a sentence that begins with the file's path. */
  readonly sightings: Wording<Sighting>;
  /** A whole sentence. */
  readonly reasons: Wording<Reason>;
  readonly advice: Wording<Advice>;
  /** A whole sentence. */
  readonly doubts: Wording<Doubt>;
  readonly problems: Wording<Problem, Told>;
  /** The end of a sentence, as is the next. */
  readonly notRead: Wording<NotRead>;
  readonly nothing: Wording<Nothing>;
  readonly labels: Labels;
  readonly answers: AnswersWords;
  readonly letter: LetterWords;
}

/** Says a member of a union in the words for it. */
export function say<T extends { readonly code: string }, W, C extends T['code'] = T['code']>(
  wording: { readonly [K in C]: (fields: ByCode<T>[K]) => W },
  fact: ByCode<T>[C] & { readonly code: C },
): W {
  return wording[fact.code](fact);
}
