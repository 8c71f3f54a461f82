import type { ListedContainer, ListedPort } from './answers.js';
import { namesOf } from './container.js';

/**
 * The table that `docker ps` prints for these containers.
 *
 * @param now for the column CREATED
 */
export function psTable(containers: readonly ListedContainer[], now: Date): string {
  const rows = containers.map((container) => [
    container.Id.slice(0, 12),
    imageText(container.Image),
    JSON.stringify(ellipsis(container.Command, 20)),
    `${humanDuration(now.getTime() / 1000 - container.Created)} ago`,
    container.Status,
    portsText(container.Ports),
    namesOf(container).join(','),
  ]);
  const table = [['CONTAINER ID', 'IMAGE', 'COMMAND', 'CREATED', 'STATUS', 'PORTS', 'NAMES'], ...rows];
  const widths = table[0]?.map((_, column) =>
    Math.max(minimumWidth, ...table.map((row) => characterCount(row[column] ?? '') + padding)),
  );
  const line = (row: string[]): string =>
    row.map((cell, column) => (column === row.length - 1 ? cell : pad(cell, widths?.[column] ?? 0))).join('');
  return `${table.map(line).join('\n')}\n`;
}

/** Docker's own widths. */
const minimumWidth = 10;
const padding = 3;

interface Range {
  readonly port: ListedPort;
  last: number;
}

/**
 * Ports as Docker's table shows them: neighbours as a range; ranges that another one of their kind follows, then the
 * last one of each kind, then ports that do not keep their number.
 *
 * Source: `DisplayablePorts` in docker/cli, cli/command/formatter/container.go.
 */
export function portsText(ports: readonly ListedPort[]): string {
  const open = new Map<string, Range>();
  const closed: Range[] = [];
  const mapped: string[] = [];
  for (const port of [...ports].sort(comparePorts)) {
    if (port.IP && port.PublicPort !== port.PrivatePort) {
      mapped.push(`${hostText(port.IP)}:${port.PublicPort}->${port.PrivatePort}/${port.Type}`);
      continue;
    }
    const kind = `${port.IP}/${port.Type}`;
    const range = open.get(kind);
    if (range?.last === port.PrivatePort - 1) {
      range.last = port.PrivatePort;
      continue;
    }
    if (range) closed.push(range);
    open.set(kind, { port, last: port.PrivatePort });
  }
  return [...[...closed, ...open.values()].map(rangeText), ...mapped].join(', ');
}

function rangeText({ port, last }: Range): string {
  const range = last === port.PrivatePort ? String(last) : `${port.PrivatePort}-${last}`;
  return port.IP ? `${hostText(port.IP)}:${range}->${range}/${port.Type}` : `${range}/${port.Type}`;
}

function hostText(address: string): string {
  return address.includes(':') ? `[${address}]` : address;
}

function comparePorts(left: ListedPort, right: ListedPort): number {
  return (
    left.PrivatePort - right.PrivatePort ||
    compareBytes(left.IP || '', right.IP || '') ||
    (left.PublicPort || 0) - (right.PublicPort || 0) ||
    compareBytes(left.Type, right.Type)
  );
}

/** Go's order of strings, which no locale changes. */
function compareBytes(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

/** An image that has lost its name to a newer one is shown by its id. */
function imageText(image: string): string {
  return image.startsWith('sha256:') ? image.slice('sha256:'.length, 'sha256:'.length + 12) : image;
}

/** A length of time in Docker's words, such as `Less than a second` or `About an hour`. */
export function humanDuration(seconds: number): string {
  const whole = Math.floor(seconds);
  const minutes = Math.floor(seconds / 60);
  const hours = Math.round(seconds / 3600);
  if (whole < 1) return 'Less than a second';
  if (whole === 1) return '1 second';
  if (whole < 60) return `${whole} seconds`;
  if (minutes === 1) return 'About a minute';
  if (minutes < 60) return `${minutes} minutes`;
  if (hours === 1) return 'About an hour';
  if (hours < 48) return `${hours} hours`;
  if (hours < 24 * 14) return `${Math.floor(hours / 24)} days`;
  if (hours < 24 * 60) return `${Math.floor(hours / 24 / 7)} weeks`;
  if (hours < 24 * 365 * 2) return `${Math.floor(hours / 24 / 30)} months`;
  return `${Math.floor(seconds / 3600 / 24 / 365)} years`;
}

function ellipsis(text: string, length: number): string {
  const characters = Array.from(text);
  return characters.length <= length ? text : `${characters.slice(0, length - 1).join('')}…`;
}

function pad(cell: string, width: number): string {
  return cell + ' '.repeat(Math.max(0, width - characterCount(cell)));
}

function characterCount(text: string): number {
  return Array.from(text).length;
}
