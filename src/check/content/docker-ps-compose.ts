import type { DockerPs, DockerPsRow } from './recognised-text.js';
import { titledColumns, type PsColumn } from './docker-ps-header.js';
import { tellsRunning } from './docker-ps-row.js';
import { readTerminalLine } from './prompt.js';

/** Whether this line is the heading of `docker-compose ps`, of its first or its second version. */
export function startsComposePs(line: string): boolean {
  return line.length < 1000 && heading.test(line);
}

/** Reads a table of `docker-compose ps`, whose heading is `lines[begin]`; it tells no ids. */
export function parseComposePs(lines: readonly string[], begin: number, firstLine: number): DockerPs {
  const first = lines[begin] ?? '';
  const columns = titledColumns(first, titles);
  const rows: DockerPsRow[] = [];
  let last = begin;
  for (let index = begin + 1; index < lines.length; index += 1) {
    const line = lines[index] ?? '';
    if (line.trim() === '' || line.length > 1000) break;
    const previous = rows.at(-1);
    if (!/^-{5,}\s*$/u.test(line)) {
      const row = columns.some(({ title }) => title === 'SERVICE')
        ? rowByColumns(line, columns)
        : rowByCells(line);
      if (row !== undefined) rows.push(row);
      else if (previous === undefined || isPrompt(line)) break;
      else rows[rows.length - 1] = extended(previous, line);
    }
    last = index;
  }
  return { kind: 'docker-ps', firstLine: firstLine + begin, lastLine: firstLine + last, header: true, rows };
}

function rowByColumns(line: string, columns: readonly PsColumn[]): DockerPsRow | undefined {
  const cell = (wanted: string): string => {
    const index = columns.findIndex(({ title }) => wanted === title);
    return index < 0 ? '' : line.slice(columns[index]?.at, columns[index + 1]?.at).trim();
  };
  return row(cell('NAME'), cell('IMAGE'), cell('STATUS'), cell('PORTS'));
}

/** The first version centres the titles over their columns, and does not align cells with them. */
function rowByCells(line: string): DockerPsRow | undefined {
  const cells = line.trimEnd().split(/\s{2,}/u);
  return row(cells[0] ?? '', '', cells[2] ?? '', cells.slice(3).join(' '));
}

function row(name: string, image: string, status: string, ports: string): DockerPsRow | undefined {
  if (name === '' || !state.test(status)) return undefined;
  return { id: '', image, status, running: tellsRunning(status), ports, name };
}

/** The first version wraps each cell inside of its column. */
function extended(previous: DockerPsRow, line: string): DockerPsRow {
  const cells = line.trimEnd().split(/\s{2,}/u);
  const ports = cells.slice(1).filter((cell) => /\/(?:tcp|udp|sctp)/u.test(cell));
  return {
    ...previous,
    name: previous.name + (cells[0] ?? ''),
    ports: [previous.ports, ...ports].join(' ').trim(),
  };
}

function isPrompt(line: string): boolean {
  return readTerminalLine(line).command !== undefined;
}

const heading =
  /^\s*(?:Name\s+Command\s+State\s+Ports|NAME\s+(?:IMAGE\s+)?COMMAND\s+SERVICE\s+(?:CREATED\s+)?STATUS\s+PORTS)\s*$/u;
const titles = /\b(?:NAME|IMAGE|COMMAND|SERVICE|CREATED|STATUS|STATE|PORTS)\b/gu;
const state = /^(?:up|exit|running|exited|created|restarting|paused|dead|removing)\b/iu;
