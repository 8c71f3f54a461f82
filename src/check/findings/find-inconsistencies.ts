import type { Delivery } from '../delivery.js';
import type { Finding, Verdict } from '../verdict.js';

/** What contradicts itself in a hand-in, is damaged, or would make a reader stumble; causes before their consequences. */
export function findInconsistencies(delivery: Delivery, verdicts: readonly Verdict[]): Finding[] {
  void delivery;
  void verdicts;
  return [];
}
