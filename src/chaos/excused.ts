import type { EventRecord } from './chaos-result.js';
import type { Excused } from './invariants/judge-state.js';
import { takesName, type ChaosEvent } from './plan/chaos-event.js';
import { nameIsBackMs } from './plan/fault.js';

/** How long it may take until a backend that has been started is heard of, on a busy machine. */
const comesWithinMs = 10_000;
/** When Serf is heard again everybody has to be asked once more. */
const heardWithinMs = 10_000;

/**
 * What nobody can know at this moment, by what has happened so far.
 *
 * @param now in milliseconds since 1970
 */
export function excusedAt(records: readonly EventRecord[], now: number): Excused {
  const deaf = deafSpans(records);
  const unheard = records.filter((record) => {
    const { at, doneAt = Infinity } = record;
    const came = isOf('join', 'connect', 'unpause')(record);
    // An agent that has just started knows nobody: with a failed check that is two witnesses, and then it was away.
    const wasAway = isOf('kill-application')(record);
    return deaf.some(({ from, to }) => {
      const isThen = doneAt + comesWithinMs >= from && now <= to + heardWithinMs;
      return isThen && ((came && at <= to) || (wasAway && at <= from));
    });
  });
  const mistaken = records.flatMap(({ event, doneAt = Infinity }) => {
    if (event.kind !== 'lie' || event.lie.about !== 'name' || !takesName(event.lie)) return [];
    return now <= doneAt + nameIsBackMs[event.lie.end] ? [event.node] : [];
  });
  return {
    isSerfAway: records.findLast(isOf('agent-away', 'agent-back'))?.event.kind === 'agent-away',
    unheard: new Set(unheard.flatMap(({ event }) => ('node' in event ? [event.node] : []))),
    mistaken: new Set(mistaken),
  };
}

/** When `ha` did not hear Serf. */
function deafSpans(records: readonly EventRecord[]): { readonly from: number; readonly to: number }[] {
  return records.flatMap((record, index) => {
    const { event, at } = record;
    const end =
      event.kind === 'agent-away'
        ? records.slice(index).find(isOf('agent-back'))
        : isOf('hang-up', 'pause-balancer')(record)
          ? record
          : undefined;
    const isDeaf = end !== undefined || event.kind === 'agent-away';
    return isDeaf ? [{ from: at, to: end?.doneAt ?? Infinity }] : [];
  });
}

function isOf(...kinds: readonly ChaosEvent['kind'][]): (record: EventRecord) => boolean {
  return ({ event }) => kinds.includes(event.kind);
}
