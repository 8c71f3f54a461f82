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
  switch (failure?.reason) {
    case undefined:
      return 'passed';
    case 'interrupted':
      return 'interrupted';
    case 'wait-timed-out':
    case 'deadline':
      return 'timed-out';
    default:
      return 'failed';
  }
}
