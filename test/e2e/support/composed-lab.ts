import { createContainer, removeContainer, startContainer } from '../../../src/docker/container.js';
import type { Engine } from '../../../src/docker/engine.js';
import { foreignNetwork } from './foreign.js';

const project = 'x';

/** The subnet of its network: away from that of a lab that may run on this machine's other engine. */
export const composedSubnet = '192.168.181.0/24';

export interface ComposedLab extends AsyncDisposable {
  /** Names of its containers, by compose's names of services. */
  readonly containers: Readonly<Record<string, string>>;
}

/**
 * Containers of somebody's images with names, labels and a network such as `docker compose -p x up` makes, on free ports.
 *
 * @param services image and place in the network of each, by its name
 */
export async function composedLab(
  engine: Engine,
  services: Readonly<Record<string, { readonly image: string; readonly place: number }>>,
): Promise<ComposedLab> {
  const network = await foreignNetwork(engine, `${project}_heig`, composedSubnet);
  const address = (place: number): string => composedSubnet.replace('0/24', String(place));
  const containers: Record<string, string> = {};
  for (const [service, { image, place }] of Object.entries(services)) {
    const name = `${project}-${service}-1`;
    const isBalancer = service === 'haproxy';
    containers[service] = name;
    await createContainer(engine, {
      name,
      image,
      hostname: undefined,
      network: `${project}_heig`,
      address: address(place),
      aliases: isBalancer ? ['ha', service] : [service],
      env: { WEBAPP_1_IP: address(11), WEBAPP_2_IP: address(22), SERVER_IP: address(place) },
      labels: {
        'com.docker.compose.project': project,
        'com.docker.compose.service': service,
        'com.docker.compose.container-number': '1',
      },
      ports: (isBalancer ? [80, 1936, 9999] : [3000]).map((port) => ({
        container: port,
        host: undefined,
        bind: '127.0.0.1',
      })),
      capabilities: 'default',
      memoryMiB: 512,
    });
    await startContainer(engine, name);
  }
  return {
    containers,
    [Symbol.asyncDispose]: async () => {
      for (const name of Object.values(containers)) await removeContainer(engine, name);
      await network[Symbol.asyncDispose]();
    },
  };
}
