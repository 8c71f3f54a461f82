import {
  createContainer,
  killContainer,
  removeContainer,
  startContainer,
  stopContainer,
  findContainer,
} from '../docker/container.js';
import { Failed, unreachable } from '../failure.js';
import type { Action } from '../scenario/plan.js';
import { aFewAtOnce } from './a-few-at-once.js';
import { processId } from './conditions.js';
import { provideKeyring } from './keyring.js';
import { label, ownerLabels } from './labels.js';
import type { Lab } from './lab.js';
import { Load } from './load/load.js';
import { roleOf } from '../scenario/lab-description.js';
import { networkAliases, nodeAddress, nodeEnvironment, publishedPorts } from './topology.js';

/**
 * Carries out one action and returns when the engine has done it; whether it had its effect is for waits to see.
 *
 * @param withinMs how long a command in a container may take
 */
export async function act(lab: Lab, action: Action, signal: AbortSignal, withinMs?: number): Promise<void> {
  switch (action.kind) {
    case 'start':
    case 'stop':
    case 'kill':
    case 'remove': {
      const done = lab.load?.mark(action.kind, action.nodes);
      await aFewAtOnce(action.nodes, async (node) => {
        signal.throwIfAborted();
        await actOn(lab, node, action, signal);
      });
      done?.();
      // A container that starts again may have got other ports.
      if (action.kind === 'start' && action.nodes.includes(lab.balancer)) await lab.load?.retarget();
      return;
    }
    case 'crash':
      return crash(lab, action.node, action.process);
    case 'exec': {
      const { exitCode, output } = await lab.exec(action.node, action.argv, { signal, withinMs });
      if (exitCode === 0) return;
      const doing = `docker exec ${lab.container(action.node)} ${action.argv.join(' ')}`;
      throw new Failed({
        reason: 'engine-error',
        doing,
        detail: `ended with ${exitCode}: ${output.trim()}`,
        status: 0,
      });
    }
    case 'load':
      lab.load = await Load.start(lab, action);
      return;
    default:
      return unreachable(action);
  }
}

/** What the engine does to one container. */
async function actOn(
  lab: Lab,
  node: string,
  action: Extract<Action, { kind: 'start' | 'stop' | 'kill' | 'remove' }>,
  signal: AbortSignal,
): Promise<void> {
  const name = lab.container(node);
  switch (action.kind) {
    case 'start':
      return startNode(lab, node, action.env);
    case 'stop':
      return stopContainer(lab.engine, name, signal);
    case 'kill':
      return killContainer(lab.engine, name);
    case 'remove':
      return removeContainer(lab.engine, name);
    default:
      return unreachable(action);
  }
}

/** An action as a reader would say it. */
export function describeAction(action: Action): string {
  switch (action.kind) {
    case 'crash':
      return `killing ${action.process} in ${action.node}`;
    case 'exec':
      return `running ${action.argv.join(' ')} in ${action.node}`;
    case 'load':
      return `sending ${action.rate} requests a second on ${action.connections} connections`;
    case 'start':
    case 'stop':
    case 'kill':
    case 'remove': {
      const verb = { start: 'starting', stop: 'stopping', kill: 'killing', remove: 'removing' }[action.kind];
      return `${verb} ${action.nodes.join(', ')}`;
    }
    default:
      return unreachable(action);
  }
}

/** What a node's container has beyond the lab's description. */
export interface NodeOptions {
  readonly env?: Readonly<Record<string, string>>;
  /** Another one than the lab's own. */
  readonly image?: string | undefined;
  /** As in `ContainerSpec`. */
  readonly tmpfs?: Readonly<Record<string, string>>;
}

/**
 * Starts the container of a node, and creates it first where it does not exist.
 *
 * @param image another one than the lab's own
 */
export async function startNode(
  lab: Lab,
  node: string,
  env: Readonly<Record<string, string>> = {},
  image?: string,
): Promise<void> {
  await createNode(lab, node, { env, image });
  await startContainer(lab.engine, lab.container(node));
}

/** Creates the container of a node where it does not exist, with its key; it does not run yet. */
export async function createNode(
  lab: Lab,
  node: string,
  { env = {}, image, tmpfs }: NodeOptions = {},
): Promise<void> {
  const name = lab.container(node);
  const role = lab.description.roles[roleOf(lab.description, node)];
  const { create } = role;
  lab.forget(node);
  if (!(await findContainer(lab.engine, name))) {
    const id = await createContainer(lab.engine, {
      name,
      image: image ?? lab.imageOf(node),
      hostname: create.hostname === 'node' ? node : undefined,
      network: lab.topology.network,
      address: nodeAddress(lab.topology, node),
      aliases: networkAliases(lab.topology, node),
      env: { ...nodeEnvironment(lab.topology, node), ...env },
      labels: { ...ownerLabels(lab.owner), [label.node]: node },
      ports: publishedPorts(lab.topology, node),
      command: create.command,
      user: create.user,
      capabilities: create.capabilities,
      stopSignal: create.stopSignal,
      memoryMiB: create.memoryMiB,
      processes: create.processes,
      cpus: create.cpus,
      cpuShares: create.cpuShares,
      tmpfs,
    });
    if (create.hostname === 'none') lab.hosts.add(node, id);
    const key = lab.description.gossipKey;
    if (key) await provideKeyring(lab, name, key, await lab.keyring(key));
  }
}

/** The kernel shields a container's first process from signals of its own container: that one the engine has to kill. */
async function crash(lab: Lab, node: string, name: string): Promise<void> {
  const id = await processId(lab, node, name);
  if (id === undefined) {
    throw new Failed({
      reason: 'engine-error',
      doing: `killing ${name} in ${node}`,
      detail: 'no such process',
      status: 0,
    });
  }
  if (id === 1) await killContainer(lab.engine, lab.container(node));
  else await lab.exec(node, ['sh', '-c', `kill -KILL ${id}`]);
}
