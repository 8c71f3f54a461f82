import type { Node } from './world.js';

export interface PsOptions {
  readonly running: readonly Node[];
  readonly exited?: readonly Node[];
  /** Rows of containers that have nothing to do with the lab, as `docker ps -a` shows. */
  readonly foreign?: boolean;
  /** Until Docker 19 columns were at least 20 wide, since 20.10 they fit. */
  readonly columns?: 'wide' | 'fitting';
  readonly header?: boolean;
  /** Width at which a terminal broke the lines. */
  readonly wrapped?: number | undefined;
}

/** What `docker ps` prints. */
export function dockerPsText({
  running,
  exited = [],
  foreign = false,
  columns = 'wide',
  header = true,
  wrapped,
}: PsOptions): string {
  const rows = [
    ...running.map((node) => rowOf(node, 'Up 3 minutes')),
    ...exited.map((node) => rowOf(node, 'Exited (137) 20 seconds ago')),
    ...(foreign
      ? [
          [
            '5c0ffee5ca1e',
            'hello-world',
            '"/hello"',
            '7 weeks ago',
            'Exited (0) 7 weeks ago',
            '',
            'eager_noether',
          ],
        ]
      : []),
  ];
  const table = [['CONTAINER ID', 'IMAGE', 'COMMAND', 'CREATED', 'STATUS', 'PORTS', 'NAMES'], ...rows];
  const widths = [0, 1, 2, 3, 4, 5].map((column) =>
    Math.max(columns === 'wide' ? 20 : 0, ...table.map((row) => (row[column] ?? '').length + 3)),
  );
  const lines = table
    .slice(header ? 0 : 1)
    .map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(''));
  return [...lines.flatMap((line) => broken(line, wrapped)), ''].join('\n');
}

function rowOf(node: Node, status: string): string[] {
  const ports =
    node.role === 'balancer'
      ? '0.0.0.0:80->80/tcp, 7373/tcp, 0.0.0.0:1936->1936/tcp, 0.0.0.0:9999->9999/tcp, 7946/tcp'
      : '3000/tcp, 7373/tcp, 7946/tcp';
  return [
    node.short,
    node.image,
    '"/init"',
    '3 minutes ago',
    status,
    status.startsWith('Up') ? ports : '',
    node.name,
  ];
}

function broken(line: string, width: number | undefined): string[] {
  if (width === undefined || line.length <= width) return [line];
  return [line.slice(0, width), ...broken(line.slice(width), width)];
}
