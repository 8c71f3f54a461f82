import { listContainers, nameOf, removeContainer } from '../docker/container.js';
import type { Engine } from '../docker/engine.js';
import { listImages, removeImage } from '../docker/image.js';
import { listNetworks, removeNetwork } from '../docker/network.js';
import { Failed } from '../failure.js';

/**
 * Removes every container, network and image that carries these labels, and nothing else. One container after the
 * other: Engine 20.10 can lock up for ever when two leave a network in the same moment (each of `getSvcRecords` and
 * `processEndpointDelete` in its libnetwork waits for the lock that the other holds).
 *
 * @param labels as `name` or `name=value`; all must match
 * @returns names of what was there
 */
export async function removeOwned(engine: Engine, labels: readonly string[]): Promise<string[]> {
  const filter = { label: labels };
  const containers = await listContainers(engine, filter);
  await removeContainers(engine, containers);
  const networks = await listNetworks(engine, filter);
  await Promise.all(networks.map((network) => removeNetwork(engine, network.id)));
  // An experiment's images; those of the lab itself carry no owner.
  const images = await listImages(engine, labels);
  for (const image of images) await removeImage(engine, image);
  return [...containers.map(nameOf), ...networks.map((network) => network.name), ...images];
}

/** One that the engine refuses to remove does not keep the others. */
async function removeContainers(engine: Engine, containers: readonly { Id: string }[]): Promise<void> {
  let refusal: Failed | undefined;
  for (const { Id: id } of containers) {
    try {
      await removeContainer(engine, id);
    } catch (error) {
      if (!(error instanceof Failed && error.failure.reason === 'engine-error')) throw error;
      refusal ??= error;
    }
  }
  if (refusal) throw refusal;
}
