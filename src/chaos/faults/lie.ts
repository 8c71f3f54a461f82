import { createContainer, removeContainer, startContainer, stopContainer } from '../../docker/container.js';
import { exec } from '../../docker/output.js';
import { provideKeyring } from '../../lab/keyring.js';
import { ownerLabels } from '../../lab/labels.js';
import type { Lab } from '../../lab/lab.js';
import { containerName, nodeAddress } from '../../lab/topology.js';
import { letPass, until } from '../../until.js';
import type { BalancerView } from '../balancer-view.js';
import type { CarriedOut } from '../carried-out.js';
import { takesName, type ChaosEvent, type Lie } from '../plan/chaos-event.js';

type LieEvent = Extract<ChaosEvent, { kind: 'lie' }>;

/** No clock gives it for another thirty thousand years. */
const hugeNumber = 999_999_999_999_999;
const liar = 'liar';
const knownWithinMs = 2000;

/** Lets a container that has the key lie about a backend for a while, and removes it. */
export async function tellLie(
  lab: Lab,
  view: BalancerView,
  { node, lie, lastsMs }: LieEvent,
  signal: AbortSignal,
): Promise<CarriedOut> {
  const own = (await lab.exec(node, ['cat', '/run/serf/name'])).output.trim();
  const number = Number(own.split('.')[1]);
  if (!Number.isSafeInteger(number)) return { missed: `${node} has no agent: ${own}` };
  // Whose agent has just been started, and is not heard of, has no name that anybody could defend.
  const isKnown = await until(() => isAlive(lab, own), { everyMs: 250, withinMs: knownWithinMs, signal });
  if (isKnown !== true) return { missed: `${lab.balancer} has not heard of ${own}` };
  const name = `${node}.${numberIn(lie, number)}`;
  const container = containerName(lab.topology, liar);
  using _guard = takesName(lie) ? undefined : view.guard(node, nodeAddress(lab.topology, node));
  try {
    await startLiar(lab, container, lie.about === 'name' ? { name, role: 'backend' } : undefined);
    if (lie.about === 'leave') await askAgainAndAgain(lab, container, name, lastsMs, signal);
    else await letPass(lastsMs, signal);
    // Who dies is removed as he is, without a word.
    if (lie.about === 'name' && lie.end === 'leaves') await stopContainer(lab.engine, container, signal);
  } finally {
    await removeContainer(lab.engine, container);
  }
  return { missed: '' };
}

async function isAlive(lab: Lab, member: string): Promise<boolean> {
  const { serf } = lab.description.programs;
  const { output } = await lab.exec(lab.balancer, [serf, 'members', '-status=alive', `-name=^${member}$`]);
  return output.includes(member);
}

function numberIn(lie: Lie, own: number): number {
  return { own, before: own - 1, after: own + 1, huge: hugeNumber }[lie.number];
}

/** An agent with the lab's key in a container of its own, which is no backend unless it says so itself. */
async function startLiar(
  lab: Lab,
  container: string,
  { name, role }: { readonly name: string; readonly role: string } = { name: liar, role: 'guest' },
): Promise<void> {
  const { description, topology, owner, engine } = lab;
  const join = ['-config-dir=/etc/serf', `-retry-join=${lab.balancer}`];
  await createContainer(engine, {
    name: container,
    image: lab.imageOfRole('backend'),
    hostname: liar,
    network: topology.network,
    // The last place, where no backend of such a lab is.
    address: nodeAddress(topology, liar),
    aliases: [],
    env: {},
    labels: ownerLabels(owner),
    ports: [],
    entrypoint: [description.programs.serf, 'agent', `-node=${name}`, `-tag=role=${role}`, ...join],
  });
  const key = description.gossipKey;
  if (key) await provideKeyring(lab, container, key, await lab.keyring(key));
  await startContainer(engine, container);
}

/** A query each half second, to every balancer and in the name of somebody else. */
async function askAgainAndAgain(
  lab: Lab,
  container: string,
  name: string,
  lastsMs: number,
  signal: AbortSignal,
): Promise<void> {
  const ask = `${lab.description.programs.serf} query -tag role=balancer -no-ack -timeout=1s leave ${name}`;
  const script = `for i in $(seq ${Math.ceil(lastsMs / 500)}); do ${ask} > /dev/null 2>&1 & sleep 0.5; done; wait`;
  await exec(lab.engine, container, ['sh', '-c', script], { signal });
}
