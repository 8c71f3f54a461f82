import type { Requests } from '../load/recording.js';

/** How often what became of requests that failed: HTTP statuses, and errors of the socket. */
export type FailureCounts = Readonly<Record<string, number>>;

/** What a client saw of the requests that failed. */
export function failureCounts({ byStatus, errors }: Pick<Requests, 'byStatus' | 'errors'>): FailureCounts {
  const statuses = Object.entries(byStatus).filter(([status]) => status !== '200');
  return { ...Object.fromEntries(statuses), ...errors };
}

/** The same for readers: `12 x 503, 3 x ECONNRESET`. */
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
