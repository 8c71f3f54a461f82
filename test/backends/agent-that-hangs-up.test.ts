import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { AddressInfo, Socket } from 'node:net';
import { createServer } from 'node:net';
import { test } from 'node:test';
import type { Message, Value } from './program.js';
import { part } from './program.js';

const { encode, MessageReader } = part('msgpack.js');
const { connectSerf } = part('serf-rpc.js');
const { SerfLink } = part('serf-link.js');

/** An agent that answers so many commands of a connection, and so many bytes of the next one, before it hangs up. */
class Agent implements AsyncDisposable {
  answers = Infinity;
  bytes = 0;
  connections = 0;
  mostOpen = 0;
  readonly responses: Value[] = [];
  readonly open = new Set<Socket>();
  readonly #server = createServer((socket) => this.#serve(socket));
  #onConnection: (() => void) | undefined;

  async listen(): Promise<number> {
    await once(this.#server.listen(0, '127.0.0.1'), 'listening');
    return (this.#server.address() as AddressInfo).port;
  }

  /** Resolves when there were so many more connections. */
  async further(count: number): Promise<void> {
    const wanted = this.connections + count;
    while (this.connections < wanted) await new Promise<void>((resolve) => (this.#onConnection = resolve));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const socket of this.open) socket.destroy();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #serve(socket: Socket): void {
    socket.setNoDelay();
    this.open.add(socket);
    this.connections += 1;
    this.mostOpen = Math.max(this.mostOpen, this.open.size);
    this.#onConnection?.();
    socket.on('close', () => this.open.delete(socket));
    socket.on('error', () => undefined);
    if (this.answers < 0) return void socket.destroy();
    const reader = new MessageReader();
    let answered = 0;
    socket.on('data', (piece) => {
      for (const message of reader.push(piece)) {
        if (!(message instanceof Map)) continue;
        if (message.has('Payload')) this.responses.push(message.get('Payload') ?? null);
        if (!message.has('Command')) continue;
        const answer = this.#answer(message as Message);
        if (answered < this.answers) socket.write(answer);
        else socket.end(answer.subarray(0, this.bytes));
        answered += 1;
      }
    });
  }

  #answer(header: Message): Buffer {
    const answer = encode(
      new Map<string, Value>([
        ['Seq', header.get('Seq') ?? 0],
        ['Error', ''],
      ]),
    );
    const body = encode(new Map<string, Value>([['Members', []]]));
    return header.get('Command') === 'members' ? Buffer.concat([answer, body]) : answer;
  }

  /** A backend's query, to whoever listens: the stream was the second command. */
  query(): void {
    const record = [
      new Map<string, Value>([
        ['Seq', 2],
        ['Error', ''],
      ]),
      new Map<string, Value>([
        ['Event', 'query'],
        ['ID', 1],
        ['Name', 'leave'],
        ['Payload', 's1.5'],
      ]),
    ];
    for (const socket of this.open) socket.write(Buffer.concat(record.map((value) => encode(value))));
  }
}

const points = [
  { what: 'at once', answers: -1, bytes: 0 },
  ...[0, 1, 2, 3].flatMap((answers) =>
    [0, 1, 9].map((bytes) => ({ what: `after ${answers} answers and ${bytes} bytes`, answers, bytes })),
  ),
  { what: 'when it has answered all', answers: 4, bytes: 0 },
];

for (const { what, answers, bytes } of points) {
  test(`an agent that hangs up ${what}: one connection, one pending try, pauses that grow`, async () => {
    await using agent = new Agent();
    Object.assign(agent, { answers, bytes });
    const port = await agent.listen();
    let now = 0;
    let pending = 0;
    let isOver = false;
    const pauses: number[] = [];
    const link = new SerfLink({
      connect: (onClose) => connectSerf({ host: '127.0.0.1', port, onClose }),
      roster: { replace: () => undefined, update: () => undefined },
      // Nothing is asked after the members: the agent that has answered all would wait for ever.
      onConnect: () => answers === 4 && agent.answers === 4 && agent.open.forEach((socket) => socket.end()),
      onNews: () => undefined,
      onLeave: () => Promise.resolve(),
      complain: () => undefined,
      now: () => now,
      later: (work, ms) => {
        pending += 1;
        assert.equal(pending, 1);
        pauses.push(ms);
        now += ms;
        setImmediate(() => {
          pending -= 1;
          if (!isOver) work();
        });
      },
    });
    void link.start();
    await agent.further(60);
    assert.equal(agent.mostOpen, 1);
    assert.deepEqual(
      pauses,
      pauses.toSorted((one, other) => one - other),
    );
    assert.deepEqual([pauses[0], pauses.at(-1)], [100, 2000]);

    agent.answers = Infinity;
    while (!link.knows) await new Promise((resolve) => setImmediate(resolve));
    assert.equal(agent.open.size, 1);
    agent.query();
    while (agent.responses.length === 0) await new Promise((resolve) => setImmediate(resolve));
    await new Promise((resolve) => setTimeout(resolve, 20));
    assert.deepEqual(agent.responses, ['drained']);
    isOver = true;
  });
}
