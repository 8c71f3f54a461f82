import type { InspectedContainer } from '../docker/answers.js';
import { inspectContainer, listContainers } from '../docker/container.js';
import { Failed } from '../failure.js';
import { asNodes, haproxyServers, type ServerRow } from './haproxy.js';
import type { Lab } from './lab.js';
import type { Member } from './serf.js';
import { byNodeOrder } from '../scenario/lab-description.js';

/** What stands where, as it was seen: `topology.json`. */
export interface ObservedTopology {
  readonly network: string;
  /** IPv4 subnet. */
  readonly subnet: string;
  readonly containers: readonly ObservedContainer[];
  /** HAProxy's own table of servers; empty when it does not answer. */
  readonly servers: readonly Pick<ServerRow, 'name' | 'address' | 'status'>[];
}

export interface ObservedContainer {
  /** Its name in the lab, such as `s1`. */
  readonly node: string;
  readonly container: string;
  readonly image: string;
  /** Docker's word: `running`, `exited` … */
  readonly state: string;
  /** IPv4 address in the network; empty when the container does not run. */
  readonly address: string;
  readonly ports: readonly { readonly container: number; readonly bind: string; readonly host: number }[];
  /** As `ps` inside shows them, without `ps` itself. */
  readonly processes: readonly { readonly pid: number; readonly ppid: number; readonly command: string }[];
  /** How the balancer's Serf agent knows it; absent where there is no Serf, or it does not know it. */
  readonly member?: { readonly status: string; readonly role: string };
}

/** Looks at every container of the lab, from outside and from inside, and at what HAProxy and Serf say of them. */
export async function observeTopology(lab: Lab): Promise<ObservedTopology> {
  const { network, subnet } = lab.topology;
  // By the network, not by our labels: those of a lab that somebody has started by hand are not there.
  const listed = await listContainers(lab.engine, { network: [network] });
  const nodes = listed.flatMap((container) => lab.nodeOf(container) ?? []).sort(byNodeOrder(lab.description));
  const balancerRuns = listed.some(
    (container) => lab.nodeOf(container) === lab.balancer && container.State === 'running',
  );
  const [members = [], servers = []] = balancerRuns
    ? await Promise.all([lab.membership(lab.balancer).members(), haproxyServers(lab)])
    : [];
  const containers = await Promise.all(nodes.map((node) => observeContainer(lab, node, members)));
  return {
    network,
    subnet,
    containers,
    servers: asNodes(lab, servers).map(({ name, address, status }) => ({ name, address, status })),
  };
}

async function observeContainer(
  lab: Lab,
  node: string,
  members: readonly Member[],
): Promise<ObservedContainer> {
  const container = lab.container(node);
  const info = await inspectContainer(lab.engine, container);
  const member = members.find(({ name }) => name === node);
  return {
    node,
    container,
    image: info.Config.Image.replace(/^(sha256:[0-9a-f]{12})[0-9a-f]+$/, '$1'),
    state: info.State.Status,
    address: info.NetworkSettings.Networks[lab.topology.network]?.IPAddress ?? '',
    ports: publishedPorts(info),
    processes: info.State.Running ? await processesOf(lab, node) : [],
    ...(member ? { member: { status: member.status, role: member.tags['role'] ?? '' } } : {}),
  };
}

function publishedPorts({ NetworkSettings }: InspectedContainer): ObservedContainer['ports'] {
  const published = Object.entries(NetworkSettings.Ports).flatMap(([port, bindings]) =>
    (bindings ?? []).map(({ HostIp, HostPort }) => ({
      container: Number.parseInt(port, 10),
      bind: HostIp,
      host: Number(HostPort),
    })),
  );
  return published.sort((left, right) => left.container - right.container);
}

async function processesOf(lab: Lab, node: string): Promise<ObservedContainer['processes']> {
  const argv = ['ps', '-e', '-o', 'pid=,ppid=,args='];
  const { exitCode, output } = await lab.exec(node, argv);
  if (exitCode !== 0) {
    const detail = `${argv.join(' ')} in ${node} ended with ${exitCode}: ${output.trim()}`;
    throw new Failed({ reason: 'capture-failed', file: 'topology.json', detail });
  }
  return output.split('\n').flatMap((line) => {
    const [, pid, ppid, command = ''] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
    return pid === undefined || command === argv.join(' ')
      ? []
      : [{ pid: Number(pid), ppid: Number(ppid), command }];
  });
}
