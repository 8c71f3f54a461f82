import type { DrawnLab } from '../drawn-lab.js';
import { nodeOrder } from '../node-order.js';
import type { RequestsFile, TimelineFile, TimelineMoment } from './timeline-file.js';
import type { TimelineWords } from './words.js';

/** A time line in words: the figures of the whole, then each moment with what followed it. */
export function tellTimeline(
  timeline: TimelineFile,
  requests: RequestsFile,
  words: TimelineWords,
  lab: DrawnLab,
): string {
  const { story, number, seconds } = words;
  const order = nodeOrder(lab);
  const served = Object.entries(requests.byBackend).sort(([left], [right]) => order(left, right));
  const byBackend = served.map(([name, count]) => `${name} ${number(count)}`).join(', ');
  const moments = timeline.moments.toSorted((left, right) => left.atMs - right.atMs);
  const atEnd = {
    alive: timeline.members.at(-1)?.alive ?? [],
    up: timeline.servers.at(-1)?.up ?? [],
  };
  const list = (names: readonly string[]): string => (names.length === 0 ? story.nobody : names.join(', '));
  return [
    story.client(number(requests.connections), number(requests.rate), seconds(timeline.durationMs)),
    story.requests(
      number(requests.sent),
      number(requests.answered),
      number(requests.failed),
      number(requests.beforeFirstBackend),
    ),
    ...(byBackend === '' ? [] : [story.byBackend(byBackend)]),
    ...moments.map((moment, index) => {
      const parts = [
        story.moment(seconds(moment.atMs), moment.kind, moment.nodes.join(', ')),
        ...moment.nodes.flatMap((node) => consequences(moment, node, timeline, words)),
        ...failedUntil(moment, moments[index + 1]?.atMs ?? Infinity, requests, words),
      ];
      return `${parts.join(story.separator)}.`;
    }),
    story.end(list(atEnd.alive), list(atEnd.up)),
  ].join(' ');
}

/** What Serf and HAProxy noticed of a moment, each after its time. */
function consequences(
  { atMs, kind }: TimelineMoment,
  node: string,
  timeline: TimelineFile,
  { story, seconds }: TimelineWords,
): string[] {
  // What comes after the next thing done to the node is a consequence of that.
  const later = timeline.moments.filter((other) => other.atMs > atMs && other.nodes.includes(node));
  const untilMs = Math.min(Infinity, ...later.map((other) => other.atMs));
  const members = timeline.members.filter((seen) => seen.atMs < untilMs);
  const servers = timeline.servers.filter((seen) => seen.atMs < untilMs);
  const member = (status: 'alive' | 'left' | 'failed'): string[] => {
    const after = delay(members, atMs, (seen) => seen[status].includes(node));
    return after === undefined ? [] : [story.member(node, status, seconds(after))];
  };
  if (kind === 'start') {
    const after = delay(servers, atMs, ({ up }) => up.includes(node));
    return [...member('alive'), ...(after === undefined ? [] : [story.up(node, seconds(after))])];
  }
  const after = delay(servers, atMs, ({ up }) => !up.includes(node));
  return [
    ...member('left'),
    ...member('failed'),
    ...(after === undefined ? [] : [story.notUp(node, seconds(after))]),
  ];
}

/** How long after a moment something became so; `undefined` when it already was, or never did. */
function delay<Seen extends { readonly atMs: number }>(
  seen: readonly Seen[],
  atMs: number,
  holds: (seen: Seen) => boolean,
): number | undefined {
  const before = seen.findLast((one) => one.atMs < atMs);
  if (before && holds(before)) return undefined;
  const first = seen.find((one) => one.atMs >= atMs && holds(one));
  return first && first.atMs - atMs;
}

function failedUntil(
  { atMs }: TimelineMoment,
  nextMs: number,
  requests: RequestsFile,
  { story, number }: TimelineWords,
): string[] {
  // Of more failures than the file lists, some could be of this moment and not be counted.
  if (requests.failures.length < requests.failed - requests.beforeFirstBackend) return [];
  const count = requests.failures.filter((failure) => failure.atMs >= atMs && failure.atMs < nextMs).length;
  return [count === 0 ? story.noneFailed : story.failed(number(count))];
}
