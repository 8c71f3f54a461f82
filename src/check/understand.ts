import type { HandIn } from './hand-in.js';
import type { Delivery } from './delivery.js';

/** Finds the lab in a hand-in, its logs by task, and its report. */
export function understand(handIn: HandIn): Delivery {
  return { handIn, root: '', logs: [], report: undefined, statement: undefined };
}
