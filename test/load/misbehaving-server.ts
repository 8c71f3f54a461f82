import { createServer, type Server, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

/** What a server does with one request. */
export type Deed =
  | 'answer'
  | 'in pieces'
  | 'chunked'
  | 'until close'
  | 'say close'
  | 'close'
  | 'reset'
  | 'break off'
  | 'stall'
  | 'garbage'
  | 'nameless'
  | 'slow'
  | 503;

export const address = '192.0.2.11';

/** A server of bytes that does what it is told with each request, in turn, and keeps its own books. */
export class MisbehavingServer implements AsyncDisposable {
  readonly done = new Map<Deed, number>();
  /** The first line of each request. */
  readonly lines: string[] = [];
  /** When each connection came, by `performance.now()`. */
  readonly connections: number[] = [];
  port = 0;
  private readonly sockets = new Set<Socket>();
  private server: Server | undefined;

  constructor(
    public deeds: readonly Deed[] = ['answer'],
    public backend = address,
  ) {}

  async open(): Promise<this> {
    const server = createServer((socket) => {
      this.connections.push(performance.now());
      this.sockets.add(socket);
      let text = '';
      socket.on('error', () => undefined);
      socket.on('close', () => this.sockets.delete(socket));
      socket.setEncoding('latin1').on('data', (chunk: string) => {
        text += chunk;
        const end = text.indexOf('\r\n\r\n');
        const body = text.startsWith('POST') ? 2 : 0;
        if (end < 0 || text.length < end + 4 + body) return;
        this.answer(socket, text.slice(0, end));
        text = text.slice(end + 4 + body);
      });
    });
    await new Promise<void>((resolve) => server.listen(this.port, '127.0.0.1', resolve));
    this.port = (server.address() as AddressInfo).port;
    this.server = server;
    return this;
  }

  /** Nobody is there any more: connections are cut, new ones refused. */
  async leave(): Promise<void> {
    const { server } = this;
    this.server = undefined;
    const closed = new Promise((resolve) => (server ? server.close(resolve) : resolve(undefined)));
    // Without a reset: Node.js 20 spins for ever on one of a socket that has ended already.
    for (const socket of this.sockets) socket.destroy();
    await closed;
  }

  count(deed: Deed): number {
    return this.done.get(deed) ?? 0;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.leave();
  }

  private answer(socket: Socket, head: string): void {
    const deed = this.deeds[this.lines.length % this.deeds.length] ?? 'answer';
    this.lines.push(head.slice(0, head.indexOf('\r\n')));
    this.done.set(deed, this.count(deed) + 1);
    const closes = head.includes('connection: close');
    const own = `x-backend-ip: ${this.backend}\r\n`;
    const whole = `HTTP/1.1 200 OK\r\n${own}content-length: 3\r\n\r\nok\n`;
    const say = (text: string): void => {
      socket.write(text);
      if (closes) socket.end();
    };
    switch (deed) {
      case 'answer':
        return say(whole);
      case 'in pieces':
        void this.sayInPieces(socket, whole, closes);
        return;
      case 'chunked':
        return say(
          `HTTP/1.1 200 OK\r\n${own}transfer-encoding: chunked\r\n\r\n2\r\nok\r\n1;x=y\r\n\n\r\n0\r\n\r\n`,
        );
      case 'until close':
        socket.end(`HTTP/1.1 200 OK\r\n${own}connection: close\r\n\r\nok\n`);
        return;
      case 'say close':
        socket.end(whole.replace('\r\n', '\r\nconnection: close\r\n'));
        return;
      case 'close':
        socket.end();
        return;
      case 'reset':
        socket.resetAndDestroy();
        return;
      case 'break off':
        socket.end(`HTTP/1.1 200 OK\r\n${own}content-length: 100\r\n\r\nhalf of it`);
        return;
      case 'stall':
        return;
      case 'garbage':
        return say('what do you want?\r\n\r\n');
      case 'nameless':
        return say(whole.replace(own, ''));
      case 'slow':
        setTimeout(() => say(whole), 120);
        return;
      case 503:
        return say(`HTTP/1.1 503 Service Unavailable\r\ncontent-length: 0\r\n\r\n`);
    }
  }

  /** A piece a packet, cut in the middle of words. */
  private async sayInPieces(socket: Socket, text: string, closes: boolean): Promise<void> {
    for (const piece of text.match(/[^]{1,17}/g) ?? []) {
      socket.write(piece);
      await pause(2);
    }
    if (closes) socket.end();
  }
}
