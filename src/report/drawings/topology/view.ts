import { type DrawnLab, type PortPurpose, portPurposes } from '../drawn-lab.js';
import { sortNodes } from '../node-order.js';
import { processTree, type ProcessRow } from './process-tree.js';
import type { TopologyContainer, TopologyFile } from './topology-file.js';

/** A node of the lab with all that is known of it; there may be a server without a container, and the reverse. */
export interface NodeView {
  readonly node: string;
  readonly isBalancer: boolean;
  readonly container: TopologyContainer | undefined;
  /** Its published ports as they were recorded; those of a balancer with what they are for. */
  readonly ports: readonly NodePort[];
  readonly rows: readonly ProcessRow[];
  /** As HAProxy has it; `undefined` where HAProxy does not know it. */
  readonly server: { readonly address: string; readonly status: string; readonly up: boolean } | undefined;
}

/** A published port. */
export interface NodePort {
  readonly container: number;
  readonly bind: string;
  readonly host: number;
  readonly purpose: PortPurpose | undefined;
}

/** A topology, node by node. */
export interface TopologyView {
  readonly balancer: NodeView;
  /** The web applications, by number. */
  readonly apps: readonly NodeView[];
  /** Whether anybody is a Serf member here; in the first tasks there is no Serf. */
  readonly hasSerf: boolean;
}

/** Brings together what a topology says about each node. */
export function viewTopology(topology: TopologyFile, lab: DrawnLab): TopologyView {
  const { containers, servers } = topology;
  const names = sortNodes([...containers.map(({ node }) => node), ...servers.map(({ name }) => name)], lab);
  const [main = ''] = lab.balancers;
  const view = (node: string): NodeView => {
    const container = containers.find((other) => other.node === node);
    const server = servers.find(({ name }) => name === node);
    const isBalancer = lab.balancers.includes(node);
    const purposeOf = (port: number): PortPurpose | undefined =>
      isBalancer ? portPurposes.find((purpose) => lab.ports[purpose] === port) : undefined;
    return {
      node,
      isBalancer,
      container,
      ports: (container?.ports ?? []).map((port) => ({ ...port, purpose: purposeOf(port.container) })),
      rows: processTree(container?.processes ?? []),
      // `no check`: HAProxy sends requests to a server that it never checks.
      server: server && { ...server, up: /^(UP|no check)/i.test(server.status) },
    };
  };
  return {
    balancer: view(main),
    apps: names.filter((name) => name !== main).map(view),
    hasSerf: containers.some(({ member }) => member !== undefined),
  };
}

/** Whether the balancer and a web application are living members, which then tell each other who is there. */
export function gossips({ balancer, apps }: TopologyView): boolean {
  return [[balancer], apps].every((views) => views.some(isAlive));
}

export function isAlive({ container }: NodeView): boolean {
  return container?.member?.status === 'alive';
}

/** A published port as a client addresses it. */
export function hostAddress(port: { readonly bind: string; readonly host: number }): string {
  return `${port.bind.includes(':') ? `[${port.bind}]` : port.bind}:${port.host}`;
}
