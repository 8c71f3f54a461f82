import type { ReportInput } from './input.js';
import type { Gap } from './model.js';
import type { FindValue } from './answers/placeholders.js';
import type { Words } from './words.js';

/** What every part of a report is made with. */
export interface Context {
  readonly input: ReportInput;
  readonly words: Words;
  readonly find: FindValue;
}

/** Where in the report something would stand, and whether it counts when it does not. */
export type Place = Pick<Gap, 'where' | 'optional'>;
