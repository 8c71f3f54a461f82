import type { CheckResult, Finding, Verdict } from '../verdict.js';

/** Whether a verdict keeps a hand-in from being complete; with `strict`, optional items that are missing do as well. */
export function countsAgainst({ status }: Verdict, strict: boolean): boolean {
  return status === 'optional-missing' ? strict : status !== 'present';
}

/** Whether a hand-in is complete and right: no item lacks, and no finding is an error. */
export function isComplete({ items, findings }: CheckResult, strict: boolean): boolean {
  return !items.some((item) => countsAgainst(item, strict)) && !findings.some(isError);
}

export function isError({ level }: Finding): boolean {
  return level === 'error';
}
