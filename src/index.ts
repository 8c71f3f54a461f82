export { check } from './check/check.js';
export type { HandIn, HandInFile } from './check/hand-in.js';
export { itemIds, itemStatuses, type ItemId, type ItemStatus } from './check/item.js';
export { judge } from './check/judge.js';
export { readHandIn } from './check/read/read-hand-in.js';
export type { CheckResult, Finding, Level, Verdict } from './check/verdict.js';
