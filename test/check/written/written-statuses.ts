import { ourLab, ourNodes } from '../our-check.js';
import type { HandIn } from '../../../src/check/hand-in.js';
import type { ItemId, ItemStatus } from '../../../src/check/item.js';
import { readReport } from '../../../src/check/written/read-report.js';
import { judgeWritten } from '../../../src/check/written/judge-written.js';

/** What is said of the written items of a hand-in; of its logs nothing is known. */
export function writtenStatuses(handIn: HandIn, root = ''): Partial<Record<ItemId, ItemStatus>> {
  const verdicts = judgeWritten({
    ...{ lab: ourLab, nodes: ourNodes, handIn, root, logs: [] },
    ...readReport(handIn, root, ourLab),
  });
  return Object.fromEntries(verdicts.map(({ id, status }) => [id, status]));
}
