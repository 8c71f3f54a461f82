import { findLogs } from './captured/find-logs.js';
import { findRoot } from './captured/find-root.js';
import type { Delivery } from './delivery.js';
import type { HandIn } from './hand-in.js';
import { readReport } from './written/read-report.js';

/** Finds the lab in a hand-in, its logs by task, and its report. */
export function understand(handIn: HandIn): Delivery {
  const root = findRoot(handIn);
  const { report, statement } = readReport(handIn, root);
  const notLogs = new Set([...(report?.files ?? []), ...(statement === undefined ? [] : [statement.path])]);
  return { handIn, root, logs: findLogs(handIn, root, notLogs), report, statement };
}
