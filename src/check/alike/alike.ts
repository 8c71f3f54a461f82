import type { PassageKind } from './word-stream.js';

/** What hand-ins have in common that is not common property; no verdict. */
export interface Alike {
  /** Hand-ins that were compared, those of earlier years among them. */
  readonly compared: number;
  readonly earlier: number;
  /** What more hand-ins than this have is taken for common property, and left out. */
  readonly most: number;
  /** Names of hand-ins of which a part was more than is compared. */
  readonly leftOut: readonly string[];
  /** The pair with the rarest in common first. */
  readonly pairs: readonly AlikePair[];
  /** How many pairs there are beside these. */
  readonly morePairs: number;
}

/** Two hand-ins and what they have in common. */
export interface AlikePair {
  readonly one: AlikeSide;
  /** May be of an earlier year. */
  readonly other: AlikeSide;
  /** Words in common, as they follow each other in both, without those that are common property; of all passages. */
  readonly words: number;
  /** Those of them that stand so in no further hand-in. */
  readonly wordsOfTheseTwo: number;
  /** The rarest first. */
  readonly passages: readonly AlikePassage[];
  readonly morePassages: number;
  /** Ids of containers in the captures of both, 12 digits each. */
  readonly containers: readonly string[];
  readonly moreContainers: number;
  /** Files with the same bytes, by their paths. */
  readonly files: readonly { readonly one: string; readonly other: string }[];
  readonly moreFiles: number;
  /** What explains it beside that one was copied from the other. */
  readonly explanations: readonly AlikeExplanation[];
}

export interface AlikeSide {
  /** Of the hand-in; the same as that of its result where it is judged. */
  readonly name: string;
  readonly earlier: boolean;
  /** Where it stands among the hand-ins of the call, and after them those of earlier years. */
  readonly index: number;
}

/** Words that follow each other in both, with at most a few others between them. */
export interface AlikePassage {
  readonly kind: PassageKind;
  readonly words: number;
  /** How many further hand-ins have all of it. */
  readonly others: number;
  readonly one: AlikePlace;
  readonly other: AlikePlace;
}

export interface AlikePlace {
  readonly file: string;
  /** Of its first word in code; of an answer, where the answer begins. */
  readonly line: number;
  readonly question: string | undefined;
  /** The text from a little before to a little after it, in pieces. */
  readonly parts: readonly { readonly text: string; readonly common: boolean }[];
}

export type AlikeExplanation =
  | { readonly code: 'same-repository'; readonly repository: string }
  | { readonly code: 'same-sources'; readonly addresses: readonly string[] }
  | { readonly code: 'one-run' }
  | { readonly code: 'earlier-year' }
  | { readonly code: 'no-statement' }
  | { readonly code: 'few-hand-ins'; readonly compared: number };
