import type { Behaviour } from '../question.js';

/** The file and line where a reason is; empty where none is known. */
export function placeOf({ file, line }: Behaviour): string {
  if (file === undefined) return '';
  return line === undefined ? file : `${file}:${line}`;
}

/** Why a question has its answer, in a sentence: the reason where one is known, or else what was seen in place of what. */
export function whyOf({ status, expected, seen, reason }: Behaviour): string {
  if (status === 'works') return '';
  return reason !== '' || expected === '' ? reason : `${expected} – ${seen}`;
}
