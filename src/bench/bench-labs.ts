import type { LabDescription } from '../scenario/lab-description.js';
import type { Labs } from '../scenario/make-plan.js';

/** The two labs of the product that are measured. */
export interface BenchLabs {
  readonly lab: LabDescription;
  readonly hitless: LabDescription;
}

/** User `lab` of the product's images, who owns what is written into their containers. */
export const imageUser = 1000;

/** @throws Error where the product's own descriptions are not there */
export function benchLabs(labs: Labs): BenchLabs {
  const lab = labs.get('lab');
  const hitless = labs.get('hitless');
  if (!lab || !hitless) throw new Error('the bench measures the lab and its variant hitless');
  return { lab, hitless };
}
