import { listContainers, nameOf, removeContainer } from '../docker/container.js';
import type { Engine } from '../docker/engine.js';
import { listImages, removeImage } from '../docker/image.js';
import { listNetworks, removeNetwork } from '../docker/network.js';

/**
 * Removes every container, network and image that carries these labels, and nothing else.
 *
 * @param labels as `name` or `name=value`; all must match
 * @returns names of what was there
 */
export async function removeOwned(engine: Engine, labels: readonly string[]): Promise<string[]> {
  const filter = { label: labels };
  const containers = await listContainers(engine, filter);
  await Promise.all(containers.map((container) => removeContainer(engine, container.Id)));
  const networks = await listNetworks(engine, filter);
  await Promise.all(networks.map((network) => removeNetwork(engine, network.id)));
  // An experiment's images; those of the lab itself carry no owner.
  const images = await listImages(engine, labels);
  for (const image of images) await removeImage(engine, image);
  return [...containers.map(nameOf), ...networks.map((network) => network.name), ...images];
}
