import type { Language } from '../../scenario/language.js';
import type { Nothing } from '../codes/not-read.js';
import type { Finding, FoundProblem, Judged, Verdict } from '../verdict.js';
import { wordings } from './wordings.js';
import { say } from './wording.js';

/** Code units of a sentence; what a hand-in adds of its own, such as a failure in a manifest, can be a megabyte. */
const longest = 1000;

/** The beginning of a sentence that is too long to be read, and how much of it is left out. */
function limited(text: string, lang: Language): string {
  if (text.length <= longest) return text;
  // Not within a pair of surrogates.
  const kept = text.slice(0, longest).replace(/[\uD800-\uDBFF]$/, '');
  return `${kept}… (${wordings[lang].labels.text.moreSigns(text.length - kept.length)})`;
}

/** The verdict with its reason and its hint. */
export function verdictInWords(judged: Judged, lang: Language): Verdict {
  const { because, advice, ...item } = judged;
  const words = wordings[lang];
  const reason = limited(say(words.reasons, because), lang);
  const hint = advice === undefined ? '' : limited(say(words.advice, advice), lang);
  return { ...item, reason, hint, because, advice };
}

/** The problem with its message and its hint. */
export function findingInWords(found: FoundProblem, lang: Language): Finding {
  const { because, ...where } = found;
  const { message, hint } = say(wordings[lang].problems, because);
  const told = { message: limited(message, lang), hint: limited(hint, lang) };
  return { rule: because.code, ...where, ...told, because };
}

/** Why nothing can be judged, as the end of a sentence. */
export function nothingInWords(why: Nothing, lang: Language): string {
  return say(wordings[lang].nothing, why);
}
