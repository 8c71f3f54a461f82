import { createServer } from 'node:net';

/**
 * Who has a port of this machine, as far as a socket can tell.
 *
 * @returns `undefined` where it is free; also where only root may have it, which the engine is
 */
export async function portHolder(host: string, port: number): Promise<string | undefined> {
  const code = await bindError(host, port);
  if (code === undefined || code === 'EACCES') return undefined;
  if (code === 'EADDRNOTAVAIL') return `nobody: this machine does not have the address ${host}`;
  return code === 'EADDRINUSE' ? 'another program' : code;
}

function bindError(host: string, port: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    server.listen({ host, port, exclusive: true }, () => server.close(() => resolve(undefined)));
  });
}
