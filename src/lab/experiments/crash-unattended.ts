import { inspectContainer, killContainer } from '../../docker/container.js';
import { letPass } from '../../until.js';
import { startNode } from '../act.js';
import { haproxyServers, isUp, type ServerRow } from '../haproxy.js';
import type { Lab } from '../lab.js';
import { Load } from '../load/load.js';
import type { Requests, Timeline } from '../load/recording.js';
import { allFailures, failureCounts, failureCountsText, type FailureCounts } from './client-failures.js';
import { expectHealthy, listedServers } from './expect-healthy.js';
import { expectThat, expectWithin, lookFor } from './expectation.js';
import type { ExperimentContext, Finding } from './experiment.js';
import { findingText, msText } from './finding-text.js';

interface Unattended {
  readonly node: string;
  readonly connections: number;
  /** Requests a second that the client aims at. */
  readonly rate: number;
  readonly requests: { readonly sent: number; readonly answered: number; readonly failed: number };
  readonly failures: FailureCounts;
  /** Of those that failed, the ones sent before HAProxy knew. */
  readonly failedBeforeMarkedDown: number;
  readonly markedDownAfterMs: number;
  /** Since the crash. */
  readonly watchedMs: number;
  readonly cameBackByItself: false;
  readonly restartedBy: 'docker start';
  /** From `docker start` to HAProxy's sending requests to it again. */
  readonly backAfterMs: number;
}

/** Few requests: each leaves a line in logs that are evidence. */
const client = { connections: 16, rate: 50 } as const;
const beforeMs = 1000;
const watchMs = 3000;
const afterMs = 500;

/** A web application crashes under requests: what is lost until HAProxy notices, and who brings it back. */
export async function crashUnattended({ lab, signal, say }: ExperimentContext): Promise<Finding> {
  const listed = await listedServers(lab);
  const node = listed.at(-1);
  expectThat(node !== undefined, 'looking for a web application to crash', 'HAProxy lists none');
  say(`sending ${client.rate} requests a second`);
  using load = await Load.start(lab, client);
  await letPass(beforeMs, signal);

  say(`killing the main process of ${node}`);
  const crashed = performance.now();
  const killed = load.mark('kill', [node]);
  await killContainer(lab.engine, lab.container(node));
  killed();
  const row = async (is: (row: ServerRow) => boolean): Promise<true | undefined> =>
    (await haproxyServers(lab))?.some((one) => one.name === node && is(one)) || undefined;
  await expectWithin({ doing: `waiting until HAProxy finds ${node} dead`, withinMs: 30_000, signal }, () =>
    row(({ status }) => status.startsWith('DOWN')),
  );
  say(`watching whether ${node} comes back by itself`);
  const back = await lookFor(watchMs, signal, async () => (await isRunning(lab, node)) || (await row(isUp)));
  expectThat(back === undefined, `watching ${node} after its crash`, 'it came back by itself');
  const watchedMs = Math.round(performance.now() - crashed);

  say(`starting ${node} again`);
  const started = load.mark('start', [node]);
  await startNode(lab, node);
  started();
  await expectHealthy(lab, listed, signal);
  await letPass(afterMs, signal);
  const { requests, timeline } = await load.stop();
  const value = figures(node, watchedMs, requests, timeline);
  const commands = [load.command, `docker kill ${node}`, `docker start ${node}`];
  return { value, text: text(value), commands };
}

/** Reads what happened from the client's records. */
export function figures(
  node: string,
  watchedMs: number,
  requests: Requests,
  { moments, servers }: Timeline,
): Unattended {
  const { connections, rate, sent, answered, failed, answers } = requests;
  const doing = `reading what became of ${node}`;
  const moment = (kind: 'kill' | 'start'): number => {
    const found = moments.find((one) => one.kind === kind && one.nodes.includes(node));
    expectThat(found !== undefined, doing, `the record has no ${kind}`);
    return found.atMs;
  };
  const change = (since: number, to: 'up' | 'down'): number => {
    const found = servers.find((table) => table.atMs > since && table[to].includes(node));
    expectThat(found !== undefined, doing, `HAProxy's table never had it ${to}`);
    return found.atMs;
  };
  const [crashedAt, startedAt] = [moment('kill'), moment('start')];
  const [downAt, upAt] = [change(crashedAt, 'down'), change(startedAt, 'up')];
  const lastAnswerMs = answers[node]?.lastMs ?? 0;
  expectThat(lastAnswerMs > upAt, doing, `no request was answered by ${node} after it was up again`);
  return {
    node,
    connections,
    rate,
    requests: { sent, answered, failed },
    failures: failureCounts(requests),
    failedBeforeMarkedDown: allFailures(requests).filter(({ sentAtMs }) => sentAtMs < downAt).length,
    markedDownAfterMs: downAt - crashedAt,
    watchedMs,
    cameBackByItself: false,
    restartedBy: 'docker start',
    backAfterMs: upAt - startedAt,
  };
}

async function isRunning(lab: Lab, node: string): Promise<boolean> {
  return (await inspectContainer(lab.engine, lab.container(node))).State.Running;
}

function text(value: Unattended): string {
  const { node, requests, failures } = value;
  return findingText({
    title: `${node} crashes under requests, and nobody is there`,
    did: [
      `A client sent ${value.rate} requests a second through ha on ${value.connections} connections.`,
      `The main process of ${node} was killed, and with it its container.`,
      `For ${msText(value.watchedMs)} since the crash, docker and HAProxy's table were watched for its return.`,
      `Then somebody acted: ${value.restartedBy} ${node}.`,
    ],
    rows: [
      ['requests sent', requests.sent],
      ['answered', requests.answered],
      ['failed', requests.failed],
      ['how they failed', failureCountsText(failures)],
      ['HAProxy marked it DOWN after', msText(value.markedDownAfterMs)],
      ['failed, sent before that', value.failedBeforeMarkedDown],
      ['came back by itself', 'no'],
      ['UP again, counted from docker start', msText(value.backAfterMs)],
    ],
    reading:
      `Until its checks have failed three times HAProxy goes on sending it its share of the requests, and those` +
      ' wait and fail. Then the others carry all of it. Nothing brings the container back: its part of the' +
      ' capacity is gone until a person notices and acts.',
  });
}
