import type { DrawnLab } from '../drawn-lab.js';
import { sortNodes } from '../node-order.js';
import type { TimelineFile } from './timeline-file.js';

export type LaneState = 'alive' | 'left' | 'failed' | 'up' | 'down';

/** A name with what it was, and when. */
export interface Lane {
  readonly name: string;
  readonly spans: readonly LaneSpan[];
}

interface LaneSpan {
  readonly state: LaneState;
  readonly fromMs: number;
  readonly toMs: number;
}

/** What Serf says of each member, over time. */
export function memberLanes({ members, durationMs }: TimelineFile, lab: DrawnLab): Lane[] {
  return lanes(
    members.map(({ atMs, alive, left, failed }) => ({ atMs, states: { alive, left, failed } })),
    durationMs,
    lab,
  );
}

/** What HAProxy says of each server, over time; where there is no span it does not have the server. */
export function serverLanes({ servers, durationMs }: TimelineFile, lab: DrawnLab): Lane[] {
  return lanes(
    servers.map(({ atMs, up, down }) => ({ atMs, states: { up, down } })),
    durationMs,
    lab,
  );
}

interface Seen {
  readonly atMs: number;
  readonly states: Readonly<Partial<Record<LaneState, readonly string[]>>>;
}

function lanes(seen: readonly Seen[], durationMs: number, lab: DrawnLab): Lane[] {
  const sorted = seen.toSorted((left, right) => left.atMs - right.atMs);
  const names = sortNodes(
    sorted.flatMap(({ states }) => Object.values(states).flat()),
    lab,
  );
  const most = Math.max(3, Math.floor(mostSpans / Math.max(1, names.length)));
  return names.map((name) => {
    const spans: LaneSpan[] = [];
    for (const [index, { atMs, states }] of sorted.entries()) {
      const fromMs = Math.max(0, atMs);
      const toMs = Math.min(durationMs, sorted[index + 1]?.atMs ?? durationMs);
      const state = laneStates.find((candidate) => states[candidate]?.includes(name));
      if (!state || toMs <= fromMs) continue;
      const last = spans.at(-1);
      if (last?.state === state && last.toMs === fromMs) spans[spans.length - 1] = { ...last, toMs };
      else spans.push({ state, fromMs, toMs });
    }
    return { name, spans: spans.length <= most ? spans : coarse(spans, durationMs / most) };
  });
}

/** Of the lanes of a panel together, so that no run, however restless, makes a drawing that nobody can open. */
const mostSpans = 240;

/** Spans as far as they can be told apart: what is shorter than this belongs to the span before it. */
function coarse(spans: readonly LaneSpan[], leastMs: number): LaneSpan[] {
  const kept: LaneSpan[] = [];
  for (const span of spans) {
    const last = kept.at(-1);
    const isSeen = !last || span.toMs - span.fromMs >= leastMs || span.fromMs - last.fromMs >= leastMs;
    if (isSeen) kept.push(span);
    else kept[kept.length - 1] = { ...last, toMs: span.toMs };
  }
  return kept;
}

const laneStates: readonly LaneState[] = ['alive', 'left', 'failed', 'up', 'down'];
