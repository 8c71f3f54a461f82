import { backendNames } from '../scenario/lab-description.js';
import { get } from 'node:http';
import { text } from 'node:stream/consumers';
import { getsRequests, parseStat } from '../lab/haproxy.js';
import { nodeAddress, type Topology } from '../lab/topology.js';
import type { Subject } from './subjects.js';

/** Whether requests are sent to a node: `up`, or it stands in the table without getting any. */
export type RowState = 'up' | 'down';

/** The balancer's table: nodes that stand in it. */
export type Table = ReadonlyMap<string, RowState>;

/** The table as the process has it that takes new connections now; `undefined` while none answers. */
export async function readTable(
  where: { readonly host: string; readonly port: number },
  subject: Pick<Subject, 'rowsBy'>,
  topology: Topology,
): Promise<Table | undefined> {
  const csv = await answerOf({ ...where, path: '/;csv' });
  return csv?.startsWith('# pxname') ? tableOf(csv, subject, topology) : undefined;
}

/** The table in HAProxy's statistics. */
export function tableOf(csv: string, { rowsBy }: Pick<Subject, 'rowsBy'>, topology: Topology): Table {
  const { table } = topology.description.roles.balancer;
  const rows = parseStat(csv).filter(({ proxy }) => proxy === table.backend);
  const nodes = rowsBy === 'address' ? nodesByAddress(topology) : undefined;
  return new Map(
    rows.flatMap(({ name, address, status }) => {
      const node = nodes ? nodes.get(address.split(':', 1)[0] ?? '') : name;
      // A slot that DNS gives no address any more keeps the last one, in maintenance.
      if (node === undefined || (nodes && status.startsWith('MAINT'))) return [];
      return [[node, getsRequests(status) ? 'up' : 'down'] as const];
    }),
  );
}

/** Whether exactly these nodes get requests. */
export function showsUp(table: Table | undefined, nodes: ReadonlySet<string>): boolean {
  if (!table) return false;
  const up = [...table].filter(([, state]) => state === 'up');
  return up.length === nodes.size && up.every(([node]) => nodes.has(node));
}

function nodesByAddress(topology: Topology): Map<string, string> {
  const names = backendNames(topology.description);
  return new Map(names.map((node) => [nodeAddress(topology, node), node]));
}

const timeoutMs = 1000;

/** On a new connection each time: one that is kept would stay with a process that is being replaced. */
function answerOf(where: {
  readonly host: string;
  readonly port: number;
  readonly path: string;
}): Promise<string | undefined> {
  return new Promise((resolve) => {
    const request = get({ ...where, agent: false, timeout: timeoutMs }, (response) => {
      text(response).then(resolve, () => resolve(undefined));
    });
    request.on('timeout', () => request.destroy());
    request.on('error', () => resolve(undefined));
  });
}
