import type { CauseCode, Fact } from '../fact.js';

/** A cause as a reader is told it. */
export interface Told {
  /** What is wrong, and what comes of it. */
  readonly why: string;
  /** What to do about it. */
  readonly cure: string;
}

type FactOf<C extends CauseCode> = Extract<Fact, { readonly code: C }>;

/** Words for each fact, of the fields that it has: one without words does not compile. */
export type Wording = { readonly [C in CauseCode]: (fact: FactOf<C>) => Told };

/** Says a fact in the words for it. */
export function say<C extends CauseCode>(
  wording: { readonly [K in C]: (fact: FactOf<K>) => Told },
  fact: FactOf<C> & { readonly code: C },
): Told {
  return wording[fact.code](fact);
}
