import type { ItemStatus, TaskNumber } from '../item.js';
import type { BehaviourStatus, QuestionId } from '../question.js';
import type { Level } from '../verdict.js';

/** What stands around reasons and findings wherever a judgement is shown. */
export interface Labels {
  readonly colon: string;
  readonly semicolon: string;
  readonly task: (task: TaskNumber) => string;
  readonly report: string;
  /** Of four letters at most. */
  readonly shortReport: string;
  readonly wholeHandIn: string;
  readonly statuses: Readonly<Record<ItemStatus, string>>;
  readonly levels: Readonly<Record<Level, string>>;
  /** `2 missing`: a number of items with a status. */
  readonly itemCounts: Readonly<Record<Exclude<ItemStatus, 'present'>, (count: number) => string>>;
  readonly presentOf: (present: number, all: number) => string;
  readonly findingCounts: Readonly<Record<Level, (count: number) => string>>;
  readonly completeOf: (complete: number, all: number) => string;
  readonly complete: string;
  readonly notComplete: string;
  readonly findings: string;
  readonly nothingToJudge: string;
  readonly behaviour: BehaviourLabels;
  readonly grades: GradeLabels;
  readonly text: TextLabels;
  readonly page: PageLabels;
  readonly summary: SummaryLabels;
}

/** Of a lab that was carried out. */
export interface BehaviourLabels {
  readonly title: string;
  /** Of four letters at most. */
  readonly short: string;
  readonly statuses: Readonly<Record<BehaviourStatus, string>>;
  readonly questions: Readonly<Record<QuestionId, string>>;
  readonly expected: string;
  readonly seen: string;
}

/** Whose a hand-in is, what it is worth, and what a person says of it. */
export interface GradeLabels {
  readonly members: string;
  /** Who has committed. */
  readonly authors: string;
  readonly repository: string;
  readonly lastCommit: string;
  readonly points: string;
  readonly pointsOf: (got: number, of: number) => string;
  /** Behind them: points of questions that nobody could judge. */
  readonly open: (points: number) => string;
  readonly bonus: string;
  /** At a verdict that a person had better look at. */
  readonly look: string;
  readonly lookCount: (count: number) => string;
  /** Instead of what the check has found. */
  readonly decided: (was: string, why: string) => string;
  readonly decidedCount: (count: number) => string;
}

/** On a terminal. */
export interface TextLabels {
  /** What a sentence has beside what is shown of it. */
  readonly moreSigns: (count: number) => string;
  readonly noReport: string;
  readonly reportIn: (files: string) => string;
  readonly labIn: (folder: string) => string;
  readonly whatToDo: string;
  /** Over what a person has decided. */
  readonly byHand: string;
  /** Behind an item's id. */
  readonly optional: string;
  readonly more: (count: number) => string;
  readonly checking: (at: number, of: number, name: string) => string;
  readonly withError: string;
  readonly mostlyLacking: (items: string) => string;
  readonly nameAFolder: string;
}

/** In the page of one hand-in. */
export interface PageLabels {
  readonly title: (name: string) => string;
  readonly skip: string;
  readonly allHandIns: string;
  readonly noReport: string;
  readonly reportIn: string;
  readonly labIn: string;
  readonly tasks: string;
  readonly lacking: string;
  readonly line: (line: number) => string;
  readonly complete: string;
  readonly notComplete: string;
  readonly findings: (count: number) => string;
}

/** In the page of all hand-ins. */
export interface SummaryLabels {
  readonly title: (count: number) => string;
  readonly heading: (count: number) => string;
  readonly skip: string;
  readonly table: string;
  readonly handIn: string;
  readonly present: string;
  readonly lacking: string;
  readonly nothingToJudge: string;
  readonly tools: string;
  readonly show: string;
  readonly showAll: string;
  readonly showLacking: string;
  readonly lackingOf: (chapter: string) => string;
  readonly order: string;
  readonly orders: Readonly<Record<'given' | 'most' | 'least' | 'points' | 'name', string>>;
  readonly lackingItems: string;
  /** With `{shown}` and `{all}` where the numbers go. */
  readonly shown: string;
  readonly errors: (count: number) => string;
  readonly errorsAmongFindings: (count: number) => string;
}
