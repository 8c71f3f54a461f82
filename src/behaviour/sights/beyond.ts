import { stopContainer } from '../../docker/container.js';
import { act } from '../../lab/act.js';
import type { Lab } from '../../lab/lab.js';
import { Load } from '../../lab/load/load.js';
import type { Moment, Requests } from '../../lab/load/recording.js';
import { serfCommand } from '../../lab/serf.js';
import { letPass, until } from '../../until.js';
import type { Sight } from '../sight.js';
import { tableNodes } from './servers.js';

/** A client's requests a second, and its connections: as many as a laptop answers beside all else. */
const aim = { rate: 100, connections: 10 };
/** Docker ends a container by force after so long. */
const slowStopMs = 9_500;
/** What follows from an event may take so long; without it the next one would be blamed for it. */
const aftermathMs = 4_000;

/** B7: what the course does not ask for. */
export class Beyond {
  private requests: Requests | undefined;
  private moments: readonly Moment[] = [];
  private readonly stops = new Map<string, number>();

  /** One joins, one is stopped, one is killed, while a client sends requests all the time. */
  async underLoad(
    lab: Lab,
    { joins, stops, dies }: { readonly joins: string; readonly stops: string; readonly dies: string },
    signal: AbortSignal,
  ): Promise<void> {
    lab.load = await Load.start(lab, aim);
    try {
      await act(lab, { kind: 'start', nodes: [joins], env: {} }, signal);
      await until(async () => (await tableNodes(lab))?.includes(joins), {
        everyMs: 200,
        withinMs: 20_000,
        signal,
      });
      await letPass(aftermathMs, signal);
      const clock = performance.now();
      await act(lab, { kind: 'stop', nodes: [stops] }, signal);
      this.stops.set(stops, performance.now() - clock);
      await letPass(aftermathMs, signal);
      await act(lab, { kind: 'kill', nodes: [dies] }, signal);
      await letPass(2 * aftermathMs, signal);
      const { requests, timeline } = await lab.load.stop();
      this.requests = requests;
      this.moments = timeline.moments;
    } finally {
      lab.load[Symbol.dispose]();
      lab.load = undefined;
    }
  }

  /** Stops the balancer, last of all. */
  async stop(lab: Lab, node: string, signal: AbortSignal): Promise<void> {
    const clock = performance.now();
    await stopContainer(lab.engine, lab.container(node), signal);
    this.stops.set(node, performance.now() - clock);
  }

  losesNothing(): Sight {
    return {
      question: 'B7',
      expected: 'no request is lost when a web application joins, stops or dies',
      symptoms: [],
      withinMs: 0,
      look: () => {
        const { requests } = this;
        if (!requests || requests.sent === 0) return Promise.resolve(undefined);
        const after = this.moments.map(({ atMs, kind, nodes }, index) => {
          const end = this.moments[index + 1]?.atMs ?? Infinity;
          const lost = requests.failures.filter((one) => one.atMs >= atMs && one.atMs < end).length;
          return `${lost} after \`${kind} ${nodes.join(' ')}\``;
        });
        const observed = `${requests.failed} of ${requests.sent} lost: ${after.join(', ')}`;
        return Promise.resolve({ met: requests.failed === 0, observed });
      },
    };
  }

  stopsInTime(node: string): Sight {
    return {
      question: 'B7',
      expected: `\`docker stop ${node}\` ends it in less than 10 s`,
      symptoms: ['slow-stop'],
      withinMs: 0,
      look: () => {
        const elapsedMs = this.stops.get(node);
        if (elapsedMs === undefined) return Promise.resolve(undefined);
        const observed = `it took ${(elapsedMs / 1000).toFixed(1)} s`;
        return Promise.resolve({ met: elapsedMs < slowStopMs, observed });
      },
    };
  }
}

/** From `/nodes` it leads to the root. */
const hostileName = '../ait-lab-hostile';
const hostileFile = '/ait-lab-hostile';

/** A second agent, beside the one of a node, joins under a name that is a path. */
export async function joinHostile(lab: Lab, node: string): Promise<void> {
  const ports = ['-bind=0.0.0.0:7990', '-rpc-addr=127.0.0.1:7991'];
  const words = ['agent', `-node=${hostileName}`, '-tag=role=backend', `-join=${lab.balancer}`, ...ports];
  const agent = serfCommand(lab, words);
  await lab.exec(node, ['sh', '-c', '"$@" >/dev/null 2>&1 &', 'sh', ...agent]);
}

/** Handlers that make a file of a member's name make it where the name says. */
export function staysInNodes(): Sight {
  return {
    question: 'B7',
    expected: 'a member with a hostile name changes nothing outside of /nodes',
    symptoms: [],
    withinMs: 0,
    look: async (lab, signal) => {
      const isMember = async (): Promise<boolean> =>
        (await lab.exec(lab.balancer, serfCommand(lab, ['members']))).output.includes(hostileName);
      const hasJoined = await until(isMember, { everyMs: 250, withinMs: 15_000, signal });
      // Nobody was hostile, then: the agent refuses such a name.
      if (hasJoined !== true) return undefined;
      await letPass(aftermathMs, signal);
      const { exitCode } = await lab.exec(lab.balancer, ['sh', '-c', `[ -e ${hostileFile} ]`]);
      return exitCode === 0
        ? {
            met: false,
            observed: `a member called ${hostileName} has made ${hostileFile} in ${lab.balancer}`,
          }
        : { met: true, observed: 'nothing has changed' };
    },
  };
}
