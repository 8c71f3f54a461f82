import type { DockerPsRow } from './recognised-text.js';
import type { PsColumn } from './docker-ps-header.js';

/** A row as it was read, and how much of it could be told: more is better, 0 is a bare id. */
export interface ReadRow {
  readonly row: DockerPsRow;
  readonly told: number;
}

/** Whether a row of `docker ps` begins here: a container's id of 12 or 64 digits, and something behind it. */
export function beginsWithContainerId(line: string): boolean {
  return idFirst.test(line.slice(0, 200));
}

/**
 * Reads one row: by the columns of the heading where the row fits them, otherwise by what its parts look like.
 * `undefined` for a row without id.
 */
export function readDockerPsRow(text: string, columns: readonly PsColumn[]): ReadRow | undefined {
  const bounded = text.slice(0, longestRow);
  const row = byColumns(bounded, columns) ?? byPattern(bounded);
  if (row === undefined) return undefined;
  return { row, told: (row.status === '' ? 0 : 2) + (row.name === '' ? 0 : 1) + (row.image === '' ? 0 : 1) };
}

/** False for a container that has ended, or never began. */
export function tellsRunning(status: string): boolean {
  return !/^(?:exit|created|dead|removal)/iu.test(status);
}

/** Whether a row without a heading is one of `docker ps`, not of `docker history`, `docker network ls` or a log. */
export function looksLikeDockerPs(text: string): boolean {
  const rest = afterId(text.slice(0, longestRow));
  // `docker history` tells the age where `docker ps` tells the image.
  if (
    rest === undefined ||
    age.test(
      rest
        .trimStart()
        .slice(0, 14)
        .split(/\s{2,}|\t|\|/u)[0] ?? '',
    )
  )
    return false;
  const status = statusIn(rest);
  if (status !== undefined && (status.text !== 'Created' || age.test(rest))) return true;
  const command = commandIn(rest);
  return command !== undefined && age.test(rest.slice(command.end));
}

/** Characters of a row; more is no row. */
const longestRow = 4000;
const idFirst = /^[\s|>`*•-]{0,40}[0-9a-f]{12}(?:[0-9a-f]{52})?(?:…|\.\.\.)?(?:[\s|`*]|$)/u;
const id = /^(?:[0-9a-f]{12}|[0-9a-f]{64})(?:…|\.\.\.)?$/u;
const age = /(?:\b(?:an?|\d{1,4}) (?:second|minute|hour|day|week|month|year)s?(?: ago)?|\d{4}-\d\d-\d\d)/iu;
const period = '(?:(?:About an?|Less than an?|\\d{1,4})(?: (?:second|minute|hour|day|week|month|year)s?)?)';
const statusPattern = new RegExp(
  `(?<=^|[\\s|])(?:Up(?: ${period})?(?: \\([^)]{1,40}\\))?|(?:Exited|Restarting) \\(-?\\d{1,10}\\)(?: ${period}(?: ago)?)?|Created|Dead|Paused|Removal In Progress)(?=$|[\\s|])`,
  'u',
);
const port =
  /(?:[\d.:[\]a-f*]{1,60}:)?\d{1,5}(?:-\d{1,5})?(?:->\d{1,5}(?:-\d{1,5})?)?\/(?:tcp|udp|sctp)\b,?/gu;
const name = /^[A-Za-z0-9][\w.-]*(?:\/[\w.-]+)?(?:,[A-Za-z0-9][\w./-]*)*(?:…|\.\.\.)?,?$/u;
const size = /\s\d[\d.]{0,12} ?[kKMGT]?i?B(?: \(virtual [^)]{1,30}\)?)?[\s|]*$/u;

