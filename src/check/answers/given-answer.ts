import type { Place } from '../codes/parts.js';
import type { Doubt } from './doubt.js';

/** What a hand-in says to one question: its author's own text, without anything that was copied. */
export interface GivenAnswer {
  /** The question's key. */
  readonly question: string;
  /** Paragraphs, as much of them as is shown. */
  readonly paragraphs: readonly string[];
  /** Characters of the text that are left out. */
  readonly leftOut: number;
  /** Of the whole text. */
  readonly words: number;
  /** Whether nothing but a reference to another answer stands there. */
  readonly onlyRefers: boolean;
  /** Where it begins. */
  readonly at: Place | undefined;
  /** What stands in blocks of code, as much of it as is shown. */
  readonly code: string;
  readonly codeLeftOut: number;
  readonly pictures: number;
  readonly references: readonly Reference[];
  /** How many references there are beside these. */
  readonly moreReferences: number;
  /** Figures that the hand-in's own evidence does not bear out. */
  readonly doubts: readonly Doubt[];
}

/** A link or a source that an answer has. */
export interface Reference {
  /** An address, a file of the hand-in, or a source such as `RFC 9110`. */
  readonly kind: 'address' | 'file' | 'dead' | 'source';
  readonly text: string;
}

/** All answers of one hand-in, in the order of the questions. */
export type HandInAnswers = readonly GivenAnswer[];
