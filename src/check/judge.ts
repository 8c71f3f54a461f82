import type { Language } from '../scenario/language.js';
import { judgeCaptured } from './captured/judge-captured.js';
import { doubtsOf } from './doubts/doubts-of.js';
import { findInconsistencies } from './findings/find-inconsistencies.js';
import { originOf } from './origin/origin-of.js';
import { understand } from './understand.js';
import type { CheckedLab } from './checked-lab.js';
import type { Delivery } from './delivery.js';
import type { HandIn } from './hand-in.js';
import { taskNumbers, type TaskNumber } from './item.js';
import type { CheckResult, FoundProblem, Judged, Verdict } from './verdict.js';
import { findingInWords, verdictInWords } from './words/in-words.js';
import { judgeWritten } from './written/judge-written.js';

/**
 * Judges a hand-in that was read; the same files give the same result.
 *
 * @param lab what the hand-in is held against
 * @param lang of reasons, messages and hints; nothing else depends on it
 */
export function judge(handIn: HandIn, lab: CheckedLab, lang: Language = 'en'): CheckResult {
  return judgeDelivery(understand(handIn, lab), lang);
}

/** The same for one that was understood already, by somebody who has more to ask of it. */
export function judgeDelivery(delivery: Delivery, lang: Language): CheckResult {
  const items = judged(delivery);
  return {
    name: delivery.handIn.name,
    lang,
    root: delivery.root === '' ? '.' : delivery.root,
    report: delivery.report?.files ?? [],
    origin: originOf(delivery),
    items: items.map((one) => verdictInWords(one, lang)),
    findings: limited(findInconsistencies(delivery, items)).map((one) => findingInWords(one, lang)),
  };
}

/** Of each kind as many findings as a person would look at, and how many there are beside them. */
function limited(found: readonly FoundProblem[]): readonly FoundProblem[] {
  const counts = new Map<string, number>();
  const isShown = ({ because: { code } }: FoundProblem): boolean => {
    const count = (counts.get(code) ?? 0) + 1;
    counts.set(code, count);
    return count <= mostOfAKind;
  };
  const shown = found.filter(isShown);
  if (shown.length === found.length) return found;
  const because = { code: 'more-findings', count: found.length - shown.length } as const;
  // Each kind is there, and those that count against the hand-in among them.
  return [...shown, { level: 'warning', task: undefined, files: [], because }];
}

const mostOfAKind = 50;

/** The verdicts alone, without a look for what contradicts itself. */
export function judgeItems(handIn: HandIn, lab: CheckedLab, lang: Language): readonly Verdict[] {
  return judged(understand(handIn, lab)).map((one) => verdictInWords(one, lang));
}

function judged(delivery: Delivery): readonly Judged[] {
  const verdicts = [...judgeCaptured(delivery), ...judgeWritten(delivery)];
  return delivery.lab.items.flatMap(({ id, task: number }) => {
    const task = taskNumbers.find((one) => one === number);
    return verdicts
      .filter((verdict) => verdict.id === id)
      .map((verdict) => withDoubts(withTask(verdict, task), delivery));
  });
}

/** The task stands behind the id, wherever that is written out. */
function withTask({ id, ...rest }: Judged, task: TaskNumber | undefined): Judged {
  return task === undefined ? { id, ...rest } : { id, task, ...rest };
}

function withDoubts(judged: Judged, delivery: Delivery): Judged {
  const doubts = doubtsOf(judged, delivery);
  return doubts.length === 0 ? judged : { ...judged, doubts };
}
