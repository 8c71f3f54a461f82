import type { Language } from '../../scenario/language.js';
import type { Nothing } from '../codes/not-read.js';
import type { Finding, FoundProblem, Judged, Verdict } from '../verdict.js';
import { wordings } from './wordings.js';
import { say } from './wording.js';

/** The verdict with its reason and its hint. */
export function verdictInWords(judged: Judged, lang: Language): Verdict {
  const { because, advice, ...item } = judged;
  const words = wordings[lang];
  const reason = say(words.reasons, because);
  return { ...item, reason, hint: advice === undefined ? '' : say(words.advice, advice), because, advice };
}

/** The problem with its message and its hint. */
export function findingInWords(found: FoundProblem, lang: Language): Finding {
  const { because, ...where } = found;
  return { rule: because.code, ...where, ...say(wordings[lang].problems, because), because };
}

/** Why nothing can be judged, as the end of a sentence. */
export function nothingInWords(why: Nothing, lang: Language): string {
  return say(wordings[lang].nothing, why);
}
