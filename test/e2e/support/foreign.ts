import { createServer } from 'node:net';
import { once } from 'node:events';
import type { Engine } from '../../../src/docker/engine.js';

/** A running container that is none of ours, until it is disposed of. */
export async function foreignContainer(
  engine: Engine,
  name: string,
  options: { readonly port?: number; readonly network?: string; readonly image?: string } = {},
): Promise<AsyncDisposable & { readonly id: string }> {
  const container = await engine.docker.createContainer({
    name,
    Image: options.image ?? 'ait-lab/base:latest',
    Cmd: options.image === undefined ? ['tail', '-f', '/dev/null'] : [],
    HostConfig: {
      NetworkMode: options.network ?? 'bridge',
      ...(options.port === undefined
        ? {}
        : { PortBindings: { '80/tcp': [{ HostIp: '127.0.0.1', HostPort: String(options.port) }] } }),
    },
    ExposedPorts: options.port === undefined ? {} : { '80/tcp': {} },
  });
  await container.start();
  return { id: container.id, [Symbol.asyncDispose]: () => container.remove({ force: true }) };
}

/** A network that is none of ours, until it is disposed of. */
export async function foreignNetwork(
  engine: Engine,
  name: string,
  subnet: string,
): Promise<AsyncDisposable & { readonly id: string }> {
  const network = await engine.docker.createNetwork({ Name: name, IPAM: { Config: [{ Subnet: subnet }] } });
  return { id: network.id, [Symbol.asyncDispose]: () => network.remove() };
}

/** A socket of another program on this machine's loopback address, until it is disposed of. */
export async function foreignSocket(port: number): Promise<AsyncDisposable> {
  const server = createServer().listen(port, '127.0.0.1');
  await once(server, 'listening');
  return {
    [Symbol.asyncDispose]: async () => {
      server.close();
      await once(server, 'close');
    },
  };
}
