/**
 * What an agent's name says. In the hitless variant an agent is called `s1.1795397184146`, its node and the milliseconds
 * since 1970 at its start, since Serf refuses a known name with a new address for close to a minute; elsewhere it is
 * called as its node, and there is one incarnation only.
 */
export function memberName(name: string): { readonly node: string; readonly incarnation: number } {
  const [, node, incarnation] = /^([^.]+)\.(\d{1,15})$/.exec(name) ?? [];
  return node === undefined ? { node: name, incarnation: 0 } : { node, incarnation: Number(incarnation) };
}
