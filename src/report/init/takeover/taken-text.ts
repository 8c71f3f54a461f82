import { reportLines } from '../../../check/written/report-line.js';
import { withMovedLinks } from './moved-links.js';
import type { LineRange } from './source-lines.js';
import { withoutLabel } from './without-label.js';

/** A file of a report: its lines with their ends, and what its links have to be elsewhere. */
export interface ReportFile {
  readonly lines: readonly string[];
  readonly moved: ReadonlyMap<string, string>;
  /** Lines that say what a label stands for: an address or a footnote; by the label in small letters. */
  readonly definitions: ReadonlyMap<string, string>;
}

/** A report's file by its lines. */
export function reportFile(lines: readonly string[], moved: ReadonlyMap<string, string>): ReportFile {
  const definitions = new Map<string, string>();
  for (const line of lines) {
    const label = /^ {0,3}\[([^[\]]{1,200})\]:\s*\S/.exec(line)?.[1];
    if (label !== undefined) definitions.set(label.toLowerCase(), line);
  }
  return { lines, moved, definitions };
}

/**
 * The text of an answer, in its author's own words: the lines as they are, but for the label of the question before them and the
 * addresses of files. Definitions of links that stand elsewhere in the report come after it.
 */
export function takenText(
  ranges: readonly LineRange[],
  name: string,
  files: ReadonlyMap<string, ReportFile>,
): string {
  const parts = ranges.map((range) => partOf(range, name, files.get(range.file)));
  return parts.map(withLineEnd).join('\n');
}

function partOf({ first, last }: LineRange, name: string, file: ReportFile | undefined): string {
  if (file === undefined) return '';
  const lines = file.lines.slice(first - 1, last);
  // Where the label has been, the rest of its line begins the answer.
  const [label = '', ...rest] = lines;
  const own = [withoutLabel(label, name), ...rest];
  const kinds = reportLines(lines.map((line) => line.replace(/[\r\n]+$/, '')).join('\n'));
  const moved = own.map((line, index) => {
    const kind = kinds[index]?.kind;
    return kind === 'code' || kind === 'fence' ? line : withMovedLinks(line, file.moved);
  });
  const text = moved.join('').replace(/^(?:[ \t]*\r?\n)+/, '');
  const needed = [...file.definitions].filter(
    ([label, line]) => !lines.includes(line) && text.toLowerCase().includes(`[${label}]`),
  );
  if (needed.length === 0) return text;
  return [
    withLineEnd(text),
    '\n',
    ...needed.map(([, line]) => withLineEnd(withMovedLinks(line, file.moved))),
  ].join('');
}

function withLineEnd(text: string): string {
  return text === '' || text.endsWith('\n') ? text : `${text}\n`;
}
