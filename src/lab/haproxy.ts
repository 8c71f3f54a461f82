import { connect } from 'node:net';
import { readUpTo } from '../read-up-to.js';
import type { HostNames } from './host-names.js';
import type { LabAccess } from './lab-access.js';

/** A row of HAProxy's `show stat`, with the columns that matter here. */
export interface ServerRow {
  readonly name: string;
  /** `ADDRESS:PORT`. */
  readonly address: string;
  /** HAProxy's own word, such as `UP`, `DOWN 1/2` or `no check`. */
  readonly status: string;
  /** Result of the last health check, such as `L7OK` or `L4CON`; empty before the first. */
  readonly check: string;
  /** Sessions since this process started. */
  readonly sessions: number;
  readonly bytesOut: number;
  readonly errors: number;
}

const answerTimeoutMs = 2000;
/** A table of a thousand servers has half of that. */
const mostBytes = 1024 * 1024;

/** The servers of the lab's backend as the running HAProxy has them; `undefined` while it does not answer. */
export async function haproxyServers(
  lab: LabAccess,
  node = lab.balancer,
): Promise<readonly ServerRow[] | undefined> {
  const { table } = lab.description.roles.balancer;
  const answer = table.from === 'admin' ? await askAdmin(lab, node) : await askStatsPage(lab, node);
  return answer?.startsWith('# pxname')
    ? parseStat(answer).filter((row) => row.proxy === table.backend)
    : undefined;
}

/** Whether exactly these servers are up, each with a check that has passed, exactly these down, and there is no other. */
export function showsExactly(
  rows: readonly ServerRow[],
  expected: { readonly up: readonly string[]; readonly down: readonly string[] },
): boolean {
  const up = rows.filter(isUp);
  const down = rows.filter((row) => row.status.startsWith('DOWN'));
  return (
    rows.length === up.length + down.length && areNamed(up, expected.up) && areNamed(down, expected.down)
  );
}

/** Whether HAProxy sends requests to a server because of a check, and not because it merely assumes so. */
export function isUp({ status, check }: ServerRow): boolean {
  return status === 'UP' && check.startsWith('L7OK');
}

/** Whether HAProxy sends requests to a server, whatever its reason; the words are `UP`, `UP 1/3`, `DOWN`, `MAINT`, `no check` …. */
export function getsRequests(status: string): boolean {
  return status.startsWith('UP') || status === 'no check';
}

/** The table with the names of nodes in place of what their containers call themselves. */
export function asNodes({ hosts }: Pick<LabAccess, 'hosts'>, rows: readonly ServerRow[]): ServerRow[] {
  return rows.map((row) => ({ ...row, name: hosts.nodeCalled(row.name) }));
}

/** The servers and their states for a reader. */
export function describeServers(rows: readonly ServerRow[] | undefined, hosts?: HostNames): string {
  if (!rows) return 'HAProxy does not answer yet';
  const table = rows.map(
    ({ name, status, check }) => `${hosts?.shown(name) ?? name} ${status}${check ? ` (${check})` : ''}`,
  );
  return table.join(', ') || 'no server';
}

/** Parses the CSV of `show stat` into the servers of all backends. */
export function parseStat(csv: string): (ServerRow & { proxy: string })[] {
  const [header = '', ...lines] = csv.replace(/^# /, '').split('\n');
  const columns = header.split(',');
  return lines
    .filter((line) => line.includes(','))
    .map((line) => {
      const fields = fieldsOf(line);
      const field = (column: string): string => fields[columns.indexOf(column)] ?? '';
      return {
        proxy: field('pxname'),
        name: field('svname'),
        address: field('addr'),
        status: field('status'),
        // While a check runs, HAProxy puts a star before the result of the one before it.
        check: field('check_status').replace('* ', ''),
        sessions: Number(field('stot')),
        bytesOut: Number(field('bout')),
        errors: Number(field('econ')) + Number(field('eresp')),
      };
    })
    .filter(({ name }) => name !== 'FRONTEND' && name !== 'BACKEND');
}

function areNamed(rows: readonly ServerRow[], names: readonly string[]): boolean {
  return rows.length === names.length && rows.every((row) => names.includes(row.name));
}

/** The fields of a line; what a server answered to a check is in it, quoted where it has commas. */
function fieldsOf(line: string): string[] {
  return Array.from(line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g), ([, quoted, plain]) => {
    return quoted?.replaceAll('""', '"') ?? plain ?? '';
  });
}

/** `show stat` on HAProxy's admin socket; `undefined` when nobody answers, which is normal while it starts. */
async function askAdmin(lab: LabAccess, node: string): Promise<string | undefined> {
  const socket = connect(await lab.hostAddress(node, 'admin'));
  const timer = setTimeout(() => socket.destroy(new Error('timeout')), answerTimeoutMs);
  try {
    socket.write('show stat\n');
    return (await readUpTo(mostBytes, socket))?.toString('utf8');
  } catch {
    return undefined;
  } finally {
    clearTimeout(timer);
    socket.destroy();
  }
}

/** The same from the statistics page, where the admin socket cannot be reached from outside. */
async function askStatsPage(lab: LabAccess, node: string): Promise<string | undefined> {
  const { host, port } = await lab.hostAddress(node, 'stats');
  try {
    const answer = await fetch(`http://${host}:${port}/;csv`, {
      signal: AbortSignal.timeout(answerTimeoutMs),
      headers: { connection: 'close' },
    });
    return answer.body ? (await readUpTo(mostBytes, answer.body))?.toString('utf8') : '';
  } catch {
    return undefined;
  }
}
