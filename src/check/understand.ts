import { findLogs } from './captured/find-logs.js';
import { findRoot } from './captured/find-root.js';
import { nodeWordsOf } from './captured/node-words.js';
import type { CheckedLab } from './checked-lab.js';
import type { NotRead } from './codes/not-read.js';
import type { Delivery, LogFile } from './delivery.js';
import type { HandIn } from './hand-in.js';
import { TextBudget, textLimits, withoutContents } from './text-budget.js';
import type { WrittenReport } from './written/written-report.js';
import { readReport } from './written/read-report.js';

/** Finds the lab in a hand-in, its logs by task, and its report. */
export function understand(read: HandIn, lab: CheckedLab): Delivery {
  const handIn = withoutContents(read, manifestsTooMany(read));
  const root = findRoot(handIn, lab);
  const { report: written, statement, leftOut } = readReport(handIn, root, lab);
  const report = written && withoutBorrowed(written);
  const notLogs = new Set([...(report?.files ?? []), ...(statement === undefined ? [] : [statement.path])]);
  const rest = withoutContents(handIn, leftOut);
  const logs = findLogs(rest, root, notLogs, lab);
  const judged = withoutContents(rest, skippedAmong(logs));
  return { lab, nodes: nodeWordsOf(lab.description), handIn: judged, root, logs, report, statement };
}

/** By path, the manifests that are more than is read. */
function manifestsTooMany({ files }: HandIn): Map<string, NotRead> {
  const budget = new TextBudget(textLimits.manifests);
  return new Map(
    files.flatMap(({ path, content, size }) => {
      const isManifest = content.kind === 'text' && /(?:^|\/)manifest\.json$/.test(path);
      const why = isManifest ? budget.take(content.text, size) : undefined;
      return why === undefined ? [] : [[path, why]];
    }),
  );
}

function skippedAmong(logs: readonly LogFile[]): Map<string, NotRead> {
  return new Map(
    logs.flatMap(({ file: { path, content } }) => (content.kind === 'skipped' ? [[path, content.why]] : [])),
  );
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
