import type { EventRecord } from './chaos-result.js';
import type { Span } from './invariants/judge-requests.js';

/** When a backend was frozen, or cut off from the network, so that what it had been sent was held and not refused. */
export function silentSpans(records: readonly EventRecord[]): Span[] {
  return records.flatMap(({ at, event }, index) => {
    if (event.kind !== 'pause' && event.kind !== 'disconnect') return [];
    // Whatever happens to it next ends it: it goes on, is connected again, or its container ends.
    const end = records
      .slice(index + 1)
      .find(({ event: next }) => 'node' in next && next.node === event.node);
    return [{ from: at, to: end?.doneAt }];
  });
}

/** When `ha` was paused. */
export function pausedSpans(records: readonly EventRecord[]): Span[] {
  return records.flatMap(({ at, event, doneAt }) =>
    event.kind === 'pause-balancer' ? [{ from: at, to: doneAt }] : [],
  );
}

/** HAProxy passes on what it has received within this, before a pause and after it. */
const passedOnWithinMs = 1000;

/** Until when answers of a backend that had ended at this moment may come, because `ha` was paused; `undefined` if not. */
export function answersHeldUntil(records: readonly EventRecord[], endedAt: number): number | undefined {
  const spans = pausedSpans(records).filter(
    ({ from, to = Infinity }) => from <= endedAt + passedOnWithinMs && to >= endedAt,
  );
  return spans.length === 0
    ? undefined
    : Math.max(...spans.map(({ to = Infinity }) => to)) + passedOnWithinMs;
}
