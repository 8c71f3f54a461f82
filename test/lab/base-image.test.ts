import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { delimiter, join } from 'node:path';
import { describe, it } from 'node:test';
import { connect } from '../../src/docker/connect.js';
import { Failed } from '../../src/failure.js';
import { findBase } from '../../src/lab/base-image.js';
import { defaultBase } from '../../src/lab/settings.js';
import { TemporaryFolder } from '../temporary-folder.js';

describe('a base image that the engine refuses', () => {
  it('ends at once with the engine’s words, and with it what makes the image', async () => {
    using folder = new TemporaryFolder();
    const pidFile = join(folder.path, 'pid');
    // More than any pipe holds, so that it waits for somebody to read.
    const program = `#!/bin/sh\necho $$ > '${pidFile}'\nexec cat /dev/zero\n`;
    writeFileSync(join(folder.path, 'mmdebstrap'), program, { mode: 0o755 });
    const server = createServer((request, response) => {
      const say = (status: number, body: unknown): void =>
        void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
      if (request.url === '/version') return say(200, { Version: '28.2.2', ApiVersion: '1.50' });
      if (request.url?.includes('fromSrc') === true) {
        request.once('data', () => {
          request.pause();
          say(500, { message: 'write /layer.tar: no space left on device' });
        });
        return;
      }
      say(404, { message: 'no such image' });
    });
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const address = server.address();
    assert.ok(typeof address === 'object' && address !== null);
    const engine = await connect({ source: 'DOCKER_HOST', host: `tcp://127.0.0.1:${address.port}` });
    const before = process.env['PATH'] ?? '';
    process.env['PATH'] = `${folder.path}${delimiter}${before}`;
    try {
      const { signal } = new AbortController();
      await assert.rejects(
        findBase(engine, defaultBase, signal, () => undefined),
        (error) => {
          assert.ok(error instanceof Failed && error.failure.reason === 'engine-error', String(error));
          assert.match(error.failure.detail, /no space left on device/);
          return true;
        },
      );
    } finally {
      process.env['PATH'] = before;
      server.closeAllConnections();
      server.close();
    }
    const pid = Number(readFileSync(pidFile, 'utf8'));
    assert.throws(() => process.kill(pid, 0), /ESRCH/);
  });
});
