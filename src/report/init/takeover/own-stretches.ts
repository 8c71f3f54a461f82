import type { CopiedWords } from '../../../check/written/copied-text.js';
import { wordsOf } from '../../../check/written/plain-words.js';
import { ownText } from '../../../check/written/own-text.js';
import { reportLines, type ReportLine } from '../../../check/written/report-line.js';
import type { WrittenSection } from '../../../check/written/written-report.js';
import type { LineRange } from './source-lines.js';

/**
 * The stretches of lines in which a report's author says something, in sections that belong together: sections that follow each
 * other are one stretch, with the headings between them. What the lab itself says before that, its question above all, is left out.
 *
 * @param codeCounts whether commands alone are an answer
 */
export function ownStretches(
  sections: readonly WrittenSection[],
  copied: CopiedWords,
  codeCounts: boolean,
): LineRange[] {
  return runsOf(sections).flatMap((run) => {
    const own = run.map((section) => isOwn(section, codeCounts));
    const [first] = own.includes(true) ? [run[own.indexOf(true)]] : [];
    const last = run[own.lastIndexOf(true)];
    if (first === undefined || last === undefined) return [];
    const range = { file: first.file, first: beginOf(first, copied), last: last.lines.last };
    const rows = last.text.split('\n');
    const end = range.last - rows.length + 1 + lastSaying(rows);
    return [{ ...range, last: Math.max(range.first, end) }];
  });
}

function isOwn({ ownText: own, pictures, codeBlocks }: WrittenSection, codeCounts: boolean): boolean {
  return says(own) || pictures.length > 0 || (codeCounts && codeBlocks.length > 0);
}

/** Names of nodes alone are what is left of a question that lists them. */
function says(own: string): boolean {
  return wordsOf(own).some((word) => !/^(?:ha|s\d|and|et)$/.test(word));
}

/** Sections of which each begins where the one before it ends. */
function runsOf(sections: readonly WrittenSection[]): WrittenSection[][] {
  const runs: WrittenSection[][] = [];
  for (const section of sections) {
    const run = runs.at(-1);
    const before = run?.at(-1);
    if (run && before?.file === section.file && before.lines.last + 1 === section.line) run.push(section);
    else runs.push([section]);
  }
  return runs;
}

/** A question that was copied is hardly ever longer. */
const mostFormLines = 40;

/** The first line after those in which a section's author says nothing: a copied question, a label, an anchor. */
function beginOf({ text, task, pictures, line, lines }: WrittenSection, copied: CopiedWords): number {
  const read = reportLines(text).slice(0, mostFormLines);
  const picture = Math.min(...pictures.map((one) => one.line));
  // A picture in the heading is the author's, too.
  if (picture === line && line < lines.first) return line;
  let count = 0;
  for (const [index, row] of read.entries()) {
    if (lines.first + index >= picture || (row.kind === 'code' && !isExample(row))) break;
    if (row.kind === 'code' || row.kind === 'fence') continue;
    if (!says(ownText(read.slice(0, index + 1), copied, task))) count = index + 1;
  }
  return lines.first + count;
}

/** The lab's own example of commands to be compared. */
function isExample({ text }: ReportLine): boolean {
  return text === '' || /^RUN command \d/.test(text);
}

/** Index of the last line that is neither blank nor a rule. */
function lastSaying(rows: readonly string[]): number {
  return rows.findLastIndex((row) => !/^\s*(?:[-*_]\s*){0,80}$/.test(row));
}
