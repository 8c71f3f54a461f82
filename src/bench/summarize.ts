import { eventKinds, measureNames, type BenchEvent, type EventSummary } from './result.js';
import { rounded, spreadOf } from './spread.js';

/** What the events of each kind come to; every value stays as it was measured. */
export function summarize(events: readonly BenchEvent[]): EventSummary[] {
  return eventKinds.flatMap((kind) => {
    const ofKind = events.filter((event) => event.kind === kind);
    if (ofKind.length === 0) return [];
    const spreads = measureNames.flatMap((name) => {
      const spread = spreadOf(ofKind.flatMap(({ measures }) => measures[name] ?? []));
      return spread ? [[name, spread] as const] : [];
    });
    return [
      {
        kind,
        events: ofKind.length,
        problems: ofKind.filter(({ problem }) => problem !== undefined).length,
        sent: sum(ofKind.map(({ measures }) => measures.sentCount ?? 0)),
        failed: sum(ofKind.map(({ measures }) => measures.failedCount ?? 0)),
        failures: merged(ofKind.map(({ failures }) => failures)),
        spreads: Object.fromEntries(spreads),
      },
    ];
  });
}

/** The same events, with what of their time is not the container's own; `floor` are those of the same run without a balancer. */
export function beyondFloor(events: readonly BenchEvent[], floor: readonly BenchEvent[]): BenchEvent[] {
  const least = spreadOf(
    floor.flatMap(({ kind, measures }) => (kind === 'join' ? (measures.startToAnswerMs ?? []) : [])),
  )?.median;
  return events.map((event) => {
    const { startToAnswerMs } = event.measures;
    if (event.kind !== 'join' || least === undefined || startToAnswerMs === undefined) return event;
    return { ...event, measures: { ...event.measures, beyondFloorMs: rounded(startToAnswerMs - least) } };
  });
}

function merged(parts: readonly Readonly<Record<string, number>>[]): Record<string, number> {
  const all: Record<string, number> = {};
  for (const [name, count] of parts.flatMap((part) => Object.entries(part)))
    all[name] = (all[name] ?? 0) + count;
  return all;
}

function sum(values: readonly number[]): number {
  return values.reduce((all, one) => all + one, 0);
}
