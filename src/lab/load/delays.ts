import type { Moment, Requests, Timeline } from './recording.js';

/** What came of something that was done to one node. Times from the moment that the engine was told. */
export interface Delays {
  readonly node: string;
  /** Until the configuration listed the node, or did not any more; `undefined` when that was not seen. */
  readonly configurationMs: number | undefined;
  /** Until HAProxy's table had the node up, or had not any more. */
  readonly haproxyMs: number | undefined;
}

/** How long it took until a node was, or was no longer, where requests are sent. */
export function delaysOf({ configurations, servers }: Timeline, moment: Moment, node: string): Delays {
  const listed = moment.kind === 'start';
  const since = (states: readonly { atMs: number; names: readonly string[] }[]): number | undefined => {
    const found = states.find(({ atMs, names }) => atMs >= moment.atMs && names.includes(node) === listed);
    return found && found.atMs - moment.atMs;
  };
  return {
    node,
    configurationMs: since(configurations.map(({ atMs, servers: names }) => ({ atMs, names }))),
    haproxyMs: since(servers.map(({ atMs, up }) => ({ atMs, names: up }))),
  };
}

/** What clients felt of a moment: of what was sent from it until the next one. */
export interface Damage {
  readonly failed: number;
  readonly failedBy: Readonly<Record<string, number>>;
  /** The longest time in which nobody had an answer. */
  readonly longestSilenceMs: number;
  /** By web applications, until the next moment. */
  readonly answeredPerSecond: number;
}

/** What was lost because of a moment; a request belongs to the moment after which it was sent. */
export function damageOf(requests: Requests, { moments }: Timeline, moment: Moment): Damage {
  const { failures, silences, bins, binMs, durationMs } = requests;
  const next = moments.find(({ atMs }) => atMs > moment.atMs);
  const belongs = (atMs: number): boolean => atMs >= moment.atMs && (!next || atMs < next.atMs);
  const failed = failures.filter(({ sentAtMs }) => belongs(sentAtMs));
  const lengths = silences.filter(({ fromMs }) => belongs(fromMs)).map(({ fromMs, toMs }) => toMs - fromMs);
  const whole = bins.filter(({ atMs }) => belongs(atMs) && atMs + binMs <= (next?.atMs ?? durationMs));
  const answered = sum(whole.map(({ byBackend }) => sum(Object.values(byBackend))));
  return {
    failed: failed.length,
    failedBy: countBy(failed.map(({ kind }) => kind)),
    longestSilenceMs: Math.round(Math.max(0, ...lengths)),
    answeredPerSecond: Math.round((answered * 1000) / Math.max(binMs, whole.length * binMs)),
  };
}

/** How often each of these is there. */
export function countBy(kinds: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const kind of kinds) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, one) => all + one, 0);
}
