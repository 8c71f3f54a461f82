import assert from 'node:assert/strict';
import { once } from 'node:events';
import { rmSync, writeFileSync } from 'node:fs';
import { connect, createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { relay } from '../../src/chaos/probe/relay.js';
import { TemporaryFolder } from '../temporary-folder.js';

describe('the relay in front of an agent', () => {
  // It answers each piece with the same, so it is seen what comes and goes.
  const agent = createServer((socket) => socket.on('error', () => undefined).pipe(socket));
  const folder = new TemporaryFolder();
  const order = join(folder.path, 'hang-up');
  let running: Disposable & { readonly port: number };

  before(async () => {
    await once(agent.listen(0, '127.0.0.1'), 'listening');
    running = await relay({ relay: 0, agent: (agent.address() as AddressInfo).port, order });
  });
  after(() => {
    running[Symbol.dispose]();
    agent.close();
    folder[Symbol.dispose]();
  });

  /** What comes back of `text` before the other side hangs up, or when all has come. */
  async function echoed(text: string): Promise<{ answer: string; isOpen: boolean }> {
    const socket = connect(running.port, '127.0.0.1').setEncoding('utf8');
    let answer = '';
    let isOpen = true;
    socket.on('error', () => undefined).on('close', () => (isOpen = false));
    socket.write(text);
    await new Promise<void>((resolve) => {
      socket.on('close', () => resolve());
      socket.on('data', (piece: string) => {
        answer += piece;
        if (answer.length === text.length) resolve();
      });
    });
    const result = { answer, isOpen };
    socket.destroy();
    return result;
  }

  /** The relay looks at its order every now and then. */
  async function until(bytes: number | undefined): Promise<void> {
    const wanted = bytes === undefined ? 'ab' : 'ab'.slice(0, bytes);
    while ((await echoed('ab')).answer !== wanted);
  }

  it('passes everything on without an order', async () => {
    assert.deepEqual(await echoed('handshake'), { answer: 'handshake', isOpen: true });
  });

  for (const bytes of [0, 1]) {
    it(`hangs up after ${bytes} bytes, in the middle of an answer`, async () => {
      writeFileSync(order, `${bytes}\n`);
      await until(bytes);
      assert.deepEqual(await echoed('handshake'), { answer: 'h'.slice(0, bytes), isOpen: false });
      rmSync(order);
      await until(undefined);
    });
  }

  it('hangs up on who is connected already', async () => {
    const socket = connect(running.port, '127.0.0.1').on('error', () => undefined);
    await once(socket, 'connect');
    writeFileSync(order, '0\n');
    await once(socket, 'close');
    rmSync(order);
    await until(undefined);
  });
});
