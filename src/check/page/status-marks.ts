import type { BehaviourStatus } from '../question.js';
import type { ItemStatus } from '../item.js';

/** How a status shows in a page: never by its colour alone. */
export interface StatusMark {
  /** One character. */
  readonly sign: string;
  readonly tone: 'good' | 'warn' | 'bad' | 'quiet';
}

export const statusMarks: Readonly<Record<ItemStatus, StatusMark>> = {
  present: { sign: '✓', tone: 'good' },
  'image-only': { sign: 'I', tone: 'warn' },
  'present-but-wrong': { sign: 'W', tone: 'bad' },
  empty: { sign: 'E', tone: 'bad' },
  missing: { sign: 'M', tone: 'bad' },
  'optional-missing': { sign: '–', tone: 'quiet' },
};

export const behaviourMarks: Readonly<Record<BehaviourStatus, StatusMark>> = {
  works: { sign: '✓', tone: 'good' },
  fails: { sign: '✗', tone: 'bad' },
  'not-judged': { sign: '?', tone: 'quiet' },
};
