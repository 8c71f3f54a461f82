import type { CheckResult } from '../verdict.js';
import type { HandInAnswers } from './given-answer.js';

/** A hand-in with its answers. */
export interface AnswersEntry {
  readonly result: CheckResult;
  readonly answers: HandInAnswers;
  /** Address of its own page. */
  readonly href: string;
  /** Address of its folder from the page's place, with a slash at its end; `undefined` where it was unpacked. Ticks are kept under it. */
  readonly folder: string | undefined;
}
