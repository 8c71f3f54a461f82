import type { Language } from '../scenario/language.js';
import { judgeCaptured } from './captured/judge-captured.js';
import { findInconsistencies } from './findings/find-inconsistencies.js';
import { understand } from './understand.js';
import type { Delivery } from './delivery.js';
import type { HandIn } from './hand-in.js';
import { itemIds } from './item.js';
import type { CheckResult, Judged, Verdict } from './verdict.js';
import { findingInWords, verdictInWords } from './words/in-words.js';
import { judgeWritten } from './written/judge-written.js';

/**
 * Judges a hand-in that was read; the same files give the same result.
 *
 * @param lang of reasons, messages and hints; nothing else depends on it
 */
export function judge(handIn: HandIn, lang: Language = 'en'): CheckResult {
  const delivery = understand(handIn);
  const items = judged(delivery);
  return {
    name: handIn.name,
    lang,
    root: delivery.root === '' ? '.' : delivery.root,
    report: delivery.report?.files ?? [],
    items: items.map((one) => verdictInWords(one, lang)),
    findings: findInconsistencies(delivery, items).map((one) => findingInWords(one, lang)),
  };
}

/** The verdicts alone, without a look for what contradicts itself. */
export function judgeItems(handIn: HandIn, lang: Language): readonly Verdict[] {
  return judged(understand(handIn)).map((one) => verdictInWords(one, lang));
}

function judged(delivery: Delivery): readonly Judged[] {
  const verdicts = [...judgeCaptured(delivery), ...judgeWritten(delivery)];
  return itemIds.flatMap((id) => verdicts.filter((verdict) => verdict.id === id));
}
