import type { Language } from '../../scenario/language.js';
import { fewPaths } from '../few-paths.js';
import type { Nothing } from '../codes/not-read.js';
import type { Finding, FoundProblem, Judged, Verdict } from '../verdict.js';
import { wordings } from './wordings.js';
import { say } from './wording.js';
import { beginningOf, longest, withinLimits } from './within-limits.js';

/** The beginning of a sentence that is too long to be read, and how much of it is left out. */
function limited(text: string, lang: Language): string {
  if (text.length <= longest) return text;
  const kept = beginningOf(text);
  return `${kept}… (${wordings[lang].labels.text.moreSigns(text.length - kept.length)})`;
}

/** The verdict with its reason and its hint. */
export function verdictInWords(judged: Judged, lang: Language): Verdict {
  const { evidence, because, advice, doubts = [], ...item } = judged;
  const words = wordings[lang];
  const reason = limited(say(words.reasons, because), lang);
  const hint = advice === undefined ? '' : limited(say(words.advice, advice), lang);
  return {
    ...{ ...item, evidence: fewPaths(evidence), reason, hint },
    because: withinLimits(because),
    advice: advice && withinLimits(advice),
    ...(doubts.length === 0
      ? {}
      : {
          doubts: doubts.map((doubt) => withinLimits(doubt)),
          look: limited(doubts.map((doubt) => say(words.doubts, doubt)).join(' '), lang),
        }),
  };
}

/** The problem with its message and its hint. */
export function findingInWords(found: FoundProblem, lang: Language): Finding {
  const { because, files, ...where } = found;
  const { message, hint } = say(wordings[lang].problems, because);
  const told = { message: limited(message, lang), hint: limited(hint, lang) };
  return {
    ...{ rule: because.code, ...where, files: fewPaths(files), ...told },
    because: withinLimits(because),
  };
}

/** Why nothing can be judged, as the end of a sentence. */
export function nothingInWords(why: Nothing, lang: Language): string {
  return say(wordings[lang].nothing, why);
}
