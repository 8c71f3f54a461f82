export { check, itemIds, judge } from './cli/library.js';
export type { Advice } from './check/codes/advice.js';
export type { Doubt } from './check/codes/doubt.js';
export type { NotRead } from './check/codes/not-read.js';
export type { Problem } from './check/codes/problem.js';
export type { Reason } from './check/codes/reason.js';
export type { Sighting } from './check/codes/sighting.js';
export type {
  Document,
  DocumentPage,
  FileContent,
  HandIn,
  HandInFile,
  Picture,
  PictureLook,
  TextNoise,
} from './check/hand-in.js';
export { itemStatuses, type ItemId, type ItemStatus } from './check/item.js';
export { readHandIn, type ReadOptions } from './check/read/read-hand-in.js';
export type { CheckResult, Finding, Level, Verdict } from './check/verdict.js';
export type { LastCommit, Origin } from './check/origin/origin.js';
export type { Override } from './check/overrides/override.js';
export type { Points, SumOfPoints } from './check/points/points.js';
export type { Behaviour, BehaviourStatus, QuestionId } from './check/question.js';
export { languages, type Language } from './scenario/language.js';
