import { readFileSync } from 'node:fs';
import { connect, createServer, type Socket } from 'node:net';

// Runs inside `ha`, with Debian's Node.js and nothing beside it: so this file imports nothing from others.

/** Ports on the container's loopback, and the file that says after how many bytes of an answer to hang up. */
export interface RelayPlaces {
  readonly relay: number;
  readonly agent: number;
  readonly order: string;
}

const lookEveryMs = 20;

/**
 * Passes connections on; while there is an order, each ends after so many bytes from the agent, those that are open, too.
 *
 * @returns the port that it listens on, a free one where 0 was asked for, until it is disposed of
 */
export async function relay({
  relay: wanted,
  agent,
  order,
}: RelayPlaces): Promise<Disposable & { readonly port: number }> {
  const open = new Set<{ left: number; readonly end: () => void }>();
  let most = Infinity;
  const looking = setInterval(() => {
    const now = readOrder(order);
    if (now === most) return;
    most = now;
    for (const connection of open) {
      connection.left = most;
      if (most === 0) connection.end();
    }
  }, lookEveryMs);
  const server = createServer((client) => {
    const upstream = connect(agent, '127.0.0.1');
    const end = (): void => {
      client.destroy();
      upstream.destroy();
      open.delete(connection);
    };
    const connection = { left: most, end };
    open.add(connection);
    for (const socket of [client, upstream]) {
      socket.setNoDelay();
      socket.on('error', () => undefined).on('close', end);
    }
    if (most === 0) return end();
    client.pipe(upstream);
    upstream.on('data', (piece: Buffer) => passOn(piece, client, connection));
  });
  await new Promise<void>((resolve) => server.listen(wanted, '127.0.0.1', resolve));
  const { port } = server.address() as { readonly port: number };
  return {
    port,
    [Symbol.dispose]: () => {
      clearInterval(looking);
      server.close();
      for (const { end } of open) end();
    },
  };
}

function passOn(piece: Buffer, client: Socket, connection: { left: number; readonly end: () => void }): void {
  client.write(piece.subarray(0, connection.left));
  connection.left -= piece.length;
  // What was written before goes out first.
  if (connection.left <= 0) client.end(connection.end);
}

/** `Infinity` without an order. */
function readOrder(path: string): number {
  try {
    return Number(readFileSync(path, 'utf8'));
  } catch {
    return Infinity;
  }
}
