import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { describe, it } from 'node:test';
import { requestBalancer, type Answer } from '../../src/lab/http.js';

async function answersOf(listener: RequestListener, count: number, signal?: AbortSignal): Promise<Answer[]> {
  const server = createServer(listener);
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.address();
  assert.ok(typeof address === 'object' && address !== null);
  const { port } = address;
  const lab = { balancer: 'ha', hostAddress: () => Promise.resolve({ host: '127.0.0.1', port }) };
  try {
    return await requestBalancer(lab, count, 'ha', signal);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

describe('requests through the balancer', () => {
  it('say who answered', async () => {
    const answers = await answersOf((_request, response) => {
      response.setHeader('x-backend-ip', '10.0.0.1').end('{"host":"s1"}');
    }, 2);
    assert.deepEqual(
      answers.map(({ status, host, ip }) => ({ status, host, ip })),
      Array(2).fill({ status: 200, host: 's1', ip: '10.0.0.1' }),
    );
  });

  it('end with the time of a request, however the answer dribbles', async () => {
    const [answer] = await answersOf((_request, response) => {
      response.writeHead(200);
      const dribble = setInterval(() => response.write('.'), 50);
      response.on('close', () => clearInterval(dribble));
    }, 1);
    assert.equal(answer?.status, 0);
  });

  it('end with the signal, in the middle of an answer and before the next', async () => {
    let requests = 0;
    const ending = new AbortController();
    await assert.rejects(
      answersOf(
        (_request, response) => {
          requests += 1;
          response.write('.');
          ending.abort(new Error('enough'));
        },
        100,
        ending.signal,
      ),
      /enough/,
    );
    assert.equal(requests, 1);
  });

  it('do not read an answer without end', async () => {
    let written = 0;
    const [answer] = await answersOf((_request, response) => {
      const piece = Buffer.alloc(64 * 1024, ' ');
      const go = (): void => {
        while (!response.destroyed && response.write(piece)) written += piece.length;
        if (!response.destroyed) response.once('drain', go);
      };
      go();
    }, 1);
    assert.deepEqual([answer?.status, answer?.host], [200, undefined]);
    assert.ok(written < 32 * 1024 * 1024, `${written} bytes`);
  });
});
