import type { Override } from '../overrides/override.js';

/** Why a person has decided otherwise, with who and when: `shown in the lab (A. Teacher, 2026-01-12)`. */
export function decisionText({ reason, by, date }: Override<string>): string {
  return `${reason} (${date === undefined ? by : `${by}, ${date}`})`;
}
