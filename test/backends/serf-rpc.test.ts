import assert from 'node:assert/strict';
import type { AddressInfo, Socket } from 'node:net';
import { createServer } from 'node:net';
import { test } from 'node:test';
import type { Message, Rpc, Value } from './program.js';
import { part } from './program.js';

const { encode, MessageReader } = part('msgpack.js');
const { connectSerf } = part('serf-rpc.js');

/** An agent that does with each command what `answer` says; gives a connection to it. */
class Agent implements AsyncDisposable {
  readonly commands: string[] = [];
  readonly closed: Promise<void>;
  #onClose = (): void => undefined;
  readonly #server;
  readonly #sockets = new Set<Socket>();

  constructor(answer: (header: Message, socket: Socket) => void) {
    this.closed = new Promise((resolve) => (this.#onClose = resolve));
    this.#server = createServer((socket) => {
      const reader = new MessageReader();
      this.#sockets.add(socket);
      socket.on('error', () => socket.destroy());
      socket.on('data', (piece) => {
        for (const message of reader.push(piece)) {
          if (!(message instanceof Map) || !message.has('Command')) continue;
          this.commands.push(message.get('Command') as string);
          answer(message as Message, socket);
        }
      });
    });
  }

  async connect(timeoutMs = 2000): Promise<Rpc> {
    if (!this.#server.listening) {
      await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    }
    const { port } = this.#server.address() as AddressInfo;
    return connectSerf({ host: '127.0.0.1', port, timeoutMs, onClose: this.#onClose });
  }

  hangUp(): void {
    for (const socket of this.#sockets) socket.destroy();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.hangUp();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}

function send(socket: Socket, header: Message, body?: Value, error = ''): void {
  socket.write(
    encode(
      new Map<string, Value>([
        ['Seq', header.get('Seq') ?? 0],
        ['Error', error],
      ]),
    ),
  );
  if (body !== undefined) socket.write(encode(body));
}

const noMembers = new Map<string, Value>([['Members', []]]);

test('a handshake first, then an answer for each question', async () => {
  await using agent = new Agent((header, socket) =>
    send(socket, header, header.get('Command') === 'members' ? noMembers : undefined),
  );
  const rpc = await agent.connect();
  assert.deepEqual(await rpc.request('members'), noMembers);
  assert.equal(await rpc.request('respond', new Map([['ID', 1]])), undefined);
  assert.deepEqual(agent.commands, ['handshake', 'members', 'respond']);
  rpc.close();
});

test('a stream goes on beside questions', async () => {
  await using agent = new Agent((header, socket) => {
    send(socket, header, header.get('Command') === 'members' ? noMembers : undefined);
    if (header.get('Command') === 'monitor') {
      for (const line of ['one', 'two']) send(socket, header, new Map([['Log', line]]));
    }
  });
  const rpc = await agent.connect();
  const lines: unknown[] = [];
  await rpc.stream('monitor', new Map([['LogLevel', 'INFO']]), (record) => lines.push(record.get('Log')));
  assert.deepEqual(await rpc.request('members'), noMembers);
  assert.deepEqual(lines, ['one', 'two']);
  rpc.close();
});

test("Serf's complaint, with a body or without, ends one question only", async () => {
  await using agent = new Agent((header, socket) => {
    if (header.get('Command') === 'join') send(socket, header, new Map([['Num', 0]]), 'no such host');
    else if (header.get('Command') === 'respond') send(socket, header, undefined, 'no such query');
    else send(socket, header, header.get('Command') === 'members' ? noMembers : undefined);
  });
  const rpc = await agent.connect();
  await assert.rejects(rpc.request('join', new Map()), /^Error: Serf: no such host$/);
  await assert.rejects(rpc.request('respond', new Map()), /^Error: Serf: no such query$/);
  assert.deepEqual(await rpc.request('members'), noMembers);
  rpc.close();
});

test('an agent that says nothing, hangs up, or talks nonsense ends the connection, not the program', async () => {
  const ends: [string, (header: Message, socket: Socket) => void, RegExp][] = [
    ['says nothing', () => undefined, /does not answer members/],
    ['hangs up', (_header, socket) => socket.destroy(), /closed the connection|ECONNRESET/],
    ['talks nonsense', (_header, socket) => socket.write(Buffer.from('c1c1', 'hex')), /unknown type/],
    ['is no agent', (_header, socket) => socket.write('HTTP/1.1 400 Bad Request\r\n\r\n'), /no map/],
    ['never ends', (_header, socket) => socket.write(Buffer.from('dbffffffff', 'hex')), /beyond the limit/],
  ];
  for (const [what, end, reason] of ends) {
    await using agent = new Agent((header, socket) =>
      header.get('Command') === 'handshake' ? send(socket, header) : end(header, socket),
    );
    const rpc = await agent.connect(200);
    await assert.rejects(rpc.request('members'), reason, what);
    await assert.rejects(rpc.request('members'), /no connection/, what);
    await agent.closed;
  }
});

test('nobody there', async () => {
  await assert.rejects(connectSerf({ host: '127.0.0.1', port: 1 }), /ECONNREFUSED/);
});