function byColumns(text: string, columns: readonly PsColumn[]): DockerPsRow | undefined {
  if (columns.length < 3) return undefined;
  const cells = text.includes('|') ? byBars(text, columns) : byOffsets(text, columns);
  if (cells === undefined) return undefined;
  const cell = (...titles: string[]): string =>
    titles.map((title) => cells.get(title) ?? '').find((text) => text !== '') ?? '';
  const status = cell('STATUS', 'STATE');
  const misfit =
    (columns.some(({ title }) => title === 'CONTAINER ID')
      ? !id.test(cell('CONTAINER ID'))
      : status === '') ||
    /\s/u.test(cell('IMAGE')) ||
    /[\s/]/u.test(cell('NAMES').split(',')[0] ?? '') ||
    (status !== '' && !/^(?:Up|Exited|Created|Restarting|Dead|Removal|Paused|running|exited)/iu.test(status));
  if (misfit) return undefined;
  return {
    id: cell('CONTAINER ID').replace(/…|\.\.\./u, ''),
    image: cell('IMAGE'),
    status,
    running: tellsRunning(status),
    ports: cell('PORTS'),
    name: cell('NAMES'),
  };
}

function byBars(text: string, columns: readonly PsColumn[]): Map<string, string> | undefined {
  const cells = text
    .trim()
    .replace(/^\||\|$/gu, '')
    .split('|')
    .map(bare);
  if (cells.length !== columns.length) return undefined;
  return new Map(columns.map(({ title }, index) => [title, cells[index] ?? '']));
}

function byOffsets(text: string, columns: readonly PsColumn[]): Map<string, string> | undefined {
  const cells = new Map<string, string>();
  for (const [index, { title, at }] of columns.entries()) {
    // A column whose cell begins elsewhere shows that the row is not aligned with its heading.
    if (at > 0 && /\S/u.test(text[at - 1] ?? ' ')) return undefined;
    const cell = text.slice(at, columns[index + 1]?.at);
    if (/^\s+\S/u.test(cell)) return undefined;
    cells.set(title, cell.trim());
  }
  return cells;
}

function byPattern(text: string): DockerPsRow | undefined {
  const found = idFirst.exec(text);
  const rest = afterId(text);
  if (found === null || rest === undefined) return undefined;
  const command = commandIn(rest);
  const status = statusIn(rest);
  const behind = rest.slice(status?.end ?? command?.end ?? rest.length).replace(size, '');
  const ports = portsIn(behind);
  const image = bare(/^[\s|]*([^\s|"“”«»']+)/u.exec(rest)?.[1] ?? '');
  return {
    id: found[0].replace(/[^0-9a-f]/gu, ''),
    image,
    status: status?.text ?? '',
    running: tellsRunning(status?.text ?? ''),
    ports: ports.text,
    name: status === undefined ? '' : nameIn(behind.slice(ports.end)),
  };
}

function afterId(text: string): string | undefined {
  const found = idFirst.exec(text);
  return found === null ? undefined : ` ${text.slice(found[0].length)}`;
}

function commandIn(rest: string): { readonly end: number } | undefined {
  const found = /["“”«'][^"“”»]{0,400}?["”“»'](?=[\s|]|$)/u.exec(rest);
  return found === null ? undefined : { end: found.index + found[0].length };
}

/** Behind the command, because a command may say anything. */
function statusIn(rest: string): { readonly text: string; readonly end: number } | undefined {
  const start = commandIn(rest)?.end ?? 0;
  const found = statusPattern.exec(rest.slice(start));
  return found === null ? undefined : { text: found[0], end: start + found.index + found[0].length };
}

function portsIn(behind: string): { readonly text: string; readonly end: number } {
  const all = [...behind.matchAll(port)];
  const first = all[0];
  const last = all.at(-1);
  if (first === undefined || last === undefined) return { text: '', end: 0 };
  const end = last.index + last[0].length;
  return { text: behind.slice(first.index, end).replace(/\s+/gu, ' '), end };
}

function nameIn(rest: string): string {
  const tokens = rest
    .split(/[\s|]+/u)
    .map(bare)
    .filter((token) => token !== '');
  const last = tokens.at(-1) ?? '';
  const cutPort = /^[\d.:]+$|^\d+\/|^\d+-$/u.test(last);
  return name.test(last) && !cutPort ? last.replace(/,$/u, '') : '';
}

function bare(cell: string): string {
  return cell.trim().replace(/^[`*]+|[`*]+$/gu, '');
}
