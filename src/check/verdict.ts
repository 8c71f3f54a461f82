import type { Language } from '../scenario/language.js';
import type { Advice } from './codes/advice.js';
import type { Doubt } from './codes/doubt.js';
import type { Problem } from './codes/problem.js';
import type { Reason } from './codes/reason.js';
import type { Behaviour } from './question.js';
import type { Origin } from './origin/origin.js';
import type { Override } from './overrides/override.js';
import type { Points, SumOfPoints } from './points/points.js';
import type { ItemId, ItemStatus, TaskNumber } from './item.js';

/** What is to be said of one item, before it has words. */
export interface Judged {
  readonly id: ItemId;
  /** The task that it belongs to; `undefined` for a chapter of the report. */
  readonly task?: TaskNumber | undefined;
  readonly status: ItemStatus;
  /** The files that show it, best first, relative to the hand-in's folder, with `/`. */
  readonly evidence: readonly string[];
  /** Why, as a code with fields. */
  readonly because: Reason;
  /** What to do about it, as a code with fields; `undefined` when it is `present`. */
  readonly advice?: Advice | undefined;
  /** What it rests on that a person had better look at; `undefined` where it is as sure as it can be. */
  readonly doubts?: readonly Doubt[] | undefined;
}

/** What is to be said of one item. */
export interface Verdict extends Judged {
  /** Why, in one sentence. */
  readonly reason: string;
  /** What to do about it, empty when it is `present`. */
  readonly hint: string;
  /** The doubts in sentences. */
  readonly look?: string | undefined;
  /** What a person has decided; the status is theirs, reason and evidence are those of the check. */
  readonly override?: Override<ItemStatus> | undefined;
  /** Where points are counted, and it counts. */
  readonly points?: Points | undefined;
}

/** `error`: the hand-in contradicts itself or is damaged; `warning`: a reader would stumble; `note`: good to know. */
export type Level = 'error' | 'warning' | 'note';

/** Something about a hand-in beyond its items, before it has words. */
export interface FoundProblem {
  readonly level: Level;
  readonly task: TaskNumber | undefined;
  /** The files that it is about, relative to the hand-in's folder. */
  readonly files: readonly string[];
  /** Line in the first of the files, counted from 1. */
  readonly line?: number;
  readonly because: Problem;
}

/** Something about a hand-in beyond its items. */
export interface Finding extends FoundProblem {
  /** Kebab-case name of the rule, such as `same-file-twice`: the code in `because`. */
  readonly rule: string;
  readonly message: string;
  readonly hint: string;
}

/** The whole judgement of one hand-in. */
export interface CheckResult {
  /** Name of the hand-in: the last part of its folder's path. */
  readonly name: string;
  /** Of the reasons, messages and hints. */
  readonly lang: Language;
  /** Folder of the lab within the hand-in, `.` when it is the hand-in itself. */
  readonly root: string;
  /** The files of the report, empty when there is none. */
  readonly report: readonly string[];
  /** Whose it is, as far as it tells. */
  readonly origin?: Origin | undefined;
  /** One for each item id, in the order of the lab's tasks. */
  readonly items: readonly Verdict[];
  /** Causes before their consequences. */
  readonly findings: readonly Finding[];
  /** What the lab does at work, where it was carried out. */
  readonly behaviour?: readonly Behaviour[] | undefined;
  /** Where points are counted. */
  readonly points?: SumOfPoints | undefined;
}
