import { capturedItems, itemIds } from '../item.js';
import type { Delivery } from '../delivery.js';
import type { Verdict } from '../verdict.js';

/** Judges what a person has written, and the screenshots that the report shows. */
export function judgeWritten(delivery: Delivery): Verdict[] {
  void delivery;
  return itemIds
    .filter((id) => !capturedItems.includes(id))
    .map((id) => ({ id, status: 'missing', evidence: [], reason: '', hint: '' }));
}
