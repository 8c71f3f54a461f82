import { judgeCaptured } from './captured/judge-captured.js';
import { findInconsistencies } from './findings/find-inconsistencies.js';
import { understand } from './understand.js';
import type { HandIn } from './hand-in.js';
import { itemIds } from './item.js';
import type { CheckResult } from './verdict.js';
import { judgeWritten } from './written/judge-written.js';

/** Judges a hand-in that was read; the same files give the same result. */
export function judge(handIn: HandIn): CheckResult {
  const delivery = understand(handIn);
  const verdicts = [...judgeCaptured(delivery), ...judgeWritten(delivery)];
  const items = itemIds.flatMap((id) => verdicts.filter((verdict) => verdict.id === id));
  return {
    name: handIn.name,
    root: delivery.root === '' ? '.' : delivery.root,
    report: delivery.report?.files ?? [],
    items,
    findings: findInconsistencies(delivery, items),
  };
}
