import type { DockerPs, DockerPsRow } from './recognised-text.js';
import { parseComposePs, startsComposePs } from './docker-ps-compose.js';
import { dockerPsColumns, isDockerPsHeading, type PsColumn } from './docker-ps-header.js';
import { beginsWithContainerId, looksLikeDockerPs, readDockerPsRow } from './docker-ps-row.js';
import { readTerminalLine } from './prompt.js';

/** Whether a table of `docker ps` or `docker-compose ps` begins at this line with its heading. */
export function startsDockerPs(line: string): boolean {
  return isDockerPsHeading(line) || startsComposePs(line);
}

/** Whether this line alone is a row of `docker ps`, as in a table without heading. */
export function isDockerPsRow(line: string): boolean {
  return beginsWithContainerId(line) && looksLikeDockerPs(line);
}

/**
 * Reads the first table of `docker ps`, `docker container ls` or `docker-compose ps` in these lines, with or without
 * its heading, also when a terminal wrapped it; `undefined` when there is none.
 */
export function parseDockerPs(lines: readonly string[], firstLine: number): DockerPs | undefined {
  let begin = 0;
  for (let tries = 0; tries < mostTries; tries += 1) {
    while (begin < lines.length && !mayBegin(lines[begin] ?? '')) begin += 1;
    const first = lines[begin];
    if (first === undefined) return undefined;
    if (startsComposePs(first)) return parseComposePs(lines, begin, firstLine);
    const table = gather(lines, begin, widthOf(lines, begin));
    const found = readTable(table, firstLine + begin, firstLine + table.last);
    if (found !== undefined) return found;
    begin = table.last + 1;
  }
  return undefined;
}

/** Places that look like a table's beginning and are none, as lines of other programs that begin with an id. */
const mostTries = 100;

function mayBegin(line: string): boolean {
  return startsDockerPs(line) || beginsWithContainerId(line);
}

function readTable(
  { heading, rows, width }: Table,
  firstLine: number,
  lastLine: number,
): DockerPs | undefined {
  const columns = columnsOf(heading);
  const proven =
    heading !== undefined || rows.some((pieces) => variants(pieces, width).some(looksLikeDockerPs));
  if (!proven) return undefined;
  const read = rows.map((pieces) => readRow(pieces, columns, width)).filter((row) => row !== undefined);
  return { kind: 'docker-ps', firstLine, lastLine, header: heading !== undefined, rows: read };
}

/** A table's lines, put together again where a terminal wrapped them. */
interface Table {
  readonly heading: string | undefined;
  readonly rows: string[][];
  readonly last: number;
  /** Characters of the terminal, as far as wrapped lines show them. */
  readonly width: number;
}

/** Lines that one row may be wrapped over. */
const mostPieces = 8;

function gather(lines: readonly string[], begin: number, width: number): Table {
  const first = lines[begin] ?? '';
  const headed = isDockerPsHeading(first);
  const titles = [first];
  let heading = headed ? first : undefined;
  let columns = columnsOf(heading);
  const rows: string[][] = [];
  let open: string[] | undefined;
  let last = begin;
  let strange = 0;
  for (let index = headed ? begin + 1 : begin; index < lines.length; index += 1) {
    const line = lines[index] ?? '';
    const blank = line.trim() === '';
    if (heading !== undefined && rows.length === 0 && index - begin < mostPieces && isRestOfHeading(line)) {
      titles.push(line);
      heading = joined(titles, width);
      columns = columnsOf(heading);
    } else if (startsDockerPs(line)) {
      break;
    } else if (isRow(line, columns)) {
      open = [line];
      rows.push(open);
    } else if (open !== undefined && open.length < mostPieces && continues(open, line, columns, width)) {
      open.push(line);
    } else {
      open = undefined;
      if (/^[\s|`:-]*$/u.test(line)) continue;
      strange += 1;
      // One stray line may stand in a table; a new command, or a paragraph, ends it.
      if (isPrompt(line) || strange > 1) break;
      continue;
    }
    if (blank) continue;
    last = index;
    strange = 0;
  }
  return { heading, rows, last, width };
}

function columnsOf(heading: string | undefined): readonly PsColumn[] {
  return (heading === undefined ? undefined : dockerPsColumns(heading)) ?? [];
}

/** A row begins with the container's id, unless the heading tells another order. */
function isRow(line: string, columns: readonly PsColumn[]): boolean {
  const first = columns[0]?.title;
  if (first === undefined || first === 'CONTAINER ID') return beginsWithContainerId(line);
  return line.trim() !== '' && !isPrompt(line) && readDockerPsRow(line, columns) !== undefined;
}

/** The terminal's width: that of the longest line which was continued on the next one. */
function widthOf(lines: readonly string[], begin: number): number {
  let width = 0;
  let since = 0;
  for (let index = begin; index + 1 < Math.min(lines.length, begin + 500) && since < mostPieces; index += 1) {
    const line = lines[index] ?? '';
    const next = lines[index + 1] ?? '';
    since = beginsWithContainerId(line) ? 0 : since + 1;
    if (isPrompt(line)) break;
    if (!beginsWithContainerId(next) && !isPrompt(next)) width = Math.max(width, line.length);
  }
  return Math.min(width, 1000);
}

function isRestOfHeading(line: string): boolean {
  return line.length < 1000 && /^[A-Z\s]*$/u.test(line) && !line.includes('CONTAINER');
}

function continues(
  pieces: readonly string[],
  line: string,
  columns: readonly PsColumn[],
  width: number,
): boolean {
  if (line.length > 1000 || line.startsWith('```') || isPrompt(line)) return false;
  const looksIt = /^\s*$|^\S{1,200}$|\s{2}|^\s+\S|\/tcp|\bago\b|\bUp\b/u.test(line.slice(0, 400));
  if (!looksIt) return false;
  const end = columns.at(-1)?.at ?? 0;
  const blank = line.trim() === '';
  // A line as wide as the terminal was cut there, even if it seems complete.
  const cut =
    pieces.at(-1)?.length === width && !blank && (pieces.length > 1 || /\s{2}|^\s/u.test(line.trimEnd()));
  if (cut) return true;
  if (end > narrowestTable) return joined(pieces, width).length + lengthOfLastPadding(pieces, width) <= end;
  if (blank) return false;
  const read = readRow(pieces, columns, width);
  return read === undefined || read.name === '' || read.status === '';
}

/** Characters; a heading that is narrower has lost its columns' width. */
const narrowestTable = 70;

/** White space at the end of a line is often lost. */
function lengthOfLastPadding(pieces: readonly string[], width: number): number {
  return Math.max(0, width - (pieces.at(-1) ?? '').length);
}

function readRow(
  pieces: readonly string[],
  columns: readonly PsColumn[],
  width: number,
): DockerPsRow | undefined {
  const read = variants(pieces, width)
    .map((text) => readDockerPsRow(text, columns))
    .filter((row) => row !== undefined)
    .sort((a, b) => b.told - a.told);
  return read[0]?.row;
}

/** A wrapped row may have been cut inside of a word, or between two. */
function variants(pieces: readonly string[], width: number): string[] {
  return pieces.length === 1 ? [...pieces] : [joined(pieces, width), pieces.join(' ')];
}

function joined(pieces: readonly string[], width: number): string {
  return pieces.map((piece, index) => (index + 1 < pieces.length ? piece.padEnd(width) : piece)).join('');
}

function isPrompt(line: string): boolean {
  const { command, output } = readTerminalLine(line);
  return command !== undefined && output === '';
}
