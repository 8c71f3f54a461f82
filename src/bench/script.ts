import type { SeededRandom } from '../seeded-random.js';
import type { PairsScale } from './quiet-pairs.js';
import type { EventKind, SubjectName } from './result.js';

/** How much is measured. */
export interface Scale {
  readonly mode: 'full' | 'quick';
  readonly rounds: number;
  /** Backends that are there before the first event. */
  readonly backends: number;
  /** How many containers start at once in a burst. */
  readonly burst: number;
  readonly throughputSeconds: number;
  /** Of `hitless` and `lab`. */
  readonly quietPairs: PairsScale;
  /** Events of all rounds. */
  readonly events: (subject: SubjectName) => EventCounts;
}

export type EventCounts = Readonly<Partial<Record<EventKind, number>>>;

/** Of `lab` also what the goals of ours speak of, so that both stand side by side. */
const ofLab = { burst: 3, join: 10, stop: 10, kill: 10, crash: 10, replace: 10, 'restart-ha': 10 };
const ofPeers = { join: 10, stop: 10, kill: 10, crash: 10 };
const atFloor = { join: 10, burst: 3, replace: 10 };

/**
 * Ten events of a kind; of ours as many as its goals speak of. With one to four seconds an event, and up to ten for a
 * kill where Serf decides, the rounds leave time for the costs within half an hour on two cores.
 */
export const fullScale: Scale = {
  mode: 'full',
  rounds: 3,
  backends: 6,
  burst: 8,
  throughputSeconds: 3,
  quietPairs: { count: 20, seconds: 2 },
  events: (subject) => {
    if (subject === 'floor') return atFloor;
    if (subject === 'lab') return ofLab;
    return subject === 'hitless'
      ? { ...ofLab, burst: 9, join: 100, stop: 100, kill: 20, crash: 20 }
      : ofPeers;
  },
};

/** The part of all events that a round has; rounds count from 1. */
export function eventsOfRound(scale: Scale, subject: SubjectName, round: number): EventCounts {
  const until = (count: number, rounds: number): number => Math.floor((count * rounds) / scale.rounds);
  const counts = Object.entries(scale.events(subject)).map(([kind, count]) => [
    kind,
    until(count, round) - until(count, round - 1),
  ]);
  return Object.fromEntries(counts) as EventCounts;
}

/** How many of a burst stay: as many as are killed until the next one. */
export function staysOfBurst({ burst = 0, kill = 0 }: EventCounts): number {
  return burst === 0 ? 0 : Math.ceil(kill / burst);
}

/** A table in two minutes: without bursts, of which one takes a third of a subject's time. */
export const quickScale: Scale = {
  mode: 'quick',
  rounds: 1,
  backends: 4,
  burst: 8,
  throughputSeconds: 1,
  // Too few to tell anything by: that it works.
  quietPairs: { count: 2, seconds: 1 },
  events: (subject) =>
    subject === 'floor' ? { join: 2 } : { join: 2, stop: 2, kill: 1, crash: 1, 'restart-ha': 1 },
};

/** Subjects that the quick table has; the others are measured when they are asked for. */
export const quickSubjects: readonly SubjectName[] = ['lab', 'dns', 'hitless', 'floor'];

/**
 * The events of one round, in an order by chance that keeps the number of backends in bounds: bursts stand
 * apart from each other, and what leaves does so after what came.
 */
export function roundScript(counts: EventCounts, random: SeededRandom): EventKind[] {
  const { burst = 0, join = 0, stop = 0, kill = 0, ...others } = counts;
  const pairs = Math.min(join, stop);
  const units: EventKind[][] = [
    ...times(pairs, ['join', 'stop']),
    ...times(join - pairs, ['join']),
    ...times(stop - pairs, ['stop']),
    // Where Serf decides, a kill takes long until its end, and nothing but another kill may happen in that time.
    ...times(Math.floor(kill / 2), ['kill', 'kill']),
    ...times(kill % 2, ['kill']),
    ...Object.entries(others).flatMap(([kind, count]) => times(count, [kind as EventKind])),
  ];
  const mixed = random.shuffled(units);
  const part = Math.ceil(mixed.length / Math.max(1, burst));
  const parts = Array.from({ length: Math.max(1, burst) }, (_, index) =>
    mixed.slice(index * part, (index + 1) * part).flat(),
  );
  return parts.flatMap((events, index) => [...(index < burst ? (['burst'] as const) : []), ...events]);
}

function times(count: number, kinds: EventKind[]): EventKind[][] {
  return Array.from({ length: count }, () => kinds);
}
