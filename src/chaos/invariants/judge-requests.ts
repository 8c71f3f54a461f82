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

/** A client that is told to come back has to be answered within this. */
const repeatWithinMs = 3000;
/** After this HAProxy sends a request elsewhere that a frozen backend, or one that is cut off, holds. */
const heldMs = 4000;
/** The time of a repetition that met such a backend. */
export const longestRepeatMs = repeatWithinMs + heldMs;

/**
 * A request that failed is a violation; only where it met a HAProxy that we had killed, and its repetition was answered
 * soon, it counts as answered: nobody else could have done so.
 *
 * @param dead when HAProxy was dead, or not yet back, because of us
 * @param silent when a backend was frozen, or cut off, because of us
 */
export function judgeRequest(
  failed: FailedRequest,
  { dead, silent }: { readonly dead: readonly Span[]; readonly silent: readonly Span[] },
): Violation | undefined {
  const isOurs = dead.some((span) => overlaps(span, failed.from, failed.to));
  const isHeld = silent.some((span) => overlaps(span, failed.to, failed.to + repeatWithinMs));
  const withinMs = isHeld ? longestRepeatMs : repeatWithinMs;
  const repeatedMs = failed.answeredAt === undefined ? undefined : failed.answeredAt - failed.to;
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

function overlaps({ from, to = Infinity }: Span, first: number, last: number): boolean {
  return last >= from && first <= to;
}
