import { afterLeave } from '../../lab/after-leave.js';
import type { Violation } from './violation.js';

/** What is known of a backend that has been stopped; times in milliseconds since 1970. */
export interface Leave {
  readonly node: string;
  /** `docker stop` returned. */
  readonly stoppedAt: number;
  /** What the backend has logged since it was told to stop. */
  readonly log: readonly string[];
  /** The last answer by it that the client has seen. */
  readonly lastAnswerAt: number | undefined;
  /** `ha` was paused when the backend ended: what had been answered comes until then. */
  readonly heldUntil: number | undefined;
  /** It was healthy when it was told to stop: one that is just starting, or cut off, has nothing to announce. */
  readonly wasServing: boolean;
  /** HAProxy was ended meanwhile, and started from a file on a full disk, which nobody could take the backend out of. */
  readonly mayBeForgotten: boolean;
}

/** The backend's own count has to be 0, and whoever has ended does not answer. */
export function judgeLeave({
  node,
  stoppedAt,
  log,
  lastAnswerAt,
  heldUntil = 0,
  wasServing,
  mayBeForgotten,
}: Leave): Violation | undefined {
  const count = afterLeave(log.join('\n'));
  const violation = (expected: string, seen: string): Violation => ({
    invariant: 'leave',
    at: stoppedAt,
    expected,
    seen,
  });
  if (count === undefined && wasServing) {
    return violation(
      `${node} says at its end how many requests came after its leave was announced`,
      `its log does not; it ends with: ${log.slice(-3).join(' | ') || '(nothing)'}`,
    );
  }
  if (count !== undefined && count > 0 && !mayBeForgotten) {
    return violation(`no request reaches ${node} after it has announced its leave`, `${count} did`);
  }
  if (lastAnswerAt !== undefined && lastAnswerAt > Math.max(stoppedAt, heldUntil)) {
    return violation(
      `no answer by ${node} after its end`,
      `one came ${Math.round(lastAnswerAt - stoppedAt)} ms later`,
    );
  }
  return undefined;
}
