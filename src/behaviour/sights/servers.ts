import { readContainerFile } from '../../docker/file.js';
import { naturalOrder } from '../../lab/conditions.js';
import { haproxyServers, getsRequests, type ServerRow } from '../../lab/haproxy.js';
import { requestBalancer } from '../../lab/http.js';
import type { Lab } from '../../lab/lab.js';
import { nodeAddress } from '../../lab/topology.js';
import { backendNames } from '../../scenario/lab-description.js';
import { processesOf, programOf } from '../processes.js';

/** Which of the lab's nodes each server is, whatever somebody has called it; one that is nobody stays as it is. */
function nodesOf(
  lab: Lab,
  servers: readonly { readonly name: string; readonly address: string }[],
): string[] {
  const byAddress = new Map(
    backendNames(lab.description).map((node) => [nodeAddress(lab.topology, node), node]),
  );
  const found = servers.map(({ name, address }) => {
    const [host = ''] = address.split(':');
    return byAddress.get(host) ?? lab.hosts.nodeCalled(host === '' || host.startsWith('$') ? name : host);
  });
  return [...new Set(found)].sort(naturalOrder);
}

/**
 * The nodes that HAProxy's configuration has as servers; `undefined` while there is none. The file is the one that HAProxy
 * was started with, wherever that is.
 */
export async function configuredNodes(lab: Lab): Promise<string[] | undefined> {
  const path = await configurationPath(lab);
  const content = await readContainerFile(lab.engine, lab.container(lab.balancer), path);
  const text = content?.toString('utf8');
  // While a handler writes it, there may be nothing in it yet.
  return text === undefined || text.trim() === '' ? undefined : nodesOf(lab, serversIn(text));
}

/** The servers of a configuration that get requests: not those of a section for statistics. */
export function serversIn(configuration: string): { name: string; address: string }[] {
  const lines = configuration.matchAll(/^[ \t]*server[ \t]+(\S+)[ \t]+(\S+)/gm);
  return Array.from(lines, ([, name = '', address = '']) => ({ name, address }));
}

/** HAProxy says on its own command line what it reads. */
async function configurationPath(lab: Lab): Promise<string> {
  const described = lab.description.roles.balancer.places.configuration;
  const processes = await processesOf(lab, lab.balancer);
  const haproxy = processes?.all.find((process) => programOf(process) === 'haproxy');
  const option = haproxy?.words.indexOf('-f') ?? -1;
  return (option < 0 ? undefined : haproxy?.words[option + 1]) ?? described;
}

/** The nodes that the running HAProxy sends requests to; `undefined` while it does not answer. */
export async function tableNodes(lab: Lab): Promise<string[] | undefined> {
  const rows = await haproxyServers(lab);
  return rows && nodesOf(lab, rows);
}

/** Requests enough that each of a handful of servers gets some. */
const requests = 24;

/**
 * Who got requests that were just sent, by HAProxy's own count: an application may answer what it likes. `undefined` while
 * HAProxy does not answer, or when another process has taken over meanwhile.
 */
export async function nodesThatGetRequests(
  lab: Lab,
  signal: AbortSignal,
): Promise<{ nodes: string[]; statuses: number[] } | undefined> {
  const before = await haproxyServers(lab);
  const answers = await requestBalancer(lab, requests, undefined, signal);
  const after = await haproxyServers(lab);
  if (!before || !after || before.some((row) => sessionsOf(after, row) < row.sessions)) return undefined;
  const asked = after.filter((row) => row.sessions > sessionsOf(before, row) && getsRequests(row.status));
  const statuses = [...new Set(answers.map(({ status }) => status))];
  return { nodes: nodesOf(lab, asked), statuses };
}

function sessionsOf(rows: readonly ServerRow[], { name }: ServerRow): number {
  return rows.find((row) => row.name === name)?.sessions ?? 0;
}

/** Nodes for a reader. */
export function listed(nodes: readonly string[] | undefined): string {
  return nodes === undefined ? 'nothing yet' : nodes.join(', ') || 'nobody';
}

/** Whether two lists in the same order have the same nodes. */
export function areSame(left: readonly string[], right: readonly string[]): boolean {
  return left.join() === right.join();
}
