import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Engine } from '../../../src/docker/engine.js';

/** The test's engine behind a door, so that a test can stop time where it wants to look, or cut the line. */
export interface EngineDoor extends AsyncDisposable {
  /** For DOCKER_HOST. */
  readonly host: string;
  /** Resolves with the first request to remove something: the door holds all of them back. */
  readonly removal: Promise<string>;
  /** Behind the door everything is gone, as if the engine had died. */
  shut(): void;
}

/** Puts a door before an engine that lets everything pass but requests to remove something. */
export async function openDoor(engine: Engine): Promise<EngineDoor> {
  const folder = await mkdtemp(join(tmpdir(), 'ait-door-'));
  const path = join(folder, 'docker.sock');
  const sockets = new Set<Socket>();
  let onRemoval: ((request: string) => void) | undefined;
  const removal = new Promise<string>((resolve) => (onRemoval = resolve));
  const server = createServer((client) => {
    const target = connectTo(engine.endpoint);
    for (const socket of [client, target]) {
      sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => [client, target].forEach((both) => both.destroy()));
    }
    client.on('data', (chunk) => {
      const [line = ''] = chunk.toString('latin1').split('\r\n', 1);
      if (line.startsWith('DELETE ')) onRemoval?.(line);
      else target.write(chunk);
    });
    target.pipe(client);
  });
  server.listen(path);
  await once(server, 'listening');
  const shut = (): void => {
    for (const socket of sockets) socket.destroy();
    server.close();
  };
  return {
    host: `unix://${path}`,
    removal,
    shut,
    [Symbol.asyncDispose]: async () => {
      shut();
      await rm(folder, { recursive: true });
    },
  };
}

function connectTo(endpoint: string): Socket {
  if (endpoint.startsWith('unix://')) return connect(endpoint.slice('unix://'.length));
  const { hostname, port } = new URL(endpoint);
  return connect(Number(port), hostname);
}
