import { clientOf } from '../../../src/docker/client.js';
import { createServer, type Socket } from 'node:net';
import { once } from 'node:events';
import type { Engine } from '../../../src/docker/engine.js';

export interface ForeignOptions {
  /** Host port that its port 80 is published on. */
  readonly port?: number;
  readonly network?: string;
  /** Address in that network. */
  readonly address?: string;
  /** Default: one that does nothing. */
  readonly image?: string;
}

/** A running container that is none of ours, until it is disposed of. */
export async function foreignContainer(
  engine: Engine,
  name: string,
  { port, network = 'bridge', address, image }: ForeignOptions = {},
): Promise<AsyncDisposable & { readonly id: string }> {
  const published = port === undefined ? {} : { '80/tcp': [{ HostIp: '127.0.0.1', HostPort: String(port) }] };
  const endpoint = address === undefined ? {} : { IPAMConfig: { IPv4Address: address } };
  const container = await clientOf(engine).createContainer({
    name,
    Image: image ?? 'ait-lab/base:latest',
    Cmd: image === undefined ? ['tail', '-f', '/dev/null'] : [],
    ExposedPorts: port === undefined ? {} : { '80/tcp': {} },
    HostConfig: { NetworkMode: network, PortBindings: published },
    NetworkingConfig: { EndpointsConfig: { [network]: endpoint } },
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
  const network = await clientOf(engine).createNetwork({
    Name: name,
    IPAM: { Config: [{ Subnet: subnet }] },
  });
  return { id: network.id, [Symbol.asyncDispose]: () => network.remove() };
}

/** Another program that listens on this machine's loopback address and never says a word, until it is disposed of. */
export async function foreignSocket(port: number): Promise<AsyncDisposable & { readonly port: number }> {
  const connections = new Set<Socket>();
  const server = createServer((socket) => connections.add(socket.on('error', () => undefined)));
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : port,
    [Symbol.asyncDispose]: async () => {
      for (const connection of connections) connection.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
