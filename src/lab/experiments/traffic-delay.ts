import { countBy, damageOf, delaysOf, type Damage } from '../load/delays.js';
import type { Moment, Requests, Timeline } from '../load/recording.js';
import { allFailures, failureCountsText } from './client-failures.js';
import { expectThat } from './expectation.js';
import type { Experiment } from './experiment.js';
import { findingText, msText, type FindingRow } from './finding-text.js';

interface Change extends Damage {
  readonly node: string;
  readonly configurationMs: number;
  readonly haproxyMs: number;
}

type Join = Change & { readonly trafficMs: number };
type Stop = Change & { readonly lastAnswerMs: number };

interface TrafficDelay {
  readonly join: Join;
  readonly stop: Stop;
  readonly kill: Change;
  /** All joins, also of several nodes at once, each with the node that came last. */
  readonly joins: readonly (Join & { readonly nodes: readonly string[] })[];
  readonly requests: Pick<Requests, 'sent' | 'answered' | 'failed' | 'beforeFirstBackend'> & {
    /** Failed although there had been a web application to answer. */
    readonly lost: number;
    readonly lostBy: Readonly<Record<string, number>>;
  };
  readonly latencyMs: Requests['latencyMs'];
  readonly connections: number;
  readonly rate: number;
  readonly timeoutMs: number;
  /** By how much a change of HAProxy's table may be noted too late. */
  readonly resolutionMs: number;
}

const doing = 'measuring how changes reach the traffic';

/** How long a join, a stop and a kill take to reach the configuration and the traffic, as the client of this task saw it. */
export const trafficDelay: Experiment = async ({ lab }) => {
  const { load } = lab;
  expectThat(load !== undefined, doing, 'no client is at work');
  const { requests, timeline } = await load.stop();
  const seen = { requests, timeline };
  const starts = timeline.moments.filter(({ kind }) => kind === 'start');
  const joins = starts.map((moment) => ({ nodes: moment.nodes, ...lastToJoin(seen, moment) }));
  const stopped = single(timeline, 'stop');
  const killed = single(timeline, 'kill');
  const join = joins.find(({ nodes }) => nodes.length === 1);
  expectThat(join !== undefined, doing, 'no node joined alone');
  const lastAnswerMs = (requests.answers[stopped.node]?.lastMs ?? 0) - stopped.moment.atMs;
  const { sent, answered, failed, beforeFirstBackend, connections, rate, latencyMs } = requests;
  const failures = allFailures(requests);
  const value: TrafficDelay = {
    join,
    stop: {
      ...change(seen, stopped.moment, stopped.node),
      lastAnswerMs: Math.max(0, Math.round(lastAnswerMs)),
    },
    kill: change(seen, killed.moment, killed.node),
    joins,
    requests: {
      ...{ sent, answered, failed, beforeFirstBackend, lost: failed - beforeFirstBackend },
      lostBy: countBy(failures.map(({ kind }) => kind)),
    },
    latencyMs,
    ...{ connections, rate, timeoutMs: load.timeoutMs, resolutionMs: timeline.resolutionMs.servers },
  };
  return { value, text: text(value), commands: [load.command] };
};

interface Seen {
  readonly requests: Requests;
  readonly timeline: Timeline;
}

function single(timeline: Timeline, kind: 'stop' | 'kill'): { moment: Moment; node: string } {
  const moment = timeline.moments.find((one) => one.kind === kind && one.nodes.length === 1);
  const node = moment?.nodes[0];
  expectThat(moment !== undefined && node !== undefined, doing, `no ${kind} of one node was seen`);
  return { moment, node };
}

function change({ requests, timeline }: Seen, moment: Moment, node: string): Change {
  const { configurationMs, haproxyMs } = delaysOf(timeline, moment, node);
  const what = `the ${moment.kind} of ${node}`;
  expectThat(configurationMs !== undefined, doing, `${what} never reached the configuration`);
  expectThat(haproxyMs !== undefined, doing, `${what} never reached HAProxy`);
  return { node, configurationMs, haproxyMs, ...damageOf(requests, timeline, moment) };
}

