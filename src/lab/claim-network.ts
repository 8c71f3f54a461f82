import { refusedWith, type Engine } from '../docker/engine.js';
import { createNetwork, listNetworks, removeNetwork, type NetworkInfo } from '../docker/network.js';
import { Failed } from '../failure.js';
import { hostSubnets, type HostSubnet } from './host-subnets.js';
import { ownerLabels, type Owner } from './labels.js';
import { subnetsOverlap } from './subnet.js';
import type { Topology } from './topology.js';

/**
 * Creates the lab's network. An isolated lab gets a subnet that is free at this moment.
 *
 * @param internal whether nothing is to lead out of it
 * @param lookAtHost tells the subnets of this machine's interfaces
 * @returns the topology with the subnet that it has now
 */
export async function claimNetwork(
  engine: Engine,
  topology: Topology,
  owner: Owner,
  internal = false,
  lookAtHost: () => readonly HostSubnet[] = hostSubnets,
): Promise<Topology> {
  const labels = ownerLabels(owner);
  if (topology.ports) {
    await createNetwork(engine, topology.network, topology.subnet, labels, internal);
    return topology;
  }
  let refusal: unknown;
  for (const subnet of freeSubnets(await listNetworks(engine), lookAtHost())) {
    try {
      await createNetwork(engine, topology.network, subnet, labels, internal);
      // An engine knows nothing of another one on this machine, and packets would take the way to either.
      if (lookAtHost().filter(({ cidr }) => cidr === subnet).length < 2) return { ...topology, subnet };
      await removeNetwork(engine, topology.network);
    } catch (error) {
      // Another run took it between our look and our call: the engine says 403, older ones 500.
      if (!refusedWith(error, 403, 500)) throw error;
      refusal = error;
    }
  }
  if (refusal instanceof Failed) throw refusal;
  throw new Failed({
    reason: 'engine-error',
    doing: 'looking for a free subnet',
    detail: 'none is free',
    status: 0,
  });
}

/** Subnets of the lab's size that no network of the engine and no interface of this machine uses. */
function freeSubnets(networks: readonly NetworkInfo[], ofHost: readonly HostSubnet[]): string[] {
  const taken = [...networks.flatMap((network) => network.subnets), ...ofHost.map(({ cidr }) => cidr)];
  const candidates = Array.from({ length: 200 }, (_, index) => `192.168.${index + 43}.0/24`);
  return candidates.filter((candidate) => !taken.some((subnet) => subnetsOverlap(subnet, candidate)));
}
