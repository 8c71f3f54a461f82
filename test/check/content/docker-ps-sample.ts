/** What a made-up row of `docker ps` says. */
export interface SampleRow {
  readonly id: string;
  readonly image: string;
  readonly command: string;
  readonly created: string;
  readonly status: string;
  readonly ports: string;
  readonly name: string;
}

export const sampleRows: readonly SampleRow[] = [
  {
    id: 'c0ffee12ab34',
    image: 'made-up/balancer:7',
    command: '"/init"',
    created: '3 hours ago',
    status: 'Up About a minute',
    ports: '0.0.0.0:80->80/tcp, :::80->80/tcp, 7373/tcp, 0.0.0.0:1936->1936/tcp, 7946/tcp',
    name: 'ha',
  },
  {
    id: 'beef00112233',
    image: 'made-up/web',
    command: '"docker-entrypoint.s…"',
    created: 'About an hour ago',
    status: 'Exited (137) 5 seconds ago',
    ports: '',
    name: 's1',
  },
  {
    id: '00dd11ee22ff',
    image: 'registry.example:5000/made-up/web',
    command: '"/init"',
    created: '2 weeks ago',
    status: 'Up 2 weeks (unhealthy)',
    ports: '3000/tcp, 7373/tcp, 7946/tcp',
    name: 'folder_web_2',
  },
];

const titles = ['CONTAINER ID', 'IMAGE', 'COMMAND', 'CREATED', 'STATUS', 'PORTS', 'NAMES'];

/** The table that Docker prints of these rows, its columns at least `narrowest` characters wide. */
export function tableOf(rows: readonly SampleRow[], narrowest = 20): string[] {
  return aligned(
    [
      titles,
      ...rows.map((row) => [row.id, row.image, row.command, row.created, row.status, row.ports, row.name]),
    ],
    narrowest,
  );
}

/** Cells in columns, three spaces apart, as Docker's table writer sets them. */
export function aligned(cells: readonly (readonly string[])[], narrowest: number): string[] {
  const widths = (cells[0] ?? []).map((_, column) =>
    Math.max(narrowest, ...cells.map((row) => (row[column] ?? '').length + 3)),
  );
  return cells.map((row) =>
    row.map((cell, column) => (column + 1 < row.length ? cell.padEnd(widths[column] ?? 0) : cell)).join(''),
  );
}

/** What a person copies from a terminal of this width. */
export function wrappedAt(lines: readonly string[], width: number): string[] {
  return lines.flatMap((line) => line.match(new RegExp(`.{1,${width}}`, 'gu')) ?? ['']);
}
