import { capturedItems } from '../item.js';
import type { Delivery } from '../delivery.js';
import type { Verdict } from '../verdict.js';

/** Judges what programs have printed: logs, configurations, listings, `docker ps` and `docker inspect`. */
export function judgeCaptured(delivery: Delivery): Verdict[] {
  void delivery;
  return capturedItems.map((id) => ({ id, status: 'missing', evidence: [], reason: '', hint: '' }));
}
