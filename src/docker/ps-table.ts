import type { ContainerInfo, Port } from 'dockerode';

/**
 * The table that `docker ps` prints for these containers.
 *
 * @param now for the column CREATED
 */
export function psTable(containers: readonly ContainerInfo[], now: Date): string {
  const rows = containers.map((container) => [
    container.Id.slice(0, 12),
    container.Image,
    JSON.stringify(ellipsis(container.Command, 20)),
    `${humanDuration(now.getTime() / 1000 - container.Created)} ago`,
    container.Status,
    portsText(container.Ports),
    container.Names.map((name) => name.replace(/^\//, '')).join(','),
  ]);
  const table = [['CONTAINER ID', 'IMAGE', 'COMMAND', 'CREATED', 'STATUS', 'PORTS', 'NAMES'], ...rows];
  const widths = table[0]?.map((_, column) =>
    Math.max(minimumWidth, ...table.map((row) => [...(row[column] ?? '')].length + padding)),
  );
  const line = (row: string[]): string =>
    row.map((cell, column) => (column === row.length - 1 ? cell : pad(cell, widths?.[column] ?? 0))).join('');
  return `${table.map(line).join('\n')}\n`;
}

/** Docker's own widths. */
const minimumWidth = 10;
const padding = 3;

/** Ports as Docker's table shows them: neighbours as a range, ports that keep their number before those that do not. */
export function portsText(ports: readonly Port[]): string {
  const sorted = [...ports].sort(comparePorts);
  const ranges: { key: string; port: Port; last: number }[] = [];
  const mapped: string[] = [];
  for (const port of sorted) {
    if (port.IP && port.PublicPort !== port.PrivatePort) {
      mapped.push(`${port.IP}:${port.PublicPort}->${port.PrivatePort}/${port.Type}`);
      continue;
    }
    const key = `${port.IP || ''}/${port.Type}`;
    const open = ranges.findLast((range) => range.key === key);
    if (open?.last === port.PrivatePort - 1) open.last = port.PrivatePort;
    else ranges.push({ key, port, last: port.PrivatePort });
  }
  return [...ranges.map(rangeText), ...mapped].join(', ');
}

function rangeText({ port, last }: { port: Port; last: number }): string {
  const range = last === port.PrivatePort ? String(last) : `${port.PrivatePort}-${last}`;
  return port.IP ? `${port.IP}:${range}->${range}/${port.Type}` : `${range}/${port.Type}`;
}

function comparePorts(left: Port, right: Port): number {
  return (
    left.PrivatePort - right.PrivatePort ||
    (left.IP || '').localeCompare(right.IP || '') ||
    (left.PublicPort || 0) - (right.PublicPort || 0) ||
    left.Type.localeCompare(right.Type)
  );
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
  return `${Math.floor(hours / 24 / 365)} years`;
}

function ellipsis(text: string, length: number): string {
  const characters = [...text];
  return characters.length <= length ? text : `${characters.slice(0, length - 1).join('')}…`;
}

function pad(cell: string, width: number): string {
  return cell + ' '.repeat(Math.max(0, width - [...cell].length));
}
