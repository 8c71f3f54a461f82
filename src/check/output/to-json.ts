import type { Alike } from '../alike/alike.js';
import type { Nothing } from '../codes/not-read.js';
import type { CheckResult } from '../verdict.js';

/** A folder that holds nothing of a lab. */
export interface NothingToJudge {
  /** As it was named, with what leads on from there within a class. */
  readonly folder: string;
  /** The line that named it, if a list did. */
  readonly listed?: { readonly file: string; readonly line: number };
  /** In words, as the end of a sentence. */
  readonly why: string;
  readonly because: Nothing;
}

/** What a reader looks for to find it: the folder, and before it the line that names it. */
export function namedAs({ folder, listed }: NothingToJudge): string {
  return listed === undefined ? folder : `${listed.file}:${listed.line}: ${folder}`;
}

/** One result as one line of JSON. */
export function toJson(result: CheckResult): string {
  return line(result);
}

/** Several results as one line of JSON, in their order, and what they have in common. */
export function toJsonOfMany(
  handIns: readonly CheckResult[],
  nothingToJudge: readonly NothingToJudge[],
  alike?: Alike,
): string {
  return line({ handIns, nothingToJudge, alike });
}

/** JSON leaves characters as they are that a terminal acts upon; spelled out they mean the same to a program. */
function line(value: object): string {
  const safe = JSON.stringify(value).replace(
    /[\u007F-\u009F\u2028\u2029\p{Bidi_Control}]/gu,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return `${safe}\n`;
}
