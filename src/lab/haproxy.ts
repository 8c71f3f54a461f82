import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import type { Lab } from './lab.js';
import { containerPorts } from './topology.js';

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

/** The servers of the backend `nodes` as the running HAProxy has them; `undefined` while it does not answer. */
export async function haproxyServers(lab: Lab): Promise<readonly ServerRow[] | undefined> {
  const { host, port } = await lab.hostAddress('ha', containerPorts.admin);
  const answer = await ask(host, port, 'show stat');
  return answer?.startsWith('# pxname')
    ? parseStat(answer).filter((row) => row.proxy === 'nodes')
    : undefined;
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

/** The fields of a line; what a server answered to a check is in it, quoted where it has commas. */
function fieldsOf(line: string): string[] {
  return Array.from(line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g), ([, quoted, plain]) => {
    return quoted?.replaceAll('""', '"') ?? plain ?? '';
  });
}

/** One command on HAProxy's admin socket; `undefined` when nobody answers, which is normal while it starts. */
async function ask(host: string, port: number, command: string): Promise<string | undefined> {
  const socket = connect({ host, port });
  socket.setTimeout(answerTimeoutMs, () => socket.destroy(new Error('timeout')));
  try {
    socket.write(`${command}\n`);
    return await text(socket);
  } catch {
    return undefined;
  } finally {
    socket.destroy();
  }
}
