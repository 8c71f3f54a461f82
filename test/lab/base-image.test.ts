import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import { delimiter, join } from 'node:path';
import { describe, it } from 'node:test';
import { connect } from '../../src/docker/connect.js';
import type { Engine } from '../../src/docker/engine.js';
import { Failed } from '../../src/failure.js';
import { findBase } from '../../src/lab/base-image.js';
import { defaultBase, pinnedBase } from '../../src/lab/settings.js';
import { TemporaryFolder } from '../temporary-folder.js';

/** An engine that says what it is told to. */
async function fakeEngine(
  answer: (request: IncomingMessage, say: (status: number, body: unknown) => void) => void,
): Promise<{ engine: Engine } & AsyncDisposable> {
  const server = createServer((request, response) => {
    const say = (status: number, body: unknown): void =>
      void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    if (request.url === '/version') return say(200, { Version: '28.2.2', ApiVersion: '1.50' });
    answer(request, say);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.address();
  assert.ok(typeof address === 'object' && address !== null);
  return {
    engine: await connect({ source: 'DOCKER_HOST', host: `tcp://127.0.0.1:${address.port}` }),
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

describe('a base image that is pulled', () => {
  for (const [wanted, pulled] of [
    [defaultBase, pinnedBase],
    ['ubuntu:24.04', 'ubuntu:24.04'],
  ] as const) {
    it(`is ${pulled} for ${wanted}, and is found there the next time`, async () => {
      const asked: string[] = [];
      const has = new Set<string>();
      await using fake = await fakeEngine((request, say) => {
        const url = new URL(request.url ?? '', 'http://engine');
        if (request.method === 'POST') {
          const [from, tag] = [url.searchParams.get('fromImage') ?? '', url.searchParams.get('tag') ?? ''];
          const name = `${from}${tag.startsWith('sha256:') ? '@' : ':'}${tag}`;
          asked.push(name);
          has.add(name);
          return say(200, { status: 'pulled' });
        }
        const name = decodeURIComponent(/\/images\/(.+)\/json/.exec(url.pathname)?.[1] ?? '');
        return has.has(name) ? say(200, { Id: 'sha256:1' }) : say(404, { message: 'no such image' });
      });
      const { signal } = new AbortController();
      const find = () => findBase(fake.engine, wanted, signal, () => undefined);
      assert.deepEqual(await find(), { image: pulled, source: 'pulled', id: 'sha256:1' });
      assert.deepEqual(await find(), { image: pulled, source: 'present', id: 'sha256:1' });
      assert.deepEqual(asked, [pulled]);
    });
  }
});

describe('a base image that the engine refuses', () => {
  it('ends at once with the engine’s words, and with it what makes the image', async () => {
    using folder = new TemporaryFolder();
    const pidFile = join(folder.path, 'pid');
    // More than any pipe holds, so that it waits for somebody to read.
    const program = `#!/bin/sh\necho $$ > '${pidFile}'\nexec cat /dev/zero\n`;
    writeFileSync(join(folder.path, 'mmdebstrap'), program, { mode: 0o755 });
    await using fake = await fakeEngine((request, say) => {
      if (request.url?.includes('fromSrc') !== true) return say(404, { message: 'no such image' });
      request.once('data', () => {
        request.pause();
        say(500, { message: 'write /layer.tar: no space left on device' });
      });
    });
    const before = process.env['PATH'] ?? '';
    process.env['PATH'] = `${folder.path}${delimiter}${before}`;
    try {
      const { signal } = new AbortController();
      await assert.rejects(
        findBase(fake.engine, defaultBase, signal, () => undefined),
        (error) => {
          assert.ok(error instanceof Failed && error.failure.reason === 'engine-error', String(error));
          assert.match(error.failure.detail, /no space left on device/);
          return true;
        },
      );
    } finally {
      process.env['PATH'] = before;
    }
    const pid = Number(readFileSync(pidFile, 'utf8'));
    assert.throws(() => process.kill(pid, 0), /ESRCH/);
  });
});
