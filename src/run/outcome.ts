import type { Outcome } from '../events.js';
import { Failed, type Failure } from '../failure.js';

/**
 * The failure in what was thrown; a bug is thrown on.
 *
 * @param signal once it is aborted, whatever was thrown is a consequence of that
 */
export function failureOf(error: unknown, signal?: AbortSignal): Failure {
  const cause: unknown = signal?.aborted ? signal.reason : error;
  if (cause instanceof Failed) return cause.failure;
  throw error;
}

/** How a run that ended with this failure is called in events and manifests. */
export function outcomeOf(failure: Failure | undefined): Outcome {
  if (failure === undefined) return 'passed';
  if (failure.reason === 'otherwise') return 'otherwise';
  const isLate = failure.reason === 'wait-timed-out' || failure.reason === 'deadline';
  if (isLate) return 'timed-out';
  return failure.reason === 'interrupted' ? 'interrupted' : 'failed';
}
