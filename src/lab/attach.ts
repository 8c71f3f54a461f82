import type { ListedContainer } from '../docker/answers.js';
import { inspectContainer, listContainers, nameOf } from '../docker/container.js';
import type { Engine } from '../docker/engine.js';
import { listNetworks } from '../docker/network.js';
import { Failed } from '../failure.js';
import {
  byNodeOrder,
  mainBalancer,
  roleOf,
  stagesOf,
  type LabDescription,
  type RoleName,
} from '../scenario/lab-description.js';
import type { Labs } from '../scenario/make-plan.js';
import { ownVariant } from '../scenario/variant.js';
import { findOthers, takeDownCommand, type WayOfFinding } from './find-others.js';
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
  /** Where somebody else has started it: how it was found, and how it is taken down. */
  readonly others?: { readonly way: WayOfFinding; readonly takeDown: string };
}

/**
 * Finds the lab that exists now: this workspace's own, or else one that somebody has started by hand with our images, or
 * else with whatever images.
 *
 * @param other the lab as repositories of the course have it
 * @param ports where web applications that are added are published, unless the lab is an isolated one
 * @throws Failed `nothing-running`
 */
export async function attachLab(
  engine: Engine,
  workspace: string,
  labs: Labs,
  other: OtherDescription,
  ports: HostPorts,
): Promise<AttachedLab> {
  const nodeIn = (container: ListedContainer): string | undefined =>
    [...labs.values()].map((lab) => nodeOf(lab, container)).find((node) => node !== undefined);
  const all = await listContainers(engine);
  const own = all.filter((container) => container.Labels[label.workspace] === workspace);
  const byHand = all.filter(
    ({ Labels, ...container }) =>
      Labels[label.workspace] === undefined &&
      Labels[label.image] !== undefined &&
      nodeIn({ Labels, ...container }),
  );
  const containers = own.length > 0 ? own : byHand;
  // Several labs of one workspace exist side by side after `run --jobs --keep`; the highest task is the one kept last.
  const task = Math.max(...containers.map(taskOf));
  const members = containers.filter((container) => taskOf(container) === task);
  const balancers = new Set([...labs.values()].map(mainBalancer));
  const main = members.find((container) => balancers.has(nodeIn(container) ?? '')) ?? members[0];
  if (!main) return attachOthers(engine, all, other, { workspace, ports });
  const target = stageTarget(main, labs);
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
  // A node that is added to somebody's own lab is made of what the others of its role are made of.
  const images = description.findings ? imagesOf(description, members, nodeIn) : undefined;
  const lab = new Lab(engine, topology, owner, target, { images });
  await learnHostNames(lab, nodes);
  return { lab, nodes };
}

/** What a lab that somebody else has started is taken for. */
export interface OtherDescription {
  readonly description: LabDescription;
  /** The stage that its images are taken to be at. */
  readonly target: string;
}

/** @throws Failed `nothing-running` */
async function attachOthers(
  engine: Engine,
  all: readonly ListedContainer[],
  { description, target }: OtherDescription,
  { workspace, ports }: { readonly workspace: string; readonly ports: HostPorts },
): Promise<AttachedLab> {
  const found = findOthers(description, all);
  const main = found?.nodes.get(mainBalancer(description));
  if (!found || !main) {
    const detail =
      'no container of this workspace, and none that looks like a lab that somebody else has started';
    throw new Failed({ reason: 'nothing-running', detail });
  }
  const network = networkOf(main) ?? description.network.name;
  const subnet = (await subnetOf(engine, network)) ?? description.network.subnet;
  const topology = { description, prefix: '', network, subnet, bind: bindOf(main), ports };
  const owner = { workspace, run: 'by-hand', task: Number(/\d+$/.exec(target)?.[0] ?? 0) };
  const order = byNodeOrder(description);
  const nodes = [...found.nodes]
    .map(([node, { Id: id, State: state, Status: status, ...rest }]): AttachedNode => {
      return { node, container: nameOf({ Id: id, ...rest }), id, state, status };
    })
    .sort((left, right) => order(left.node, right.node));
  const containers = new Map(nodes.map(({ node, container }) => [node, container]));
  const byId = new Map(nodes.map(({ id, node }) => [id, node]));
  const images = imagesOf(description, [...found.nodes.values()], ({ Id }) => byId.get(Id));
  const lab = new Lab(engine, topology, owner, target, { containers, images });
  await learnHostNames(lab, nodes);
  return { lab, nodes, others: { way: found.way, takeDown: takeDownCommand(found) } };
}

/** By role, the image of a container that there is. */
function imagesOf(
  lab: LabDescription,
  containers: readonly ListedContainer[],
  nodeIn: (container: ListedContainer) => string | undefined,
): Partial<Record<RoleName, string>> {
  const entries = containers.flatMap((container) => {
    const node = nodeIn(container);
    return node === undefined ? [] : [[roleOf(lab, node), container.Image] as const];
  });
  return Object.fromEntries(entries);
}

/** Containers that got no host name of ours are called by their ids. */
async function learnHostNames(lab: Lab, nodes: readonly AttachedNode[]): Promise<void> {
  await Promise.all(
    nodes.map(async ({ node, id }) => {
      const { Hostname } = (await inspectContainer(lab.engine, id)).Config;
      if (Hostname !== node) lab.hosts.add(node, id, Hostname);
    }),
  );
}

/** What the images of a container can do: those of a repository have a tag that says nothing of it. */
function stageTarget(container: ListedContainer, labs: Labs): string {
  const target = targetOf(container);
  const own = labs.get(ownVariant);
  const isStage = [...labs.values()].some((lab) => stagesOf(lab).has(target));
  return isStage || !own ? target : own.roles.balancer.image.target;
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
