import type { QuestionId } from '../check/question.js';
import type { Symptom } from '../diagnosis/cause.js';
import type { Observation } from '../lab/conditions.js';
import type { Lab } from '../lab/lab.js';

/** Something to be seen of a lab from outside, as a part of the answer to a question. */
export interface Sight {
  readonly question: QuestionId;
  /** For a reader. */
  readonly expected: string;
  /** Of what it is a sign where it is not to be seen. */
  readonly symptoms: readonly Symptom[];
  /** How long it may take to come about. */
  readonly withinMs: number;
  /** Looks once; `undefined` where it cannot be told, which is no fault of the lab. */
  readonly look: (lab: Lab, signal: AbortSignal) => Promise<Observation | undefined>;
}

/** Something that is done to a lab, and what is to be seen of it. */
export interface Moment {
  readonly name: string;
  readonly act: (lab: Lab, signal: AbortSignal) => Promise<void>;
  /** One group after the other; those of a group beside each other. */
  readonly sights: readonly (readonly Sight[])[];
}

/** What became of a sight. */
export interface Seen {
  readonly sight: Sight;
  readonly moment: string;
  /** `undefined`: it could not be told. */
  readonly met: boolean | undefined;
  readonly observed: string;
  readonly elapsedMs: number;
}
