import { text } from 'node:stream/consumers';
import { killContainer, removeContainer, stopContainer } from '../docker/container.js';
import {
  connectContainer,
  disconnectContainer,
  pauseContainer,
  unpauseContainer,
} from '../docker/disturb.js';
import { ignoring, refusedWith } from '../docker/engine.js';
import { openLogs } from '../docker/output.js';
import { unreachable } from '../failure.js';
import { createNode, startNode } from '../lab/act.js';
import type { Lab } from '../lab/lab.js';
import { networkAliases, nodeAddress } from '../lab/topology.js';
import type { BalancerView } from './balancer-view.js';
import type { CarriedOut, Stopped } from './carried-out.js';
import { fillDisk } from './faults/fill-disk.js';
import { hangUp } from './faults/hang-up.js';
import { tellLie } from './faults/lie.js';
import { pauseBalancer } from './faults/pause-balancer.js';
import { setClock } from './faults/set-clock.js';
import type { BalancerService, ChaosEvent } from './plan/chaos-event.js';

const done: CarriedOut = { missed: '' };
const services = '/run/s6/services';

/** Does one thing, and returns when the engine has done it; what lasts for a while, when it is over. */
export async function carryOut(
  lab: Lab,
  view: BalancerView,
  event: ChaosEvent,
  signal: AbortSignal,
): Promise<CarriedOut> {
  switch (event.kind) {
    case 'join':
      if (event.fresh) await removeContainer(lab.engine, lab.container(event.node));
      if (event.clockMs !== undefined) {
        await createNode(lab, event.node);
        await setClock(lab.engine, lab.container(event.node), event.clockMs);
      }
      await startNode(lab, event.node);
      return done;
    case 'stop':
      return { missed: '', stopped: await stop(lab, event.node, signal) };
    case 'kill':
      await killContainer(lab.engine, lab.container(event.node));
      return done;
    case 'kill-application':
      return command(lab, event.node, ['s6-svc', '-k', `${services}/webapp`]);
    case 'kill-agent':
      return command(lab, event.node, ['s6-svc', '-k', `${services}/serf`]);
    case 'pause':
      return pause(lab, event.node);
    case 'unpause':
      // There is nothing to undo where the pause came to nothing.
      await ignoring([409, 500], unpauseContainer(lab.engine, lab.container(event.node)));
      return done;
    case 'disconnect':
      await disconnectContainer(lab.engine, lab.container(event.node), lab.topology.network);
      return done;
    case 'connect':
      await connectContainer(lab.engine, lab.container(event.node), {
        network: lab.topology.network,
        address: nodeAddress(lab.topology, event.node),
        aliases: networkAliases(lab.topology, event.node),
      });
      // Its published port is another one now.
      lab.forget(event.node);
      return done;
    case 'set-clock':
      await setClock(lab.engine, lab.container(event.node), event.clockMs);
      return done;
    case 'agent-away':
      return view.lose('serf', () => command(lab, lab.balancer, ['s6-svc', '-d', `${services}/serf`]));
    case 'agent-back': {
      const back = await command(lab, lab.balancer, ['s6-svc', '-u', `${services}/serf`]);
      view.find('serf');
      return back;
    }
    case 'hang-up':
      return hangUp(lab, view, event, signal);
    case 'pause-balancer':
      return pauseBalancer(lab, view, event.lastsMs, signal);
    case 'fill-disk':
      return fillDisk(lab, view, event.lastsMs, signal);
    case 'lie':
      return tellLie(lab, view, event, signal);
    case 'restart-service':
    case 'kill-service':
      return endService(lab, view, event.kind, event.service);
    default:
      return unreachable(event);
  }
}

/** On a busy machine the kernel does not always get all processes to stand still; then none does. */
async function pause(lab: Lab, node: string): Promise<CarriedOut> {
  try {
    await pauseContainer(lab.engine, lab.container(node));
    return done;
  } catch (error) {
    if (!refusedWith(error, 500)) throw error;
    return { missed: 'the engine could not freeze it' };
  }
}

async function stop(lab: Lab, node: string, signal: AbortSignal): Promise<Stopped> {
  const name = lab.container(node);
  const calledAt = Date.now();
  await stopContainer(lab.engine, name, signal);
  const stoppedAt = Date.now();
  const since = new Date(calledAt).toISOString();
  const log = (await text(await openLogs(lab.engine, name, { tail: 200, timestamps: true }))).split('\n');
  return {
    node,
    calledAt,
    stoppedAt,
    log: log.filter((line) => line.slice(0, since.length - 1) >= since.slice(0, -1)),
  };
}

/** HAProxy's worker is a child of the process that is the service. */
async function endService(
  lab: Lab,
  view: BalancerView,
  kind: 'restart-service' | 'kill-service',
  service: BalancerService,
): Promise<CarriedOut> {
  const supervised = service === 'haproxy-worker' ? 'haproxy' : service;
  const folder = `${services}/${supervised}`;
  const argv =
    service === 'haproxy-worker'
      ? ['sh', '-c', `pkill -KILL -P "$(s6-svstat -o pid ${folder})"`]
      : ['s6-svc', kind === 'kill-service' ? '-k' : '-r', folder];
  let result = done;
  await view.end(supervised, async () => {
    result = await command(lab, lab.balancer, argv);
    return result.missed === '';
  });
  return result;
}

/** A service that is dead already cannot be killed: that is something seen, and no failure. */
async function command(lab: Lab, node: string, argv: readonly string[]): Promise<CarriedOut> {
  const { exitCode, output } = await lab.exec(node, argv);
  return exitCode === 0 ? done : { missed: `${argv.join(' ')} ended with ${exitCode}: ${output.trim()}` };
}
