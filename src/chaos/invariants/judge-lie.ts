import type { TableRow } from './judge-state.js';
import type { Violation } from './violation.js';

/**
 * Somebody lies about a backend that nothing else happens to: HAProxy goes on sending it requests. Whether its checks
 * succeed is another matter.
 *
 * @param table as HAProxy has it at this moment
 * @param at in milliseconds since 1970
 */
export function judgeLie(
  victim: { readonly name: string; readonly address: string },
  table: readonly TableRow[],
  at: number,
): Violation | undefined {
  const row = table.find(({ name }) => name === victim.name);
  if (row?.isReady && row.address === victim.address) return undefined;
  return {
    invariant: 'lies',
    at,
    expected: `${victim.name} at ${victim.address} gets requests, whatever another member says of it`,
    seen: row
      ? `it is at ${row.address}${row.isReady ? '' : ', and gets none'}`
      : "it is not in HAProxy's table",
  };
}
