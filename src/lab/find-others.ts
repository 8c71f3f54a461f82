import type { ListedContainer } from '../docker/answers.js';
import { nameOf } from '../docker/container.js';
import {
  backendName,
  backendNumber,
  mainBalancer,
  type LabDescription,
} from '../scenario/lab-description.js';
import { label } from './labels.js';

/** How the containers of a lab that somebody else has started were told from all others, in the order of trust. */
export const waysOfFinding = ['names', 'compose labels', 'network', 'published ports'] as const;
export type WayOfFinding = (typeof waysOfFinding)[number];

/** A lab that was not started by ait-lab: by hand, or by compose. */
export interface OthersLab {
  readonly way: WayOfFinding;
  /** Its containers by node. */
  readonly nodes: ReadonlyMap<string, ListedContainer>;
  /** Name of the compose project that it belongs to, where it does to one. */
  readonly project: string | undefined;
}

/** What compose writes on the containers that it starts. */
const compose = {
  project: 'com.docker.compose.project',
  service: 'com.docker.compose.service',
  number: 'com.docker.compose.container-number',
} as const;

/**
 * Finds a lab that somebody else has started: a balancer first, by the first way that leads to one, and then the web
 * applications beside it.
 *
 * @param containers of the engine, in whatever state
 */
export function findOthers(
  lab: LabDescription,
  containers: readonly ListedContainer[],
): OthersLab | undefined {
  const strangers = containers.filter(({ Labels }) => Labels[label.workspace] === undefined);
  for (const way of waysOfFinding) {
    const hasBackend = strangers.some((one) => backendNumber(lab, nameOf(one)) !== undefined);
    const balancer = newest(strangers.filter((one) => isBalancer(lab, one, way, hasBackend)));
    if (!balancer) continue;
    const beside = strangers.filter((one) => one !== balancer && areTogether(lab, balancer, one));
    const nodes = new Map([[mainBalancer(lab), balancer]]);
    for (const [node, container] of backendsAmong(lab, beside)) nodes.set(node, container);
    return { way, nodes, project: balancer.Labels[compose.project] };
  }
  return undefined;
}

/** The command that takes such a lab down; ait-lab itself does not remove what it has not started. */
export function takeDownCommand({ project, nodes }: OthersLab): string {
  if (project !== undefined) return `docker compose -p ${project} down`;
  return `docker rm -f ${[...nodes.values()].map(nameOf).join(' ')}`;
}

function isBalancer(
  lab: LabDescription,
  container: ListedContainer,
  way: WayOfFinding,
  hasBackend: boolean,
): boolean {
  const { http, stats, admin } = lab.roles.balancer.ports;
  const listens = (port: number | undefined): boolean =>
    container.Ports.some(({ PrivatePort }) => PrivatePort === port);
  switch (way) {
    case 'names':
      // A name of two letters is soon taken: one that has stopped, and no port to tell it by, needs company.
      return nameOf(container) === mainBalancer(lab) && (listens(stats.container) || hasBackend);
    case 'compose labels':
      return /^(?:ha|haproxy|balancer|load-?balancer|lb)\d*$/i.test(container.Labels[compose.service] ?? '');
    case 'network':
      return networksOf(container).some((name) => isLabNetwork(lab, name)) && listens(stats.container);
    case 'published ports':
      return listens(http.container) && listens(stats.container) && listens(admin?.container);
  }
}

/** Compose puts the name of its project before that of a network which has none of its own. */
function isLabNetwork({ network }: LabDescription, name: string): boolean {
  return name === network.name || name.endsWith(`_${network.name}`);
}

/** Of the same project; or in the same network, which for containers started without one is the engine's own. */
function areTogether(lab: LabDescription, balancer: ListedContainer, other: ListedContainer): boolean {
  const project = balancer.Labels[compose.project];
  if (project !== undefined) return other.Labels[compose.project] === project;
  if (backendNumber(lab, nameOf(other)) !== undefined) return true;
  return networksOf(other).some((name) => networksOf(balancer).includes(name));
}

/** Which web application each is: by its name, by compose's numbers, and else in the order of their creation. */
function backendsAmong(
  lab: LabDescription,
  containers: readonly ListedContainer[],
): Map<string, ListedContainer> {
  const found = new Map<string, ListedContainer>();
  const put = (number: number | undefined, container: ListedContainer): boolean => {
    const node = number === undefined ? undefined : backendName(lab, number);
    if (node === undefined || found.has(node) || backendNumber(lab, node) === undefined) return false;
    found.set(node, container);
    return true;
  };
  const later: ListedContainer[] = [];
  for (const container of [...containers].sort((one, other) => one.Created - other.Created)) {
    const service = /^(?:s|web-?app|app|backend|node)-?_?(\d*)$/i.exec(
      container.Labels[compose.service] ?? '',
    );
    const isOne =
      put(backendNumber(lab, nameOf(container)), container) ||
      (service !== null &&
        put(Number(service[1] ?? '') || Number(container.Labels[compose.number]), container));
    if (!isOne && (service !== null || listensAsBackend(lab, container))) later.push(container);
  }
  for (const container of later) {
    for (let number = 1; number <= lab.roles.backend.nodes.most; number += 1)
      if (put(number, container)) break;
  }
  return found;
}

function listensAsBackend({ roles }: LabDescription, { Ports }: ListedContainer): boolean {
  return Ports.some(({ PrivatePort }) => PrivatePort === roles.backend.ports.app.container);
}

function networksOf({ NetworkSettings }: ListedContainer): string[] {
  return Object.keys(NetworkSettings.Networks);
}

/** One that runs before one that does not, and then the one that was created last. */
function newest(containers: readonly ListedContainer[]): ListedContainer | undefined {
  const rank = ({ State, Created }: ListedContainer): number => (State === 'running' ? 1e12 : 0) + Created;
  return [...containers].sort((one, other) => rank(other) - rank(one))[0];
}
