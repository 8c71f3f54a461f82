import type { ComposeFacts } from './repository.js';

/**
 * What containers of one role have in their environment, in the words of a lab's description: `{node}` for a container's own
 * name, `{address …}` for an address. A variable that is different for each in another way is left out.
 *
 * @param containers of the role, as the compose file calls them
 * @param nodes what each container of the lab is called in the description
 */
export function describedEnvironment(
  { environment, addresses }: ComposeFacts,
  containers: readonly string[],
  nodes: ReadonlyMap<string, string>,
): Record<string, string> {
  const owners = new Map(
    Object.entries(addresses).map(([container, address]) => [address, nodes.get(container)]),
  );
  const worded = (container: string, value: string): string | undefined => {
    const owner = owners.get(value);
    if (value === container) return '{node}';
    if (value === addresses[container]) return '{address {node}}';
    if (owner !== undefined) return `{address ${owner}}`;
    // It would be read as one of these words.
    return value.includes('{') ? undefined : value;
  };
  const [first = '', ...others] = containers;
  return Object.fromEntries(
    Object.entries(environment[first] ?? {}).flatMap(([name, value]): [string, string][] => {
      const words = worded(first, value);
      const isShared = others.every((other) => worded(other, environment[other]?.[name] ?? '{}') === words);
      return words !== undefined && isShared && /^[A-Z_][A-Z0-9_]*$/.test(name) ? [[name, words]] : [];
    }),
  );
}
