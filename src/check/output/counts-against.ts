import type { Behaviour } from '../question.js';
import type { CheckResult, Finding, Verdict } from '../verdict.js';

/** Whether a verdict keeps a hand-in from being complete; with `strict`, optional items that are missing do as well. */
export function countsAgainst({ status }: Verdict, strict: boolean): boolean {
  return status === 'optional-missing' ? strict : status !== 'present';
}

/** Whether a hand-in is complete and right: no item lacks, no finding is an error, and what was carried out works. */
export function isComplete({ items, findings, behaviour = [] }: CheckResult, strict: boolean): boolean {
  return (
    !items.some((item) => countsAgainst(item, strict)) &&
    !findings.some(isError) &&
    !behaviour.some(failsCourse)
  );
}

/** Whether a lab does not do what the course asks for; with what is beyond it, nobody is charged. */
export function failsCourse({ id, status }: Behaviour): boolean {
  return status === 'fails' && id !== 'B7';
}

export function isError({ level }: Finding): boolean {
  return level === 'error';
}
