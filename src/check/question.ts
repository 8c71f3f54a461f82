import type { Override } from './overrides/override.js';
import type { Points } from './points/points.js';

/** What is asked of a lab at work, in the order of the course. */
export const questionIds = ['B0', 'B1', 'B2', 'B3', 'B4', 'B5', 'B6', 'B7'] as const;
/** `B0` to `B7`. */
export type QuestionId = (typeof questionIds)[number];

/** `not-judged`: nobody could see, which says nothing of the work. */
export const behaviourStatuses = ['works', 'fails', 'not-judged'] as const;
/** Whether a lab does what is asked. */
export type BehaviourStatus = (typeof behaviourStatuses)[number];

/** What became of one question about a lab at work. */
export interface Behaviour {
  readonly id: QuestionId;
  readonly status: BehaviourStatus;
  /** What has to be seen: where the question fails, the first thing that was not. */
  readonly expected: string;
  readonly seen: string;
  /** Why it fails, or why nobody could see; empty where it works or no rule knows. */
  readonly reason: string;
  /** Where the reason is, from the folder of the lab. */
  readonly file?: string | undefined;
  readonly line?: number | undefined;
  /** What to do about it. */
  readonly hint: string;
  /** What looking for the answer took. */
  readonly seconds: number;
  /** What a person has decided; the status is theirs. */
  readonly override?: Override<BehaviourStatus> | undefined;
  /** Where points are counted, and it counts. */
  readonly points?: Points | undefined;
}
