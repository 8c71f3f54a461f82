import { backendNumber, hostNumber, roleOf, type LabDescription } from '../scenario/lab-description.js';
import { subnetBase } from './subnet.js';

/** Host ports under which the lab is published; `undefined` where the engine chooses a free one. */
export interface HostPorts {
  readonly http: number | undefined;
  readonly stats: number | undefined;
  readonly admin: number | undefined;
  /** The first backend's; the second one has the next one, and so on. */
  readonly app: number | undefined;
}

/** What a port of a node is for. */
export type PortName = keyof HostPorts;

/** Where everything is: names and addresses outside, while inside the network nodes have the names of the description. */
export interface Topology {
  readonly description: LabDescription;
  /** Stands before the names of containers; empty unless isolated. */
  readonly prefix: string;
  readonly network: string;
  /** CIDR, at most /24. */
  readonly subnet: string;
  readonly bind: string;
  /** The same for HAProxy's admin socket, where somebody has named one. */
  readonly bindAdmin?: string | undefined;
  /** `undefined` where the lab is isolated: then the engine chooses all of them. */
  readonly ports: HostPorts | undefined;
}

export function containerName(topology: Topology, node: string): string {
  return `${topology.prefix}${node}`;
}

/** The address of a node in a subnet of this lab, the same in every run. */
export function nodeAddress({ description, subnet }: Topology, node: string): string {
  return subnetBase(subnet) + String(hostNumber(description, node));
}

/** The ports that a node listens on, by what they are for. */
export function containerPorts(
  { roles }: LabDescription,
  role: 'balancer' | 'backend',
): Partial<Record<PortName, number>> {
  if (role === 'backend') return { app: roles.backend.ports.app.container };
  const { http, stats, admin } = roles.balancer.ports;
  return { http: http.container, stats: stats.container, ...(admin ? { admin: admin.container } : {}) };
}

/** The ports of a node that are published, with their place on the host; a second balancer's are any free ones. */
export function publishedPorts(
  topology: Topology,
  node: string,
): { container: number; host: number | undefined; bind: string }[] {
  const { bind, description, ports } = topology;
  const { balancer, backend } = description.roles;
  if (roleOf(description, node) === 'backend') {
    const first = ports?.app;
    const host = first === undefined ? undefined : first + (backendNumber(description, node) ?? 1) - 1;
    return [{ container: backend.ports.app.container, host, bind }];
  }
  const own = Object.keys(balancer.nodes)[0] === node ? ports : undefined;
  const { http, stats, admin } = balancer.ports;
  return [
    { container: http.container, host: own?.http, bind },
    { container: stats.container, host: own?.stats, bind },
    ...(admin ? [{ container: admin.container, host: own?.admin, bind: adminBind(topology) }] : []),
  ];
}

/**
 * The address on the host that HAProxy's admin socket is published on: whoever reaches it owns the balancer, so it does not
 * follow the others into the network.
 */
export function adminBind({ bind, bindAdmin }: Pick<Topology, 'bind' | 'bindAdmin'>): string {
  return bindAdmin ?? (isLoopback(bind) ? bind : '127.0.0.1');
}

/** Whether only this machine reaches what is published there. */
export function isLoopback(address: string): boolean {
  return address.startsWith('127.');
}

/** The names, beside its container's, under which the network's DNS knows a node. */
export function networkAliases(topology: Topology, node: string): string[] {
  const { aliases } = topology.description.roles[roleOf(topology.description, node)].create;
  return [...(containerName(topology, node) === node ? [] : [node]), ...aliases];
}

/** Ports of this machine that the nodes are published on; those that the engine chooses are not known before. */
export function hostPorts(topology: Topology, nodes: readonly string[]): number[] {
  return nodes.flatMap((node) => publishedPorts(topology, node)).flatMap((port) => port.host ?? []);
}

/** Environment that tells the images where they are; beside it a task may set its own. */
export function nodeEnvironment(topology: Topology, node: string): Record<string, string> {
  const { environment } = topology.description.roles[roleOf(topology.description, node)].create;
  const filled = (text: string): string =>
    text
      .replaceAll('{node}', node)
      .replace(/\{address ([^}]*)\}/g, (_all, other: string) => nodeAddress(topology, other));
  return Object.fromEntries(Object.entries(environment).map(([name, value]) => [name, filled(value)]));
}
