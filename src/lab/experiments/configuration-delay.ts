import { act } from '../act.js';
import { backendName, backendNumber } from '../../scenario/lab-description.js';
import type { Lab } from '../lab.js';
import { delaysOf } from '../load/delays.js';
import { Load } from '../load/load.js';
import type { Requests, Timeline } from '../load/recording.js';
import { waitForStep } from '../wait.js';
import { expectThat } from './expectation.js';
import type { Experiment } from './experiment.js';
import { findingText, msText } from './finding-text.js';

interface Reached {
  readonly node: string;
  readonly configurationMs: number;
}

interface ConfigurationDelay {
  readonly join: Reached;
  readonly stop: Reached;
  readonly kill: Reached;
  readonly requests: Pick<Requests, 'sent' | 'answered' | 'failed' | 'byStatus'>;
  /** Web applications in HAProxy's table, while the configuration listed others. */
  readonly servers: readonly string[];
  readonly reachesTraffic: false;
  readonly connections: number;
  readonly rate: number;
}

const doing = 'measuring how changes reach the configuration';
/** Each of them fails: enough to see that, and no more. */
const asking = { connections: 16, rate: 64 };

/** How long a join, a stop and a kill take to reach the configuration; and none of them reaches the traffic. */
export const configurationDelay: Experiment = async ({ lab, running, signal, say }) => {
  const [node, other] = nextTo(lab, running);
  lab.load?.[Symbol.dispose]();
  const load = (lab.load = await Load.start(lab, asking));
  const change = async (kind: 'start' | 'stop' | 'kill', nodes: readonly string[]): Promise<void> => {
    say(`${kind} of ${nodes.join(', ')}, until the configuration knows`);
    await act(lab, kind === 'start' ? { kind, nodes, env: {} } : { kind, nodes }, signal);
    await untilConfigured(lab, nodes, kind === 'start', running, signal);
  };
  try {
    await change('start', [node]);
    await change('stop', [node]);
    // Serf wants a death confirmed by others: where they are too few, it waits far longer.
    await change('start', [node, other]);
    await change('kill', [node]);
  } finally {
    await act(lab, { kind: 'remove', nodes: [node, other] }, new AbortController().signal);
  }
  const { requests, timeline } = await load.stop();
  const path = lab.description.roles.balancer.places.configuration;
  const value = found(node, path, requests, timeline);
  const name = lab.container(node);
  const commands = [load.command, `docker start|stop|kill ${name}`, `cat ${path}`];
  return { value, text: text(value, path), commands };
};

function found(node: string, path: string, requests: Requests, timeline: Timeline): ConfigurationDelay {
  const reached = (kind: 'start' | 'stop' | 'kill'): Reached => {
    const moment = timeline.moments.find((one) => one.kind === kind);
    const configurationMs = moment && delaysOf(timeline, moment, node).configurationMs;
    expectThat(configurationMs !== undefined, doing, `the ${kind} of ${node} never reached ${path}`);
    return { node, configurationMs };
  };
  const { sent, answered, failed, byStatus, connections, rate } = requests;
  const servers = [...new Set(timeline.servers.flatMap(({ up, down }) => [...up, ...down]))];
  expectThat(answered === 0, doing, `${answered} of ${sent} requests were answered by a web application`);
  expectThat(byStatus['503'] === sent, doing, `not all of ${sent} requests: ${JSON.stringify(byStatus)}`);
  expectThat(servers.length === 0, doing, `HAProxy has heard of ${servers.join(', ')}`);
  return {
    join: reached('start'),
    stop: reached('stop'),
    kill: reached('kill'),
    requests: { sent, answered, failed, byStatus },
    servers,
    reachesTraffic: false,
    ...{ connections, rate },
  };
}

/** Two web applications that are not part of the task. */
function nextTo({ description }: Lab, running: readonly string[]): [string, string] {
  const last = Math.max(0, ...running.map((node) => backendNumber(description, node) ?? 0));
  return [backendName(description, last + 1), backendName(description, last + 2)];
}

async function untilConfigured(
  lab: Lab,
  nodes: readonly string[],
  listed: boolean,
  running: readonly string[],
  signal: AbortSignal,
): Promise<void> {
  const { places } = lab.description.roles.balancer;
  const lines = nodes.map((node) => `server ${node} `);
  const words = listed
    ? { contains: lines, lacks: [], gains: [] }
    : { contains: [], lacks: lines, gains: [] };
  const step = {
    name: doing,
    conditions: [{ kind: 'file' as const, on: lab.balancer, path: places.configuration, ...words }],
    withinMs: 60_000,
    running: listed ? [...running, ...nodes] : running,
  };
  await waitForStep(lab, { step, baseline: new Map(), signal, onLook: () => undefined });
}

function text(
  { join, stop, kill, requests, servers, connections, rate }: ConfigurationDelay,
  path: string,
): string {
  return findingText({
    title: 'How long a change takes to reach the configuration, and whether it reaches the traffic',
    did: [
      `Another web application, ${join.node}, was started, stopped, started again beside one more, and killed; after each the configuration was waited for. Times run from the moment that the engine was told until the handler had put the new ${path} in place.`,
      `A client sent requests through ha all the while: ${connections} connections, ${rate} requests a second.`,
    ],
    rows: [
      ['join: in the configuration after', msText(join.configurationMs)],
      ['stop: out of the configuration after', msText(stop.configurationMs)],
      ['kill: out of the configuration after', msText(kill.configurationMs)],
      ['requests sent', requests.sent],
      ['answered by a web application', requests.answered],
      ['answered 503 by HAProxy', requests.byStatus['503'] ?? 0],
      ["servers in HAProxy's table", servers.length],
    ],
    reading: `The file follows the members by itself: what announces itself, a join or an orderly leave, within ${msText(Math.max(join.configurationMs, stop.configurationMs))}, a death only when Serf has made sure of it, after ${msText(kill.configurationMs)}. But the HAProxy that runs has read its file once, at its start, when there was no web application, and nobody tells it to read again: no request gets anywhere.`,
  });
}
