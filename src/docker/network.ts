import { clientOf } from './client.js';
import { call, ignoring, type Engine } from './engine.js';
import { patience } from './patience.js';

/** A network as far as it matters for finding a place among the others. */
export interface NetworkInfo {
  readonly id: string;
  readonly name: string;
  readonly subnets: readonly string[];
  readonly labels: Readonly<Record<string, string>>;
}

/** Creates a bridge network with one IPv4 subnet; from an internal one nothing leads to other networks. */
export async function createNetwork(
  engine: Engine,
  name: string,
  subnet: string,
  labels: Readonly<Record<string, string>>,
  internal = false,
): Promise<void> {
  await call(engine, `creating network ${name}`, () =>
    clientOf(engine).createNetwork({
      Name: name,
      Driver: 'bridge',
      CheckDuplicate: true,
      Internal: internal,
      IPAM: { Driver: 'default', Config: [{ Subnet: subnet }] },
      Labels: { ...labels },
    }),
  );
}

/** Removes a network; one that is gone already is fine. */
export function removeNetwork(engine: Engine, name: string): Promise<void> {
  return ignoring(
    [404],
    call(engine, `removing network ${name}`, () => clientOf(engine).getNetwork(name).remove()),
  );
}

export async function listNetworks(
  engine: Engine,
  filters: Readonly<Record<string, readonly string[]>> = {},
): Promise<NetworkInfo[]> {
  const networks = await call(
    engine,
    'listing networks',
    () => clientOf(engine).listNetworks({ filters: JSON.stringify(filters) }),
    patience.known,
  );
  return networks.map((network) => ({
    id: network.Id,
    name: network.Name,
    subnets: (network.IPAM?.Config ?? []).flatMap(({ Subnet }) => (Subnet === undefined ? [] : [Subnet])),
    labels: network.Labels ?? {},
  }));
}
