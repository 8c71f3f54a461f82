import type { ItemStatus } from '../item.js';

/** A verdict without the name of its item. */
export interface Judgement {
  readonly status: ItemStatus;
  readonly evidence: readonly string[];
  readonly reason: string;
  readonly hint: string;
}

export function present(evidence: readonly string[], reason: string): Judgement {
  return { status: 'present', evidence, reason, hint: '' };
}

export function notPresent(
  status: Exclude<ItemStatus, 'present'>,
  evidence: readonly string[],
  reason: string,
  hint: string,
): Judgement {
  return { status, evidence, reason, hint };
}
