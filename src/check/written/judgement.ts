import type { Advice } from '../codes/advice.js';
import type { Place } from '../codes/parts.js';
import type { Reason } from '../codes/reason.js';
import type { ItemStatus } from '../item.js';
import type { Judged } from '../verdict.js';

/** A verdict without the name of its item. */
export type Judgement = Omit<Judged, 'id'>;

export function present(evidence: readonly string[], because: Reason): Judgement {
  return { status: 'present', evidence, because };
}

export function notPresent(
  status: Exclude<ItemStatus, 'present'>,
  evidence: readonly string[],
  because: Reason,
  advice: Advice,
): Judgement {
  return { status, evidence, because, advice };
}

/** File and line of a section, a link or whatever else has them. */
export function placeOf({ file, line }: { readonly file: string; readonly line: number }): Place {
  return { file, line };
}
