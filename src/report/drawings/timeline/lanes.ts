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
export function memberLanes({ members, durationMs }: TimelineFile): Lane[] {
  return lanes(
    members.map(({ atMs, alive, left, failed }) => ({ atMs, states: { alive, left, failed } })),
    durationMs,
  );
}

/** What HAProxy says of each server, over time; where there is no span it does not have the server. */
export function serverLanes({ servers, durationMs }: TimelineFile): Lane[] {
  return lanes(
    servers.map(({ atMs, up, down }) => ({ atMs, states: { up, down } })),
    durationMs,
  );
}

interface Seen {
  readonly atMs: number;
  readonly states: Readonly<Partial<Record<LaneState, readonly string[]>>>;
}

function lanes(seen: readonly Seen[], durationMs: number): Lane[] {
  const sorted = seen.toSorted((left, right) => left.atMs - right.atMs);
  const names = sortNodes(sorted.flatMap(({ states }) => Object.values(states).flat()));
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
    return { name, spans };
  });
}

const laneStates: readonly LaneState[] = ['alive', 'left', 'failed', 'up', 'down'];
