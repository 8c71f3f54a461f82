import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { describe, it } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { LoadProcess } from '../../src/load/load-process.js';
import type { LoadOptions } from '../../src/load/recording.js';
import type { RequestRecord } from '../../src/load/request-record.js';

/** What a server does with one request. */
type Deed = 'answer' | 'say close' | 'close' | 'reset' | 'break off' | 'silence' | 'strange' | 503;

const address = '192.0.2.11';
const backends = { [address]: 's1' };

/** A server that does this and that in turn and keeps its own books, to hold the client's against. */
class Scripted implements AsyncDisposable {
  readonly done = new Map<string, number>();
  /** When each request came. */
  readonly times: number[] = [];
  readonly sockets = new Set<Socket>();
  connections = 0;
  private server: Server | undefined;
  port = 0;

  constructor(private readonly deeds: readonly Deed[]) {}

  async open(): Promise<this> {
    const server = createServer((request, response) => {
      const deed = this.deeds[this.times.length % this.deeds.length] ?? 'answer';
      this.times.push(performance.now());
      this.done.set(String(deed), (this.done.get(String(deed)) ?? 0) + 1);
      const { socket } = request;
      response.setHeader('x-backend-ip', deed === 'strange' ? '192.0.2.99' : address);
      if (deed === 'silence') return;
      if (deed === 'reset') socket.resetAndDestroy();
      else if (deed === 'break off') {
        response.setHeader('content-length', 100);
        response.write('half of it', () => socket.destroy());
      } else {
        if (deed === 503) response.statusCode = deed;
        if (deed === 'say close') response.setHeader('connection', 'close');
        response.end('{}\n', () => {
          // Without a word, as a balancer does that is being replaced.
          if (deed === 'close') socket.end();
        });
      }
    });
    server.on('connection', (socket) => {
      this.connections += 1;
      this.sockets.add(socket);
    });
    await new Promise<void>((resolve) => server.listen(this.port, '127.0.0.1', resolve));
    this.port = (server.address() as AddressInfo).port;
    this.server = server;
    return this;
  }

  async leave(): Promise<void> {
    this.server?.close();
    for (const socket of this.sockets) socket.destroy();
    await pause(0);
  }

  count(deed: Deed): number {
    return this.done.get(String(deed)) ?? 0;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.leave();
  }
}

/** A client as the lab has it: all connections are kept, and it is recorded as time goes by. */
function startClient(port: number, options: Omit<LoadOptions, 'target'>): Promise<LoadProcess> {
  const target = { host: '127.0.0.1', port };
  return LoadProcess.start({ target, keepAliveShare: 1, record: { backends }, ...options });
}

/** What a client counts that works for a while. */
async function worked(
  server: Scripted,
  options: { connections: number; rate: number; ms: number },
): Promise<RequestRecord> {
  const { connections, rate, ms } = options;
  using client = await startClient(server.port, {
    connections,
    rate,
    timeoutMs: 1000,
  });
  await pause(ms);
  return await client.record();
}

function assertAddsUp(seen: RequestRecord): void {
  const sum = (counts: Readonly<Record<string, number>>): number =>
    Object.values(counts).reduce((all, one) => all + one, 0);
  assert.equal(seen.answered + seen.failed, seen.sent);
  assert.equal(sum(seen.byStatus) + sum(seen.errors), seen.sent);
  assert.equal(sum(seen.byBackend), seen.answered);
  const inBins = seen.bins.map((bin) => sum(bin.byBackend) + sum(bin.byStatus) + bin.errors);
  assert.equal(
    inBins.reduce((all, one) => all + one, 0),
    seen.sent,
  );
  assert.equal(seen.bins.length, Math.floor(seen.durationMs / seen.binMs) + 1);
}

