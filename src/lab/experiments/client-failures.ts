import type { Requests } from '../load/recording.js';
import { expectThat } from './expectation.js';

/** How often what became of requests that failed: HTTP statuses, and errors of the socket. */
export type FailureCounts = Readonly<Record<string, number>>;

/** What a client saw of the requests that failed. */
export function failureCounts({ byStatus, errors }: Pick<Requests, 'byStatus' | 'errors'>): FailureCounts {
  const statuses = Object.entries(byStatus).filter(([status]) => status !== '200');
  return { ...Object.fromEntries(statuses), ...errors };
}

/**
 * Each failure after the first answer of a web application.
 *
 * @throws Failed `expectation-failed` when there were more than the client writes down: what is counted would be too little
 */
export function allFailures({
  failed,
  beforeFirstBackend,
  failures,
}: Pick<Requests, 'failed' | 'beforeFirstBackend' | 'failures'>): Requests['failures'] {
  const lost = failed - beforeFirstBackend;
  const detail = `${lost} failed, and only ${failures.length} of them were written down`;
  expectThat(failures.length === lost, 'reading what became of requests', detail);
  return failures;
}

/** The same counts for readers: `12 x 503, 3 x ECONNRESET`. */
export function failureCountsText(failures: FailureCounts): string {
  const kinds = Object.entries(failures).map(([kind, count]) => `${count} x ${kind}`);
  return kinds.join(', ') || 'none did';
}

/** From the sending of the first request that failed to the failure of the last one; 0 when none did. */
export function outageMs(failures: Requests['failures']): number {
  if (failures.length === 0) return 0;
  const first = Math.min(...failures.map(({ sentAtMs }) => sentAtMs));
  const last = Math.max(...failures.map(({ atMs }) => atMs));
  return Math.round(last - first);
}
