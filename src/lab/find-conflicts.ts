import type { ListedContainer, ListedPort } from '../docker/answers.js';
import { listContainers, namesOf } from '../docker/container.js';
import { isLocal, type Engine } from '../docker/engine.js';
import { listNetworks, type NetworkInfo } from '../docker/network.js';
import type { Failure } from '../failure.js';
import type { OthersLab } from './find-others.js';
import { hostSubnets } from './host-subnets.js';
import { label } from './labels.js';
import { portHolder } from './port-holder.js';
import { subnetsOverlap } from './subnet.js';
import { containerName, hostPorts, type Topology } from './topology.js';

/**
 * Everything that stands in the way of creating this lab, found before anything is created. What carries the label of
 * the same workspace does not count: it goes before the lab is created.
 *
 * @param passedOver a lab that does not count either
 */
export async function findConflicts(
  engine: Engine,
  topology: Topology,
  nodes: readonly string[],
  workspace: string,
  passedOver?: OthersLab,
): Promise<Failure[]> {
  const [allContainers, allNetworks] = await Promise.all([listContainers(engine), listNetworks(engine)]);
  const others = [...(passedOver?.nodes.values() ?? [])];
  const otherIds = new Set(others.map(({ Id }) => Id));
  const otherNetworks = new Set(others.flatMap((one) => Object.keys(one.NetworkSettings.Networks)));
  const ours = allContainers.filter(
    ({ Id, Labels }) => Labels[label.workspace] === workspace || otherIds.has(Id),
  );
  const containers = allContainers.filter((container) => !ours.includes(container));
  const networks = allNetworks.filter(
    ({ name, labels }) => labels[label.workspace] !== workspace && !otherNetworks.has(name),
  );
  const ownPorts = new Set(ours.flatMap((container) => container.Ports.map((port) => port.PublicPort)));
  return [
    ...takenNames(topology, nodes, containers),
    ...(await takenPorts(engine, topology, nodes, containers, ownPorts)),
    ...takenNetwork(topology, networks),
    ...overlaps(topology, networks),
    ...hostOverlaps(topology, allNetworks),
  ];
}

function takenNames(
  topology: Topology,
  nodes: readonly string[],
  containers: readonly ListedContainer[],
): Failure[] {
  const wanted = new Set(nodes.map((node) => containerName(topology, node)));
  return containers.flatMap((container) =>
    namesOf(container)
      .filter((name) => wanted.has(name))
      .map((name) => ({ reason: 'name-taken', name, holder: holderText(container) }) as const),
  );
}

async function takenPorts(
  engine: Engine,
  topology: Topology,
  nodes: readonly string[],
  containers: readonly ListedContainer[],
  ownPorts: ReadonlySet<number>,
): Promise<Failure[]> {
  const failures = hostPorts(topology, nodes).map(async (port): Promise<Failure[]> => {
    const holder = containers.find(({ Ports }) =>
      Ports.some((published) => collides(published, topology.bind, port)),
    );
    if (holder) return [{ reason: 'port-taken', port, holder: holderText(holder) }];
    // A socket tells of other programs, but only where the engine publishes on this machine.
    if (!isLocal(engine) || ownPorts.has(port)) return [];
    const other = await portHolder(topology.bind, port);
    return other === undefined ? [] : [{ reason: 'port-taken', port, holder: other }];
  });
  return (await Promise.all(failures)).flat();
}

function collides({ IP, PublicPort, Type }: ListedPort, bind: string, port: number): boolean {
  const everywhere = ['', '0.0.0.0', '::'];
  const sameAddress = IP === bind || everywhere.includes(IP) || everywhere.includes(bind);
  return PublicPort === port && Type === 'tcp' && sameAddress;
}

function takenNetwork(topology: Topology, networks: readonly NetworkInfo[]): Failure[] {
  return networks
    .filter((network) => network.name === topology.network)
    .map((network) => ({ reason: 'network-taken', name: network.name, holder: ownerText(network.labels) }));
}

function overlaps(topology: Topology, networks: readonly NetworkInfo[]): Failure[] {
  return networks
    .filter((network) => network.name !== topology.network)
    .flatMap((network) =>
      network.subnets
        .filter((subnet) => subnetsOverlap(subnet, topology.subnet))
        .map((other) =>
          overlap(topology.subnet, other, `network ${network.name} of ${ownerText(network.labels)}`),
        ),
    );
}

/** A subnet of this machine's own, such as a VPN's; interfaces of Docker's networks are among the networks above. */
function hostOverlaps(topology: Topology, networks: readonly NetworkInfo[]): Failure[] {
  const known = networks.flatMap((network) => network.subnets);
  return hostSubnets()
    .filter(({ cidr }) => !known.some((subnet) => subnetsOverlap(subnet, cidr)))
    .filter(({ cidr }) => subnetsOverlap(cidr, topology.subnet))
    .map(({ name, cidr }) => overlap(topology.subnet, cidr, `interface ${name} of this machine`));
}

function overlap(subnet: string, other: string, holder: string): Failure {
  return { reason: 'subnet-overlap', subnet, other, holder };
}

function holderText(container: ListedContainer): string {
  const name = namesOf(container)[0] ?? container.Id.slice(0, 12);
  return `container ${name} (${container.Id.slice(0, 12)}, image ${container.Image}) of ${ownerText(container.Labels)}`;
}

function ownerText(labels: Readonly<Record<string, string>>): string {
  return labels[label.workspace] === undefined ? 'somebody else' : 'an ait-lab in another workspace';
}
