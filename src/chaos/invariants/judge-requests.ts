import { longestPauseMs } from '../plan/fault.js';
import type { Violation } from './violation.js';

/** A GET without a good answer; times in milliseconds since 1970. */
export interface FailedRequest {
  readonly from: number;
  readonly to: number;
  readonly error: string;
  /** When its repetition was answered; `undefined` if it was not. */
  readonly answeredAt: number | undefined;
}

/** A stretch of time; milliseconds since 1970. */
export interface Span {
  readonly from: number;
  /** `undefined` while it lasts. */
  readonly to: number | undefined;
}

/** What we have done that a request may meet. */
export interface Ours {
  readonly dead: readonly Span[];
  readonly silent: readonly Span[];
  readonly paused: readonly Span[];
}

/** A client that is told to come back has to be answered within this. */
const repeatWithinMs = 3000;
/** After this HAProxy sends a request elsewhere that a frozen backend, or one that is cut off, holds. */
const heldMs = 4000;
/** The time of a repetition that met such a backend, and a balancer that was paused. */
export const longestRepeatMs = repeatWithinMs + heldMs + longestPauseMs;

/**
 * A request that failed is a violation; only where it met a HAProxy that we had killed, and its repetition was answered
 * soon, it counts as answered: nobody else could have done so.
 *
 * @param dead when HAProxy was dead, or not yet back, because of us
 * @param silent when a backend was frozen, or cut off, because of us
 * @param paused when `ha` was, because of us: as long as that lasts the time of a repetition stands still
 */
export function judgeRequest(failed: FailedRequest, { dead, silent, paused }: Ours): Violation | undefined {
  const isOurs = dead.some((span) => overlaps(span, failed.from, failed.to));
  const isHeld = silent.some((span) => overlaps(span, failed.to, failed.to + repeatWithinMs));
  const repeatedMs = failed.answeredAt === undefined ? undefined : failed.answeredAt - failed.to;
  const pausedMs = common(paused, failed.to, failed.answeredAt ?? failed.to);
  const withinMs = repeatWithinMs + (isHeld ? heldMs : 0) + pausedMs;
  if (isOurs && repeatedMs !== undefined && repeatedMs <= withinMs) return undefined;
  return {
    invariant: 'requests',
    at: failed.to,
    expected: isOurs
      ? `a request that met a dead HAProxy is answered when it is repeated, within ${withinMs} ms`
      : 'an answer to every GET while HAProxy lives',
    seen: `${failed.error} after ${Math.round(failed.to - failed.from)} ms; ${
      repeatedMs === undefined
        ? 'its repetition was not answered'
        : `its repetition was answered after ${Math.round(repeatedMs)} ms`
    }`,
  };
}

/** How much of a stretch of time lies in these, in milliseconds. */
function common(spans: readonly Span[], first: number, last: number): number {
  const parts = spans.map(({ from, to = Infinity }) => Math.min(to, last) - Math.max(from, first));
  return parts.reduce((sum, part) => sum + Math.max(0, part), 0);
}

function overlaps({ from, to = Infinity }: Span, first: number, last: number): boolean {
  return last >= from && first <= to;
}