function lastToJoin(seen: Seen, moment: Moment): Join {
  const joins = moment.nodes.map((node) => {
    const first = seen.requests.answers[node]?.firstMs;
    expectThat(first !== undefined, doing, `${node} never answered a request`);
    return { ...change(seen, moment, node), trafficMs: Math.round(first - moment.atMs) };
  });
  const last = joins.sort((left, right) => left.trafficMs - right.trafficMs).at(-1);
  expectThat(last !== undefined, doing, 'nobody joined');
  return last;
}

function text(value: TrafficDelay): string {
  const { join, stop, kill, joins, requests, connections, rate, timeoutMs, latencyMs, resolutionMs } = value;
  const others = joins.filter(({ nodes }) => nodes.length > 1);
  return findingText({
    title: 'How long a change takes to reach the traffic, and what it costs',
    did: [
      `A client in a process of its own sent requests through ha all the while: ${connections} connections, kept alive, each with one request at a time; ${rate} requests a second were aimed at, and a request without an answer after ${msText(timeoutMs)} counted as failed.`,
      `Meanwhile containers were started, stopped and killed. Times run from the moment that the engine was told; HAProxy's table was looked at every ${msText(resolutionMs)}. A failed request belongs to the change after which it was sent.`,
    ],
    rows: [
      [`join of ${join.node}: in the configuration after`, msText(join.configurationMs)],
      ["  in HAProxy's table after", msText(join.haproxyMs)],
      ['  first request answered after', msText(join.trafficMs)],
      ...others.flatMap((several): FindingRow[] => [
        [`join of ${several.nodes.join(', ')}: all answer after`, msText(several.trafficMs)],
        ['  requests failed', withReasons(several)],
      ]),
      [`stop of ${stop.node}: out of the configuration after`, msText(stop.configurationMs)],
      ["  out of HAProxy's table after", msText(stop.haproxyMs)],
      ['  its last answer after', msText(stop.lastAnswerMs)],
      ['  requests failed', withReasons(stop)],
      ['  answered a second, until the next change', stop.answeredPerSecond],
      ['  longest time without any answer', msText(stop.longestSilenceMs)],
      [`kill of ${kill.node}: out of the configuration after`, msText(kill.configurationMs)],
      ['  no longer up for HAProxy after', msText(kill.haproxyMs)],
      ['  requests failed', withReasons(kill)],
      ['  answered a second, until the next change', kill.answeredPerSecond],
      ['  longest time without any answer', msText(kill.longestSilenceMs)],
      ['requests sent', requests.sent],
      ['  answered by a web application', requests.answered],
      ['  failed before the first web application', requests.beforeFirstBackend],
      ['  failed since', withReasons({ failed: requests.lost, failedBy: requests.lostBy })],
      ['time for an answer (median, 99 %, longest)', times(latencyMs)],
    ],
    reading: reading(value),
  });
}

function reading(value: TrafficDelay): string {
  const { join, stop, kill, connections, rate } = value;
  const first =
    kill.haproxyMs < kill.configurationMs
      ? "HAProxy's own health checks noticed the killed one first"
      : 'Serf noticed the killed one before a health check did';
  const came = `A web application gets traffic ${msText(join.trafficMs)} after its start, and nobody has edited anything.`;
  if (stop.failed + kill.failed === 0) {
    return `${came} Nobody notices when one goes: a stopped one gives its last answer after ${msText(stop.lastAnswerMs)} and is out of HAProxy's table after ${msText(stop.haproxyMs)}; a killed one is no longer up for HAProxy after ${msText(kill.haproxyMs)}. ${first}. What they did not answer any more others did: no request failed, and the slowest answer took ${msText(value.latencyMs.max)}.`;
  }
  return `${came} Going is dearer: a stopped one stops answering after ${msText(stop.lastAnswerMs)} and stays in HAProxy's table until ${msText(stop.haproxyMs)} have passed, a killed one is up for HAProxy for ${msText(kill.haproxyMs)}. ${first}. A request that is sent to a dead one waits for its time-out and its connection with it, until all ${connections} wait: that is why no more than ${stop.failed} and ${kill.failed} requests failed, and why after the kill ${kill.answeredPerSecond} a second were answered in place of ${rate}.`;
}

function withReasons({ failed, failedBy }: Pick<Damage, 'failed' | 'failedBy'>): string {
  return failed === 0 ? '0' : `${failed} (${failureCountsText(failedBy)})`;
}

function times({ p50, p99, max }: Requests['latencyMs']): string {
  return `${p50} ms, ${p99} ms, ${max} ms`;
}
