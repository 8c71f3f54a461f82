import { listContainers } from '../docker/container.js';
import { label } from '../lab/labels.js';
import type { Lab } from '../lab/lab.js';
import { serfMembers } from '../lab/serf.js';
import { nodeAddress } from '../lab/topology.js';
import { roleOf } from '../scenario/lab-description.js';
import type { BalancerView } from './balancer-view.js';
import { backendsOf, serversOf } from './invariants/judge-files.js';
import { disagreements, type Backends, type Excused, type Views } from './invariants/judge-state.js';

/** Nothing that anybody could not know. */
const nothing: Excused = {
  isSerfAway: false,
  unheard: new Set(),
  mistaken: new Set(),
};

/**
 * What everybody says at this moment. The agent logs a line for each question, and answers it in a new process: it is
 * asked only when the others agree, and otherwise counts as agreeing.
 */
export async function observeViews(lab: Lab, view: BalancerView, excused: Excused = nothing): Promise<Views> {
  const { running: containers, frozen } = await backendsByState(lab);
  const files = view.lastFiles;
  const others = {
    containers,
    frozen,
    excused,
    table: view.rows,
    nodes: files && backendsOf(files.nodes),
    configuration: files && serversOf(files.configuration ?? ''),
  };
  if (excused.isSerfAway) return { ...others, members: undefined };
  const agree = disagreements({ ...others, members: containers }).length === 0;
  return { ...others, members: agree ? await livingMembers(lab) : containers };
}

/** Backends whose containers run, not paused and with a network. */
export async function runningBackends(lab: Lab): Promise<Backends> {
  return (await backendsByState(lab)).running;
}

async function backendsByState(lab: Lab): Promise<{ running: Backends; frozen: ReadonlySet<string> }> {
  const containers = await listContainers(lab.engine, { label: [`${label.run}=${lab.owner.run}`] });
  const backends = containers.flatMap(({ State, Labels, NetworkSettings }) => {
    const name = Labels[label.node] ?? lab.balancer;
    const isConnected = lab.topology.network in NetworkSettings.Networks;
    return roleOf(lab.description, name) === 'balancer' || !isConnected ? [] : [{ name, state: State }];
  });
  const running = backends.filter(({ state }) => state === 'running');
  return {
    running: new Map(running.map(({ name }) => [name, nodeAddress(lab.topology, name)])),
    frozen: new Set(backends.filter(({ state }) => state === 'paused').map(({ name }) => name)),
  };
}

async function livingMembers(lab: Lab): Promise<Backends | undefined> {
  // By a clock that was set back meanwhile, the newest number may be that of a life that has ended.
  const members = await serfMembers(lab, lab.balancer, ({ status }) => status === 'alive');
  const living = members?.filter(({ tags }) => tags['role'] === 'backend');
  return living && new Map(living.map(({ name, addr }) => [name, addr.split(':')[0] ?? '']));
}
