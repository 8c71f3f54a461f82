import type { Variant } from '../scenario/plan.js';
import { subnetBase } from './subnet.js';

/** Host ports under which the lab is published; `undefined` where the engine chooses free ones. */
export interface HostPorts {
  readonly http: number;
  readonly stats: number;
  readonly admin: number;
  /** s1's; s2 has the next one, and so on. */
  readonly app: number;
}

/** Where everything is: names and addresses outside, while inside the network nodes are always `ha`, `s1`, …. */
export interface Topology {
  /** Stands before the names of containers; empty unless isolated. */
  readonly prefix: string;
  readonly network: string;
  /** CIDR, at most /24. */
  readonly subnet: string;
  readonly bind: string;
  readonly ports: HostPorts | undefined;
}

/** User `lab` of the images, and its group. */
export const labUser = 1000;

export const containerPorts = { http: 80, stats: 1936, admin: 9999, app: 3000 } as const;

/** Highest web application number with an address of its own. */
export const maxNodes = 66;

export function containerName(topology: Topology, node: string): string {
  return `${topology.prefix}${node}`;
}

/** Whether a node is a load balancer: `ha`, or the second one that the hitless variant can have, `ha2`. */
export function isBalancer(node: string): boolean {
  return node === 'ha' || node === 'ha2';
}

export function imageOf(node: string): 'ha' | 'webapp' {
  return isBalancer(node) ? 'ha' : 'webapp';
}

/** The address of a node, the same in every run: Serf refuses a known name with a new address for close to a minute. */
export function nodeAddress(subnet: string, node: string): string {
  return subnetBase(subnet) + String(hostNumber(node));
}

/** The ports of a node that are published, with their place on the host; a second balancer's are any free ones. */
export function publishedPorts(
  topology: Topology,
  node: string,
  variant: Variant = 'lab',
): { container: number; host: number | undefined; bind: string }[] {
  const { bind } = topology;
  const ports = node === 'ha2' ? undefined : topology.ports;
  const published = isBalancer(node)
    ? [
        { container: containerPorts.http, host: ports?.http },
        { container: containerPorts.stats, host: ports?.stats },
        // The hitless balancer takes orders from inside its container only.
        ...(variant === 'lab' ? [{ container: containerPorts.admin, host: ports?.admin }] : []),
      ]
    : [{ container: containerPorts.app, host: ports && ports.app + nodeNumber(node) - 1 }];
  return published.map((port) => ({ ...port, bind }));
}

/** The name by which Docker's DNS knows all web applications of the hitless variant: a new balancer finds them by it. */
const backendsAlias = 'backends';

/** The names, beside its container's, under which the network's DNS knows a node. */
export function networkAliases(topology: Topology, node: string, variant: Variant): string[] {
  return [
    ...(containerName(topology, node) === node ? [] : [node]),
    ...(variant === 'hitless' && !isBalancer(node) ? [backendsAlias] : []),
  ];
}

/**
 * The CPU weight of a node; `undefined`: an ordinary one. Eight containers that start at once would keep the balancer
 * waiting just when it has most to do. With a multiple of this, measured, it takes the CPU from the applications.
 */
export function cpuShares(node: string, variant: Variant): number | undefined {
  return variant === 'hitless' && isBalancer(node) ? 2048 : undefined;
}

/** Ports of this machine that the nodes are published on; those that the engine chooses are not known before. */
export function hostPorts(topology: Topology, nodes: readonly string[]): number[] {
  return nodes.flatMap((node) => publishedPorts(topology, node)).flatMap((port) => port.host ?? []);
}

/** Environment that tells the images where they are; beside it a task may set its own. */
export function nodeEnvironment(topology: Topology, node: string): Record<string, string> {
  if (!isBalancer(node)) return { TAG: node };
  return {
    S1_ADDRESS: nodeAddress(topology.subnet, 's1'),
    S2_ADDRESS: nodeAddress(topology.subnet, 's2'),
  };
}

function nodeNumber(node: string): number {
  return Number(node.slice(1));
}

/** 42 and 43 for balancers, 11, 22, … 253 for `s1` to `s23` as in the lab, and what is left over for more. */
function hostNumber(node: string): number {
  if (isBalancer(node)) return node === 'ha' ? 42 : 43;
  const number = nodeNumber(node);
  if (number <= 23) return number * 11;
  const others = Array.from({ length: 253 }, (_, index) => index + 2).filter(
    (host) => host !== 42 && host !== 43 && host % 11 !== 0,
  );
  return others[number - 24] ?? 254;
}
