import type Docker from 'dockerode';
import type { Endpoint } from './endpoint.js';
import type { Engine } from './engine.js';
import { makeRequestsEnd } from './patience.js';

const clients = new WeakMap<Engine, Docker>();

/** The client behind an engine, for the files of this room: whoever is outside has their functions. */
export function clientOf(engine: Engine): Docker {
  const client = clients.get(engine);
  if (!client) throw new TypeError(`nobody has connected to the engine at ${engine.endpoint}`);
  return client;
}

/** From now on calls of this engine go through that client. */
export function useClient(engine: Engine, client: Docker): void {
  clients.set(engine, client);
}

/** A client for an engine that listens there; it has not spoken to it yet. */
export async function newClient(endpoint: Endpoint): Promise<Docker> {
  const { default: Client } = await import('dockerode');
  const client = new Client(clientOptions(endpoint));
  makeRequestsEnd(client);
  return client;
}

function clientOptions({ host, tls }: Endpoint): Docker.DockerOptions {
  if (host.startsWith('unix://')) return { socketPath: host.slice('unix://'.length) };
  if (host.startsWith('npipe://')) return { socketPath: host.slice('npipe://'.length) };
  const url = new URL(host);
  if (url.protocol === 'ssh:') {
    const agent = process.env['SSH_AUTH_SOCK'];
    return {
      protocol: 'ssh',
      host: url.hostname,
      port: Number(url.port || 22),
      username: url.username,
      ...(agent === undefined ? {} : { sshOptions: { agent } }),
    };
  }
  const port = Number(url.port || (tls ? 2376 : 2375));
  return { protocol: tls ? 'https' : 'http', host: url.hostname, port, ...tls };
}
