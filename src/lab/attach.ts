import type { ListedContainer } from '../docker/answers.js';
import { listContainers, nameOf } from '../docker/container.js';
import type { Engine } from '../docker/engine.js';
import { listNetworks } from '../docker/network.js';
import { Failed } from '../failure.js';
import { byNodeOrder, mainBalancer, stagesOf, type LabDescription } from '../scenario/lab-description.js';
import type { Labs } from '../scenario/make-plan.js';
import { ownVariant } from '../scenario/variant.js';
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
export async function attachLab(
  engine: Engine,
  workspace: string,
  labs: Labs,
  ports: HostPorts,
): Promise<AttachedLab> {
  const nodeIn = (container: ListedContainer): string | undefined =>
    [...labs.values()].map((lab) => nodeOf(lab, container)).find((node) => node !== undefined);
  const all = await listContainers(engine, { label: [label.image] });
  const own = all.filter((container) => container.Labels[label.workspace] === workspace);
  const byHand = all.filter(
    (container) => container.Labels[label.workspace] === undefined && nodeIn(container),
  );
  const containers = own.length > 0 ? own : byHand;
  // Several labs of one workspace exist side by side after `run --jobs --keep`; the highest task is the one kept last.
  const task = Math.max(...containers.map(taskOf));
  const members = containers.filter((container) => taskOf(container) === task);
  const balancers = new Set([...labs.values()].map(mainBalancer));
  const main = members.find((container) => balancers.has(nodeIn(container) ?? '')) ?? members[0];
  if (!main) {
    const detail = 'no container of this workspace, and none that was started by hand with images of ait-lab';
    throw new Failed({ reason: 'nothing-running', detail });
  }
  const target = targetOf(main);
  const description = describing(labs, target);
  const network = networkOf(main) ?? description.network.name;
  const subnet = (await subnetOf(engine, network)) ?? description.network.subnet;
  const name = nameOf(main);
  const node = nodeIn(main) ?? name;
  const topology = {
    description,
    prefix: name.endsWith(node) ? name.slice(0, name.length - node.length) : '',
    network,
    subnet,
    bind: bindOf(main),
    ports: name === node ? ports : undefined,
  };
  const owner = { workspace, run: main.Labels[label.run] ?? 'by-hand', task };
  const nodes = members.flatMap((container) => {
    const found = nodeIn(container);
    if (found === undefined) return [];
    const { Id: id, State: state, Status: status } = container;
    return [{ node: found, container: nameOf(container), id, state, status }];
  });
  const order = byNodeOrder(description);
  nodes.sort((left, right) => order(left.node, right.node));
  return { lab: new Lab(engine, topology, owner, target), nodes };
}

/** The lab whose images have that target; the lab itself before its variants. */
function describing(labs: Labs, target: string): LabDescription {
  const own = labs.get(ownVariant);
  const described = [...labs.values()].find((lab) => stagesOf(lab).has(target)) ?? own;
  if (!described) throw new Error('the lab has no description');
  return described;
}

function taskOf(container: ListedContainer): number {
  return Number(container.Labels[label.task] ?? 0);
}

function networkOf(container: ListedContainer): string | undefined {
  return Object.keys(container.NetworkSettings.Networks)[0];
}

function targetOf(container: ListedContainer): string {
  return /:([\w.-]+)$/.exec(container.Image)?.[1] ?? `task${taskOf(container)}`;
}

function bindOf(container: ListedContainer): string {
  return container.Ports.map((port) => port.IP).find((address) => /^\d/.test(address)) ?? '127.0.0.1';
}

async function subnetOf(engine: Engine, network: string): Promise<string | undefined> {
  const networks = await listNetworks(engine, { name: [network] });
  return networks.find(({ name }) => name === network)?.subnets[0];
}
