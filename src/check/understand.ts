import { findLogs } from './captured/find-logs.js';
import { findRoot } from './captured/find-root.js';
import { nodeWordsOf } from './captured/node-words.js';
import type { CheckedLab } from './checked-lab.js';
import type { Delivery } from './delivery.js';
import type { HandIn } from './hand-in.js';
import type { WrittenReport } from './written/written-report.js';
import { readReport } from './written/read-report.js';

/** Finds the lab in a hand-in, its logs by task, and its report. */
export function understand(handIn: HandIn, lab: CheckedLab): Delivery {
  const root = findRoot(handIn, lab);
  const { report: read, statement } = readReport(handIn, root, lab);
  const report = read && withoutBorrowed(read);
  const notLogs = new Set([...(report?.files ?? []), ...(statement === undefined ? [] : [statement.path])]);
  const logs = findLogs(handIn, root, notLogs, lab);
  return { lab, nodes: nodeWordsOf(lab.description), handIn, root, logs, report, statement };
}

/** A picture that is found by its name alone, and that another place of the report shows by its address, is that place's. */
function withoutBorrowed(report: WrittenReport): WrittenReport {
  const all = report.sections.flatMap(({ pictures }) => pictures);
  const owned = new Set(all.filter(({ found }) => found !== 'elsewhere').map(({ path }) => path));
  const sections = report.sections.map((section) => ({
    ...section,
    pictures: section.pictures.map((picture) =>
      picture.found === 'elsewhere' && owned.has(picture.path)
        ? { ...picture, path: undefined, found: 'dead' as const }
        : picture,
    ),
  }));
  return { ...report, sections };
}
