import type { ListedContainer } from '../docker/answers.js';
import { listContainers, nameOf } from '../docker/container.js';
import type { Engine } from '../docker/engine.js';
import { listNetworks } from '../docker/network.js';
import { Failed } from '../failure.js';
import { byNodeOrder } from '../scenario/node-names.js';
import { label } from './labels.js';
import { Lab } from './lab.js';
import { nodeOf } from './node-of.js';
import type { HostPorts } from './topology.js';

/** A node of a lab that exists, whoever started it. */
export interface AttachedNode {
  readonly node: string;
  readonly container: string;
  readonly id: string;
  /** Docker's word: `running`, `exited`, …. */
  readonly state: string;
  readonly status: string;
}

export interface AttachedLab {
  readonly lab: Lab;
  readonly nodes: readonly AttachedNode[];
}

/**
 * Finds the lab that exists now: this workspace's own, or else one that somebody started by hand with our images.
 *
 * @param ports where web applications that are added are published, unless the lab is an isolated one
 * @throws Failed `nothing-running`
 */
export async function attachLab(engine: Engine, workspace: string, ports: HostPorts): Promise<AttachedLab> {
  const all = await listContainers(engine, { label: [label.image] });
  const own = all.filter((container) => container.Labels[label.workspace] === workspace);
  const byHand = all.filter(
    (container) => container.Labels[label.workspace] === undefined && nodeOf(container),
  );
  const containers = own.length > 0 ? own : byHand;
  // Several labs of one workspace exist side by side after `run --jobs --keep`; the highest task is the one kept last.
  const task = Math.max(...containers.map(taskOf));
  const members = containers.filter((container) => taskOf(container) === task);
  const ha = members.find((container) => nodeOf(container) === 'ha') ?? members[0];
  if (!ha) {
    const detail = 'no container of this workspace, and none that was started by hand with images of ait-lab';
    throw new Failed({ reason: 'nothing-running', detail });
  }
  const network = networkOf(ha);
  const subnet = await subnetOf(engine, network);
  const name = nameOf(ha);
  const node = nodeOf(ha) ?? name;
  const topology = {
    prefix: name.endsWith(node) ? name.slice(0, name.length - node.length) : '',
    network,
    subnet,
    bind: bindOf(ha),
    ports: name === node ? ports : undefined,
  };
  const owner = { workspace, run: ha.Labels[label.run] ?? 'by-hand', task };
  const nodes = members.flatMap((container) => {
    const found = nodeOf(container);
    if (found === undefined) return [];
    const { Id: id, State: state, Status: status } = container;
    return [{ node: found, container: nameOf(container), id, state, status }];
  });
  nodes.sort((left, right) => byNodeOrder(left.node, right.node));
  return { lab: new Lab(engine, topology, owner, targetOf(ha)), nodes };
}

function taskOf(container: ListedContainer): number {
  return Number(container.Labels[label.task] ?? 0);
}

function networkOf(container: ListedContainer): string {
  return Object.keys(container.NetworkSettings.Networks)[0] ?? 'heig';
}

function targetOf(container: ListedContainer): string {
  return /:([\w.-]+)$/.exec(container.Image)?.[1] ?? `task${taskOf(container)}`;
}

function bindOf(container: ListedContainer): string {
  return container.Ports.map((port) => port.IP).find((address) => /^\d/.test(address)) ?? '127.0.0.1';
}

async function subnetOf(engine: Engine, network: string): Promise<string> {
  const networks = await listNetworks(engine, { name: [network] });
  return networks.find(({ name }) => name === network)?.subnets[0] ?? '192.168.42.0/24';
}
