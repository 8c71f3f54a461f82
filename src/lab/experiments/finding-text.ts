/** Widest line of a finding, so that it can be read in a terminal and printed. */
export const findingColumns = 100;

/** What was measured: its name, and the value with its unit. */
export type FindingRow = readonly [label: string, value: string | number];

export interface FindingText {
  readonly title: string;
  /** What was done, a sentence or a command each. */
  readonly did: readonly string[];
  /** What was measured of several things, side by side: the first line names them. */
  readonly table?: readonly (readonly (string | number)[])[];
  readonly rows: readonly FindingRow[];
  /** What it means, in a few sentences. */
  readonly reading: string;
}

/** A finding for readers, as every `experiment-NAME.txt` has it: plain ASCII, no line wider than `findingColumns`. */
export function findingText({ title, did, table = [], rows, reading }: FindingText): string {
  const blocks = [
    [title, '='.repeat(Math.min(title.length, findingColumns))],
    ['What was done', ...did.flatMap((item) => wrapped(item, '  - ', '    '))],
    ['What was measured', ...alignedTable(table), ...(table.length > 0 ? [''] : []), ...alignedRows(rows)],
    ['What it means', ...wrapped(reading, '  ', '  ')],
  ];
  return `${plain(blocks.map((block) => block.join('\n')).join('\n\n'))}\n`;
}

/** Lines of a table; the columns are as wide as their widest cell, and the last one is left as it is. */
export function alignedTable(
  lines: readonly (readonly (string | number)[])[],
  indent = '  ',
): readonly string[] {
  const cells = lines.map((line) => line.map(String));
  const columns = Math.max(0, ...cells.map((line) => line.length));
  const widths = Array.from({ length: columns }, (_, column) =>
    Math.max(0, ...cells.map((line) => line[column]?.length ?? 0)),
  );
  return cells.map((line) =>
    `${indent}${line.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd(),
  );
}

/** A span of time: `7 ms`, `850 ms`, `3.2 s`, `1 min 05 s`. */
export function msText(ms: number): string {
  if (ms < 1000) return `${Math.round(ms)} ms`;
  const tenths = Math.round(ms / 100);
  if (tenths < 600) return `${(tenths / 10).toFixed(1)} s`;
  const seconds = Math.round(ms / 1000);
  return `${Math.floor(seconds / 60)} min ${String(seconds % 60).padStart(2, '0')} s`;
}

/** A size in powers of ten, as Docker counts: `312 B`, `4.1 kB`, `211.4 MB`. */
export function bytesText(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB'];
  let value = bytes;
  let unit = 0;
  while (Math.abs(value) >= 999.5 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return `${value.toFixed(unit === 0 ? 0 : 1)} ${units[unit] ?? ''}`;
}

function alignedRows(rows: readonly FindingRow[]): string[] {
  const width = Math.min(48, Math.max(0, ...rows.map(([label]) => label.length)));
  return rows.flatMap(([label, value]) =>
    wrapped(String(value), `  ${label.padEnd(width)}  `, ' '.repeat(width + 4)),
  );
}

/** Breaks at spaces. A word that is wider than a line, such as a long command, stays in one piece. */
function wrapped(text: string, first: string, next: string): string[] {
  const lines: string[] = [];
  let line = first;
  let empty = true;
  for (const word of text.split(/\s+/).filter((part) => part !== '')) {
    if (!empty && line.length + 1 + word.length > findingColumns) {
      lines.push(line);
      line = next;
      empty = true;
    }
    line += empty ? word : ` ${word}`;
    empty = false;
  }
  return [...lines, line.trimEnd()];
}

/** The typographic characters of our own texts in ASCII; whatever else is beyond becomes a question mark. */
function plain(text: string): string {
  return text
    .replace(/[‘’]/g, "'")
    .replace(/[“”]/g, '"')
    .replace(/[–—]/g, '-')
    .replaceAll('…', '...')
    .replaceAll('×', 'x')
    .replaceAll('→', '->')
    .replace(/[^\n\x20-\x7e]/g, '?');
}
