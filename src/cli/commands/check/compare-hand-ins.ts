import type { Alike } from '../../../check/alike/alike.js';
import type { ComparedHandIn } from '../../../check/alike/compared-hand-in.js';
import { findAlike } from '../../../check/alike/find-alike.js';
import type { EarlierHandIn } from './earlier-hand-ins.js';
import { ownTexts } from './own-texts.js';

/** A hand-in of the call, with what of it is compared. */
export interface Comparable {
  readonly name: string;
  /** Absolute path. */
  readonly path: string;
  readonly compared: ComparedHandIn;
}

/** What hand-ins have in common, and where those lie that were compared. */
export interface ComparedClass {
  readonly alike: Alike;
  /** Absolute paths, by the numbers of the sides. */
  readonly paths: readonly string[];
}

/** Compares the hand-ins of a call with each other, and with those of earlier years. */
export function compareHandIns(
  handIns: readonly Comparable[],
  earlier: readonly EarlierHandIn[],
): ComparedClass {
  const all = [...handIns.map((one) => ({ ...one, earlier: false })), ...earlier];
  return { alike: findAlike(all, ownTexts()), paths: all.map(({ path }) => path) };
}

export { earlierHandIns } from './earlier-hand-ins.js';
