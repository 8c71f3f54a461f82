import { sortNodes } from '../node-order.js';
import { processTree, type ProcessRow } from './process-tree.js';
import type { TopologyContainer, TopologyFile } from './topology-file.js';

/** A node of the lab with all that is known of it; there may be a server without a container, and the reverse. */
export interface NodeView {
  readonly node: string;
  readonly container: TopologyContainer | undefined;
  readonly rows: readonly ProcessRow[];
  /** As HAProxy has it; `undefined` where HAProxy does not know it. */
  readonly server: { readonly address: string; readonly status: string; readonly up: boolean } | undefined;
}

export interface TopologyView {
  readonly ha: NodeView;
  /** The web applications, by number. */
  readonly apps: readonly NodeView[];
  /** Whether anybody is a Serf member here; in the first tasks there is no Serf. */
  readonly hasSerf: boolean;
}

/** Brings together what a topology says about each node. */
export function viewTopology(topology: TopologyFile): TopologyView {
  const { containers, servers } = topology;
  const names = sortNodes([...containers.map(({ node }) => node), ...servers.map(({ name }) => name)]);
  const view = (node: string): NodeView => {
    const container = containers.find((other) => other.node === node);
    const server = servers.find(({ name }) => name === node);
    return {
      node,
      container,
      rows: processTree(container?.processes ?? []),
      // `no check`: HAProxy sends requests to a server that it never checks.
      server: server && { ...server, up: /^(UP|no check)/i.test(server.status) },
    };
  };
  return {
    ha: view('ha'),
    apps: names.filter((name) => name !== 'ha').map(view),
    hasSerf: containers.some(({ member }) => member !== undefined),
  };
}

/** Whether `ha` and a web application are living members, which then tell each other who is there. */
export function gossips({ ha, apps }: TopologyView): boolean {
  return [[ha], apps].every((views) => views.some(isAlive));
}

export function isAlive({ container }: NodeView): boolean {
  return container?.member?.status === 'alive';
}

/** A published port as a client addresses it. */
export function hostAddress(port: { readonly bind: string; readonly host: number }): string {
  return `${port.bind.includes(':') ? `[${port.bind}]` : port.bind}:${port.host}`;
}
