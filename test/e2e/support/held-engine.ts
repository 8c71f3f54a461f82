import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Engine } from '../../../src/docker/engine.js';

/** The test's engine behind a door that lets everything pass but requests of one method. */
export interface HeldEngine extends AsyncDisposable {
  /** For DOCKER_HOST. */
  readonly host: string;
  /** Resolves with the first request that is held back. */
  readonly held: Promise<string>;
}

/** Puts a door before an engine, so that a test can stop time where it wants to look. */
export async function holdEngine(engine: Engine, method: 'DELETE' | 'GET'): Promise<HeldEngine> {
  const folder = await mkdtemp(join(tmpdir(), 'ait-door-'));
  const socket = join(folder, 'docker.sock');
  const sockets = new Set<Socket>();
  let hold = (_request: string): void => undefined;
  const held = new Promise<string>((resolve) => (hold = resolve));
  const server = createServer((client) => {
    const target = connectTo(engine.endpoint);
    for (const each of [client, target]) {
      sockets.add(each);
      each.on('error', () => undefined).on('close', () => [client, target].forEach((both) => both.destroy()));
    }
    client.on('data', (chunk) => {
      const line = chunk.toString('latin1').split('\r\n', 1)[0] ?? '';
      if (line.startsWith(`${method} `)) hold(line);
      else target.write(chunk);
    });
    target.pipe(client);
  });
  server.listen(socket);
  await once(server, 'listening');
  return {
    host: `unix://${socket}`,
    held,
    [Symbol.asyncDispose]: async () => {
      for (const each of sockets) each.destroy();
      server.close();
      await rm(folder, { recursive: true });
    },
  };
}

function connectTo(endpoint: string): Socket {
  if (endpoint.startsWith('unix://')) return connect(endpoint.slice('unix://'.length));
  const { hostname, port } = new URL(endpoint);
  return connect(Number(port), hostname);
}
