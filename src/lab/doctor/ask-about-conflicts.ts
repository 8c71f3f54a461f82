import { isLocal, type Engine } from '../../docker/engine.js';
import type { Failure } from '../../failure.js';
import { findConflicts } from '../find-conflicts.js';
import type { OthersLab } from '../find-others.js';
import { portHolder } from '../port-holder.js';
import { containerName, hostPorts, type Topology } from '../topology.js';
import { failed, notSeen, ok, type Answer } from './answer.js';

/** Names, ports, network and subnet of the lab: whether somebody else has them. */
export async function askAboutConflicts(
  engine: Engine,
  topology: Topology,
  nodes: readonly string[],
  workspace: string,
  others?: OthersLab,
): Promise<Answer[]> {
  const conflicts = await findConflicts(engine, topology, nodes, workspace, others);
  return [
    askAboutNames(topology, nodes, conflicts),
    portsAnswer(hostPorts(topology, nodes), conflicts.filter(isPortTaken), isLocal(engine)),
    askAboutNetwork(topology, conflicts),
    askAboutSubnet(topology, conflicts),
  ];
}

/** Whether the ports are free as far as a socket can tell: for when there is no engine to ask. */
export async function askAboutPorts(topology: Topology, nodes: readonly string[]): Promise<Answer> {
  const ports = hostPorts(topology, nodes);
  const taken = await Promise.all(
    ports.map(async (port) => {
      const holder = await portHolder(topology.bind, port);
      return holder === undefined ? [] : [{ port, holder }];
    }),
  );
  return portsAnswer(ports, taken.flat());
}

type PortTaken = Extract<Failure, { reason: 'port-taken' }>;

function isPortTaken(failure: Failure): failure is PortTaken {
  return failure.reason === 'port-taken';
}

/** @param isHere whether the ports are those of this machine, on which a socket tells of other programs, too */
function portsAnswer(
  ports: readonly number[],
  taken: readonly Pick<PortTaken, 'port' | 'holder'>[],
  isHere = true,
): Answer {
  const name = 'Ports';
  if (taken.length === 0) {
    const list = ports.join(', ');
    return isHere
      ? ok(name, `${list} are free`)
      : notSeen(name, `no container has ${list}; other programs on that machine cannot be seen from here`);
  }
  const holders = [...new Set(taken.map(({ holder }) => holder))];
  const portsOf = (one: string): number[] =>
    taken.filter(({ holder }) => holder === one).map(({ port }) => port);
  const finding = holders.map((holder) => `${portsOf(holder).join(', ')} held by ${holder}`).join('; ');
  return failed(
    name,
    finding,
    'choose others with --port-http, --port-stats, --port-admin, --port-app, or use --isolated',
  );
}

function askAboutNames(topology: Topology, nodes: readonly string[], conflicts: readonly Failure[]): Answer {
  const name = 'Names';
  const holders = conflicts.flatMap((failure) => (failure.reason === 'name-taken' ? [failure.holder] : []));
  if (holders.length > 0)
    return failed(name, `taken by ${holders.join('; ')}`, hintFor(holders, 'rename or remove it'));
  const names = nodes.map((node) => containerName(topology, node));
  return ok(name, `${names[0] ?? ''} to ${names.at(-1) ?? ''} are free`);
}

function askAboutNetwork({ network }: Topology, conflicts: readonly Failure[]): Answer {
  const name = 'Network';
  const holders = conflicts.flatMap((failure) =>
    failure.reason === 'network-taken' ? [failure.holder] : [],
  );
  if (holders.length === 0) return ok(name, `${network} is free`);
  return failed(
    name,
    `${network} belongs to ${holders.join('; ')}`,
    hintFor(holders, 'choose another with --network'),
  );
}

function askAboutSubnet({ subnet }: Topology, conflicts: readonly Failure[]): Answer {
  const name = 'Subnet';
  const others = conflicts.flatMap((failure) =>
    failure.reason === 'subnet-overlap' ? [`${failure.other} (${failure.holder})`] : [],
  );
  if (others.length === 0) return ok(name, `${subnet} is free`);
  return failed(
    name,
    `${subnet} overlaps ${others.join(' and ')}`,
    hintFor(others, 'choose another with --subnet'),
  );
}

/** Labs of other workspaces can be taken down from here; what is somebody else's cannot. */
function hintFor(holders: readonly string[], otherwise: string): string {
  const ours = holders.every((holder) => holder.includes('an ait-lab in another workspace'));
  return ours ? '`ait-lab down --all` removes it; or use --isolated' : `${otherwise}, or use --isolated`;
}
