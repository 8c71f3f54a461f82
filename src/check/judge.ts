import { judgeCaptured } from './captured/judge-captured.js';
import { findInconsistencies } from './findings/find-inconsistencies.js';
import { understand } from './understand.js';
import type { Delivery } from './delivery.js';
import type { HandIn } from './hand-in.js';
import { itemIds } from './item.js';
import type { CheckResult, Verdict } from './verdict.js';
import { judgeWritten } from './written/judge-written.js';

/** Judges a hand-in that was read; the same files give the same result. */
export function judge(handIn: HandIn): CheckResult {
  const delivery = understand(handIn);
  const items = verdictsOf(delivery);
  return {
    name: handIn.name,
    root: delivery.root === '' ? '.' : delivery.root,
    report: delivery.report?.files ?? [],
    items,
    findings: findInconsistencies(delivery, items),
  };
}

/** The verdicts alone, without a look for what contradicts itself. */
export function judgeItems(handIn: HandIn): readonly Verdict[] {
  return verdictsOf(understand(handIn));
}

function verdictsOf(delivery: Delivery): readonly Verdict[] {
  const verdicts = [...judgeCaptured(delivery), ...judgeWritten(delivery)];
  return itemIds.flatMap((id) => verdicts.filter((verdict) => verdict.id === id));
}
