import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { Readable } from 'node:stream';
import { describe, it } from 'node:test';
import { connect } from '../../src/docker/connect.js';
import { buildImage } from '../../src/docker/image.js';
import { Failed } from '../../src/failure.js';

const lost =
  'failed to get digest sha256:e878: open /var/lib/docker/image/overlay2/imagedb/content/sha256/e878: no such file or directory';

/** What becomes of a build of which each try ends like this, and how often the engine got the context. */
async function build(
  outcomes: readonly (string | undefined)[],
): Promise<{ tries: string[]; error: unknown }> {
  const tries: string[] = [];
  const server = createServer((request, response) => {
    if (request.url === '/version') {
      response.end(JSON.stringify({ Version: '20.10.24', ApiVersion: '1.41' }));
      return;
    }
    let body = '';
    request.setEncoding('utf8').on('data', (part: string) => (body += part));
    request.on('end', () => {
      const error = outcomes[tries.length];
      tries.push(body);
      response.end(JSON.stringify(error === undefined ? { stream: 'built' } : { error }));
    });
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.address();
  assert.ok(typeof address === 'object' && address !== null);
  try {
    const engine = await connect({ source: 'DOCKER_HOST', host: `tcp://127.0.0.1:${address.port}` });
    const error: unknown = await buildImage(engine, {
      ...{ image: 'a:b', dockerfile: 'Dockerfile', args: {}, labels: {} },
      context: () => Readable.from(['the context']),
      signal: new AbortController().signal,
      onLine: () => undefined,
    }).catch((thrown: unknown) => thrown);
    return { tries, error };
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

describe('a build whose engine has lost an image meanwhile', () => {
  it('is begun again, with its whole context', async () => {
    const { tries, error } = await build([lost, undefined]);
    assert.equal(error, undefined);
    assert.deepEqual(tries, ['the context', 'the context']);
  });

  it('is begun again once', async () => {
    const { tries, error } = await build([lost, lost, undefined]);
    assert.ok(error instanceof Failed && error.failure.reason === 'build-failed');
    assert.equal(tries.length, 2);
  });

  it('is not begun again for anything else', async () => {
    const { tries, error } = await build(['The command returned a non-zero code: 1', undefined]);
    assert.ok(error instanceof Failed && error.failure.reason === 'build-failed');
    assert.equal(tries.length, 1);
  });
});
