import type { ComparedHandIn } from './compared-hand-in.js';

/** A hand-in with its name. */
export interface Named {
  readonly name: string;
  readonly earlier: boolean;
  readonly compared: ComparedHandIn;
}
