import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { after, describe, it } from 'node:test';
import { connect } from '../../src/docker/connect.js';
import { listContainers } from '../../src/docker/container.js';
import { call, type Engine } from '../../src/docker/engine.js';
import { until } from '../../src/until.js';
import { failureOf } from '../failure-of.js';
import { exec } from '../../src/docker/output.js';
import { patience } from '../../src/docker/patience.js';

/** An engine that says its version, and to everything else what it is told to say. */
class HalfDead implements AsyncDisposable {
  readonly open = new Set<ServerResponse>();
  readonly asked: string[] = [];
  answer: (request: IncomingMessage, response: ServerResponse) => void = () => undefined;
  readonly #server = createServer((request, response) => {
    this.open.add(response);
    response.on('close', () => this.open.delete(response));
    if (request.url === '/version') return void response.end('{"Version":"28.2.2","ApiVersion":"1.50"}');
    this.asked.push(request.url ?? '');
    this.answer(request, response);
  });

  async connect(ending?: AbortSignal): Promise<Engine> {
    await once(this.#server.listen(0, '127.0.0.1'), 'listening');
    const address = this.#server.address();
    assert.ok(typeof address === 'object' && address !== null);
    return connect({ source: 'DOCKER_HOST', host: `tcp://127.0.0.1:${address.port}` }, ending);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}

describe('an engine that says its version and then nothing', () => {
  const timer = setInterval(() => undefined, 1000);
  after(() => clearInterval(timer));

  it('is given up after the time that fits the question, and no connection stays', async () => {
    await using dead = new HalfDead();
    const engine = await dead.connect();
    const work = call(engine, 'asking something', () => listContainers(engine, {}), 50);
    const failure = await failureOf(work);
    assert.deepEqual(failure, {
      reason: 'engine-silent',
      endpoint: engine.endpoint,
      doing: 'asking something',
      withinMs: 50,
    });
    await noneOpen(dead);
  });

  it('has ten seconds for what it knows', () => {
    assert.equal(patience.known, 10_000);
  });

  it('is not waited for again as long, until it has answered', async () => {
    await using dead = new HalfDead();
    const engine = await dead.connect();
    await failureOf(call(engine, 'first', () => listContainers(engine, {}), 20));
    const second = await failureOf(call(engine, 'second', () => listContainers(engine, {}), 60_000));
    assert.ok(second.reason === 'engine-silent' && second.withinMs === 2000);
    dead.answer = (_request, response) => response.end('[]');
    assert.deepEqual(await listContainers(engine, {}), []);
    dead.answer = () => undefined;
    const third = await failureOf(call(engine, 'third', () => listContainers(engine, {}), 2500));
    assert.ok(third.reason === 'engine-silent' && third.withinMs === 2500);
  });

  it('is given up two seconds after the user has asked for the end', async () => {
    await using dead = new HalfDead();
    const ending = new AbortController();
    const engine = await dead.connect(ending.signal);
    const work = failureOf(call(engine, 'waiting', () => listContainers(engine, {}), 60_000));
    ending.abort();
    const failure = await work;
    assert.ok(failure.reason === 'engine-silent' && failure.withinMs === 2000);
  });

  it('does not change what a signal of its own ends', async () => {
    await using dead = new HalfDead();
    const engine = await dead.connect();
    const own = new AbortController();
    const work = exec(engine, 's1', ['sleep'], { signal: own.signal });
    own.abort(new Error('no more'));
    await assert.rejects(work, /no more/);
    await noneOpen(dead);
  });
});

describe('a command in a container', () => {
  const starting =
    (answer: (response: ServerResponse) => void) => (request: IncomingMessage, response: ServerResponse) => {
      request.resume();
      if (request.url?.endsWith('/containers/s1/exec') === true) {
        response.writeHead(201, { 'content-type': 'application/json' }).end('{"Id":"x"}');
      } else if (request.url?.endsWith('/start') === true) answer(response);
      else response.writeHead(200, { 'content-type': 'application/json' }).end('{"ExitCode":0}');
    };
  const frame = (bytes: Buffer): Buffer => {
    const head = Buffer.alloc(8);
    head[0] = 1;
    head.writeUInt32BE(bytes.length, 4);
    return Buffer.concat([head, bytes]);
  };

  it('that prints a byte now and then ends with its time', async () => {
    await using engineServer = new HalfDead();
    engineServer.answer = starting((response) => {
      const dribble = setInterval(() => response.write(frame(Buffer.from('.'))), 10);
      response.on('close', () => clearInterval(dribble));
    });
    const engine = await engineServer.connect();
    const failure = await failureOf(exec(engine, 's1', ['yes', 'slowly'], { withinMs: 300 }));
    assert.deepEqual(failure, {
      reason: 'engine-error',
      doing: 'docker exec s1 yes slowly',
      detail: 'it has not ended within 0.3 s',
      status: 0,
    });
    await noneOpen(engineServer);
  });

  it('that prints without end is not read without end', async () => {
    await using engineServer = new HalfDead();
    let written = 0;
    engineServer.answer = starting((response) => {
      const piece = frame(Buffer.alloc(64 * 1024, 'y'));
      const go = (): void => {
        while (!response.destroyed && response.write(piece)) written += piece.length;
        written += piece.length;
        if (!response.destroyed) response.once('drain', go);
      };
      go();
    });
    const engine = await engineServer.connect();
    const failure = await failureOf(exec(engine, 's1', ['yes']));
    assert.ok(failure.reason === 'engine-error');
    assert.equal(failure.detail, 'it printed more than 16 MiB');
    await noneOpen(engineServer);
    assert.ok(written < 64 * 1024 * 1024, `${written} bytes`);
  });

  it('that ends says what it has printed', async () => {
    await using engineServer = new HalfDead();
    engineServer.answer = starting((response) => response.end(frame(Buffer.from('é\n'))));
    const engine = await engineServer.connect();
    assert.deepEqual(await exec(engine, 's1', ['echo']), { exitCode: 0, output: 'é\n' });
  });
});

async function noneOpen({ open }: HalfDead): Promise<void> {
  await until(() => open.size === 0, { everyMs: 10, withinMs: 5000 });
  assert.equal(open.size, 0);
}
