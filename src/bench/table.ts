import { get } from 'node:http';
import { text } from 'node:stream/consumers';
import { getsRequests, parseStat } from '../lab/haproxy.js';
import { nodeAddress } from '../lab/topology.js';
import type { Subject } from './subjects.js';

/** Whether requests are sent to a node: `up`, or it stands in the table without getting any. */
export type RowState = 'up' | 'down';

/** The balancer's table: nodes that stand in it. */
export type Table = ReadonlyMap<string, RowState>;

/** The table as the process has it that takes new connections now; `undefined` while none answers. */
export async function readTable(
  where: { readonly host: string; readonly port: number },
  subject: Pick<Subject, 'rowsBy'>,
  subnet: string,
): Promise<Table | undefined> {
  const csv = await answerOf({ ...where, path: '/;csv' });
  return csv?.startsWith('# pxname') ? tableOf(csv, subject, subnet) : undefined;
}

/** The table in HAProxy's statistics. */
export function tableOf(csv: string, { rowsBy }: Pick<Subject, 'rowsBy'>, subnet: string): Table {
  const rows = parseStat(csv).filter(({ proxy }) => proxy === 'nodes');
  const nodes = rowsBy === 'address' ? nodesByAddress(subnet) : undefined;
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

function nodesByAddress(subnet: string): Map<string, string> {
  const names = Array.from({ length: 66 }, (_, index) => `s${index + 1}`);
  return new Map(names.map((node) => [nodeAddress(subnet, node), node]));
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
