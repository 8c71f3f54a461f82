import { oneLine, plainText } from '../../plain-text.js';
import { clip, displayWidth } from '../../ui/display-width.js';
import { type Palette, symbols } from '../../ui/palette.js';
import type { BenchResult } from '../result.js';
import { costTable, lostTable, quietTable, shown, timesTable, type BenchTable } from './bench-tables.js';
import { benchWordsOf } from './bench-words.js';
import type { BenchWords } from './bench-words-en.js';
import { judgeGoals } from './judge-goals.js';

/** A result for a terminal: what failed, the figures by subject, and the goals; where it is narrow, one subject below the other. */
export function benchText(result: BenchResult, columns: number, palette: Palette): string {
  const words = benchWordsOf('en');
  const tables = [
    lostTable(result, words),
    timesTable(result, words),
    costTable(result, words),
    quietTable(result, words),
  ];
  const parts = [
    ...warnings(result, words, palette),
    ...tables.flatMap((table) =>
      table && table.rows.length > 0 ? [tableText(table, columns, palette)] : [],
    ),
    ...(shown(result).some(({ name }) => name === 'hitless')
      ? [goalsText(result, words, columns, palette)]
      : []),
  ];
  return parts.map((part) => `\n${part}\n`).join('');
}

function warnings(result: BenchResult, words: BenchWords, palette: Palette): string[] {
  const bare = (text: string): string => text.replaceAll('**', '');
  const lines = [
    ...(result.mode === 'quick' ? [palette.warn(`${symbols.warning} ${bare(words.quick)}`)] : []),
    ...(result.outcome === 'interrupted'
      ? [palette.warn(`${symbols.warning} ${bare(words.interrupted)}`)]
      : []),
    ...result.subjects.flatMap(({ name, status, reason, failedParts }) => [
      ...(status === 'failed'
        ? [palette.bad(`${symbols.failed} ${name} failed: ${oneLine(reason ?? '')}`)]
        : []),
      ...failedParts.map((one) =>
        palette.warn(`${symbols.warning} ${name}, ${oneLine(one.part)}, failed: ${oneLine(one.reason)}`),
      ),
    ]),
  ];
  const skipped = result.subjects.filter(({ status }) => status === 'skipped').map(({ name }) => name);
  const all = skipped.length === 0 ? lines : [...lines, palette.faint(words.skipped(skipped.join(', ')))];
  return all.length === 0 ? [] : [all.join('\n')];
}

function tableText({ caption, head, rows }: BenchTable, columns: number, palette: Palette): string {
  const cells = [head, ...rows].map((row) => row.map(spaced));
  const widths = head.map((_, column) => Math.max(...cells.map((row) => displayWidth(row[column] ?? ''))));
  const title = palette.strong(caption);
  if (widths.reduce((all, width) => all + width + 2, -2) <= columns) {
    const lines = cells.map((row, index) => {
      const line = row
        .map((cell, column) => padded(cell, widths[column] ?? 0, column > 0))
        .join('  ')
        .trimEnd();
      return index === 0 ? palette.faint(line) : line;
    });
    return [title, ...lines].join('\n');
  }
  return [title, ...subjectByRow(cells, columns, palette)].join('\n');
}

/** A block for each row of the table, and a line for each subject in it. */
function subjectByRow(cells: readonly (readonly string[])[], columns: number, palette: Palette): string[] {
  const [head = [], ...rows] = cells;
  const width = Math.max(...head.map(displayWidth));
  return rows.flatMap(([name = '', ...values]) => [
    palette.busy(clip(name, columns)),
    ...values.map((value, index) =>
      clip(`  ${padded(head[index + 1] ?? '', width, false)}  ${value}`, columns),
    ),
  ]);
}

function goalsText(result: BenchResult, words: BenchWords, columns: number, palette: Palette): string {
  const signs = {
    met: palette.good(symbols.passed),
    missed: palette.bad(symbols.failed),
    open: palette.faint(symbols.skipped),
  };
  const lines = judgeGoals(result, words).flatMap(({ name, verdict, measured }) => {
    const [goal, wanted] = words.goals[name];
    const wide = `${goal}: ${spaced(measured)} (${wanted})`;
    if (displayWidth(wide) + 2 <= columns) return [`${signs[verdict]} ${wide}`];
    return [
      `${signs[verdict]} ${goal}`,
      ...[spaced(measured), palette.faint(wanted)].map((line) => `    ${line}`),
    ];
  });
  return [palette.strong(words.captions.goals), ...lines].join('\n');
}

/** Terminals break at no-break spaces as they like; a plain one takes one column everywhere. */
function spaced(text: string): string {
  return plainText(text).replace(/[\u00A0\u202F]/g, ' ');
}

function padded(text: string, width: number, toTheRight: boolean): string {
  const filling = ' '.repeat(Math.max(0, width - displayWidth(text)));
  return toTheRight ? filling + text : text + filling;
}
