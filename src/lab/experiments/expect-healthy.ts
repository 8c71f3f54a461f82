import { haproxyServers, showsExactly, type ServerRow } from '../haproxy.js';
import type { Lab } from '../lab.js';
import { expectThat, expectWithin } from './expectation.js';

/** Waits until HAProxy's table lists exactly these servers, each with a check that it has passed. */
export function expectHealthy(
  lab: Lab,
  nodes: readonly string[],
  signal: AbortSignal,
): Promise<readonly ServerRow[]> {
  const doing = `waiting until HAProxy finds ${nodes.join(', ')} healthy`;
  return expectWithin({ doing, withinMs: 30_000, signal }, async () => {
    const rows = await haproxyServers(lab);
    return rows && showsExactly(rows, { up: nodes, down: [] }) ? rows : undefined;
  });
}

/** Names of the servers in HAProxy's table. */
export async function listedServers(lab: Lab): Promise<readonly string[]> {
  const rows = await haproxyServers(lab);
  expectThat(rows !== undefined, "reading HAProxy's table of servers", 'it does not answer');
  return rows.map(({ name }) => name);
}