describe('the record of a load', () => {
  const scripts: { does: string; deeds: Deed[]; lost: Deed[]; code?: string; rate?: number }[] = [
    { does: 'answers', deeds: ['answer'], lost: [] },
    { does: 'says that it closes after each answer', deeds: ['say close'], lost: [] },
    // Slowly: what is sent while the server closes is lost, and rightly counted so.
    { does: 'closes after each answer without a word', deeds: ['close'], lost: [], rate: 20 },
    {
      does: 'resets one of three',
      deeds: ['answer', 'answer', 'reset'],
      lost: ['reset'],
      code: 'ECONNRESET',
    },
    { does: 'resets all', deeds: ['reset'], lost: ['reset'], code: 'ECONNRESET' },
    {
      does: 'breaks off one answer of two',
      deeds: ['answer', 'break off'],
      lost: ['break off'],
      code: 'closed',
    },
    { does: 'refuses one of four with 503', deeds: ['answer', 503, 'answer', 'say close'], lost: [503] },
    { does: 'is nobody that is known, now and then', deeds: ['answer', 'strange'], lost: ['strange'] },
    {
      does: 'says nothing to one of five',
      deeds: ['answer', 'answer', 'answer', 'answer', 'silence'],
      lost: ['silence'],
      code: 'timeout',
    },
  ];
  for (const { does, deeds, lost, code, rate = 100 } of scripts) {
    it(`counts each request once where the server ${does}`, async () => {
      await using server = await new Scripted(deeds).open();
      const seen = await worked(server, { connections: 4, rate, ms: 1000 });
      assertAddsUp(seen);
      assert.ok(server.times.length > 10, `${server.times.length} requests`);
      assert.equal(seen.sent, server.times.length);
      const failed = lost.reduce((all: number, deed) => all + server.count(deed), 0);
      assert.equal(seen.failed, failed);
      assert.deepEqual(seen.byBackend, failed < seen.sent ? { s1: seen.sent - failed } : {});
      assert.deepEqual(seen.errors, code === undefined ? {} : { [code]: failed });
      assert.equal(seen.failures.length, seen.failed - seen.beforeFirstBackend);
    });
  }

  it('keeps its connections', async () => {
    await using server = await new Scripted(['answer']).open();
    await worked(server, { connections: 16, rate: 320, ms: 500 });
    assert.equal(server.connections, 16);
  });

  it('waits a second for an answer, on each connection', async () => {
    await using server = await new Scripted(['silence']).open();
    const seen = await worked(server, { connections: 8, rate: 800, ms: 1500 });
    assertAddsUp(seen);
    assert.deepEqual([seen.sent, seen.errors, server.connections], [16, { timeout: 16 }, 16]);
    assert.ok(seen.failures.length === 0 && seen.beforeFirstBackend === 16);
  });

  it('sends evenly, and no more than it was told', async () => {
    await using server = await new Scripted(['answer']).open();
    const { sent, durationMs } = await worked(server, { connections: 16, rate: 400, ms: 1000 });
    assert.ok(sent <= (durationMs / 1000) * 400 + 16, `${sent} in ${durationMs} ms`);
    assert.ok(sent > (durationMs / 1000) * 400 * 0.7, `${sent} in ${durationMs} ms`);
    const begin = server.times[0] ?? 0;
    const bySlice = new Map<number, number>();
    for (const time of server.times) {
      const slice = Math.floor((time - begin) / 250);
      bySlice.set(slice, (bySlice.get(slice) ?? 0) + 1);
    }
    for (const count of bySlice.values()) assert.ok(count <= 200, `${count} of 100 in a quarter of a second`);
  });

  it('tries no faster while nobody listens, and is back when somebody does', async () => {
    await using server = await new Scripted(['answer']).open();
    using client = await startClient(server.port, {
      connections: 4,
      rate: 100,
    });
    await pause(400);
    await server.leave();
    const left = performance.now();
    await pause(600);
    const awayMs = performance.now() - left;
    await server.open();
    await pause(400);
    const seen = await client.record();
    assertAddsUp(seen);
    const refused = seen.errors['ECONNREFUSED'] ?? 0;
    assert.ok(refused > 20 && refused <= awayMs / 10 + 8, `${refused} in ${awayMs} ms`);
    // A request that was under way when the server left is lost, too, whether the server had seen it or not.
    const lost = seen.failed - refused;
    assert.ok(lost <= 4, JSON.stringify(seen.errors));
    assert.ok(seen.answered <= server.times.length && server.times.length <= seen.answered + lost);
    assert.ok((seen.answers['s1']?.lastMs ?? 0) > 1100);
    const silences = seen.silences.map(({ fromMs, toMs }) => toMs - fromMs);
    assert.equal(silences.length, 1);
    assert.ok((silences[0] ?? 0) >= 550, `${silences[0]} ms of silence`);
  });

  it('goes where it is sent', async () => {
    await using first = await new Scripted(['say close']).open();
    await using second = await new Scripted(['answer']).open();
    using client = await startClient(first.port, {
      connections: 2,
      rate: 100,
    });
    await pause(200);
    client.retarget({ host: '127.0.0.1', port: second.port });
    await pause(300);
    const seen = await client.record();
    assert.equal(seen.failed, 0);
    assert.equal(seen.sent, first.times.length + second.times.length);
    assert.ok(second.times.length > 10);
  });

  it('tells the same when it is asked twice', async () => {
    await using server = await new Scripted(['answer']).open();
    using client = await startClient(server.port, {
      connections: 1,
      rate: 50,
    });
    const [one, two] = await Promise.all([client.record(), client.record()]);
    assert.deepEqual(one, two);
  });

  it('ends by itself after its longest time, and keeps what it saw', async () => {
    await using server = await new Scripted(['answer']).open();
    using client = await startClient(server.port, {
      connections: 2,
      rate: 100,
      longestS: 0.3,
    });
    await pause(800);
    const seen = await client.record();
    assertAddsUp(seen);
    assert.ok(seen.durationMs < 700, `${seen.durationMs} ms`);
  });

  it('is not there for a load that was not recorded', async () => {
    await using server = await new Scripted(['answer']).open();
    using client = await LoadProcess.start({ target: { host: '127.0.0.1', port: server.port } });
    await assert.rejects(client.record(), /this load was not recorded/);
  });

  it('says so when its process is gone', async () => {
    await using server = await new Scripted(['answer']).open();
    using client = await startClient(server.port, {
      connections: 1,
      rate: 50,
    });
    process.kill(client.pid ?? 0, 'SIGKILL');
    await assert.rejects(client.record(), (error: Error) => /SIGKILL/.test(JSON.stringify(error)));
  });
});
