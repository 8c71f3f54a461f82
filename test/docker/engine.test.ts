import { clientOf } from '../../src/docker/client.js';
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { createServer as createTcpServer, type Server } from 'node:net';
import { after, describe, it } from 'node:test';
import { removeContainer } from '../../src/docker/container.js';
import { connect } from '../../src/docker/connect.js';
import { call, type Engine } from '../../src/docker/engine.js';
import { failureOf } from '../failure-of.js';

const servers: Server[] = [];
after(() => servers.forEach((server) => server.close()));

async function listening(server: Server): Promise<string> {
  servers.push(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  assert.ok(typeof address === 'object' && address !== null);
  return `tcp://127.0.0.1:${address.port}`;
}

function answering(status: number, body: string): RequestListener {
  return (_request, response) => response.writeHead(status, { 'content-type': 'application/json' }).end(body);
}

describe('connecting to what is not an engine', () => {
  const cases: [what: string, server: Server, detail: RegExp][] = [
    ['that never answers', createTcpServer(), /^no answer within 0\.2 s$/],
    ['that hangs up', createTcpServer((socket) => socket.destroy()), /socket hang up|ECONNRESET/],
    [
      'that answers something else',
      createServer(answering(200, '{"hello":"world"}')),
      /is not a Docker Engine/,
    ],
    [
      'that answers 404',
      createServer(answering(404, '{"message":"no such page"}')),
      /^HTTP status 404 no such page$/,
    ],
  ];
  for (const [what, server, detail] of cases) {
    it(`a server ${what} is unreachable, at once and with the reason`, async () => {
      const host = await listening(server);
      const failure = await failureOf(connect({ source: 'DOCKER_HOST', host }, undefined, 200));
      assert.ok(failure.reason === 'engine-unreachable');
      assert.match(failure.detail, detail);
    });
  }

  it('a port where nobody listens is unreachable', async () => {
    const server = createTcpServer();
    const host = await listening(server);
    server.close();
    await once(server, 'close');
    const failure = await failureOf(connect({ source: 'DOCKER_HOST', host }));
    assert.ok(failure.reason === 'engine-unreachable' && /ECONNREFUSED/.test(failure.detail));
  });

  it('a missing socket is unreachable', async () => {
    const failure = await failureOf(connect({ source: 'default', host: 'unix:///nowhere/docker.sock' }));
    assert.ok(failure.reason === 'engine-unreachable' && /ENOENT/.test(failure.detail));
  });
});

describe('a call of an engine', () => {
  const answer = '{"Version":"28.2.2","ApiVersion":"1.50"}';

  it('that is refused is an error with the engine’s words and status', async () => {
    const server = createServer((request, response) =>
      request.url === '/version'
        ? answering(200, answer)(request, response)
        : answering(409, '{"message":"in use"}')(request, response),
    );
    const engine = await connect({ source: 'DOCKER_HOST', host: await listening(server) });
    assert.deepEqual([engine.version, engine.apiVersion], ['28.2.2', '1.50']);
    const failure = await failureOf(
      call(engine, 'removing x', () => clientOf(engine).getContainer('x').remove()),
    );
    assert.ok(failure.reason === 'engine-error' && failure.status === 409);
    assert.match(failure.detail, /in use/);
  });

  it('that gets no answer any more is the loss of the engine', async () => {
    const server = createServer(answering(200, answer));
    const engine = await connect({ source: 'DOCKER_HOST', host: await listening(server) });
    server.close();
    server.closeAllConnections();
    const failure = await failureOf(
      call(engine, 'removing x', () => clientOf(engine).getContainer('x').remove()),
    );
    assert.equal(failure.reason, 'engine-lost');
  });

  it('that removes a container and never gets an answer is given up, with the reason', async () => {
    const server = createServer((request, response) => {
      if (request.url === '/version') answering(200, answer)(request, response);
    });
    const engine = await connect({ source: 'DOCKER_HOST', host: await listening(server) });
    const failure = await failureOf(removeContainer(engine, 's1', 100));
    assert.ok(failure.reason === 'engine-silent');
    assert.deepEqual([failure.doing, failure.withinMs], ['removing container s1', 100]);
    server.closeAllConnections();
  });

  it('that was given up stays what it is', async () => {
    const aborted = new DOMException('aborted', 'AbortError');
    const engine = { endpoint: 'unix:///x' } as Engine;
    await assert.rejects(
      call(engine, 'x', () => Promise.reject(aborted)),
      aborted,
    );
  });
});
