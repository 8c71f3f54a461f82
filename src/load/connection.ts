import { connect, type Socket } from 'node:net';
import { now } from './clock.js';
import { AnswerReader } from './answer-reader.js';
import type { Target } from './recording.js';

export type Method = 'GET' | 'POST';

/** What a connection's request is made of. */
export interface Wire {
  readonly target: Target;
  readonly text: (method: Method, kept: boolean) => Buffer;
}

/** How one attempt ended; `kind` is `undefined` for a good answer, `status` where there was none that is one. */
export interface Ended {
  readonly startedAt: number;
  /** When it was written; `undefined` if there never was a connection. */
  readonly sentAt: number | undefined;
  readonly at: number;
  readonly kind: string | undefined;
  readonly status: number | undefined;
  readonly backend: string | undefined;
  readonly reused: boolean;
}

/** All sockets read into the same memory: what is read is used up before the next reads. */
const memory = Buffer.allocUnsafe(65_536);
/** Connections that are done with, and wait for the server to close them. */
const closing = new Set<Socket>();
const mostClosing = 500;

/**
 * One connection with one request at a time, kept for the next one or new for each. A kept one that the server closes
 * while it is idle is opened anew for the next request; one that it closes under a request is that request's failure.
 */
export class Connection {
  /** When the request that is under way began. */
  startedAt: number | undefined;
  opened = 0;
  private sentAt: number | undefined;
  private deadline = Infinity;
  private reused = false;
  private socket: Socket | undefined;
  private readonly answer = new AnswerReader();

  constructor(
    readonly kept: boolean,
    private readonly wire: Wire,
    private readonly ended: (connection: Connection, ended: Ended) => void,
  ) {}

  /** Sends a request; `fresh` takes a new connection for it even here. */
  send(method: Method, timeoutMs: number, fresh = false): void {
    const at = now();
    this.startedAt = at;
    this.deadline = at + timeoutMs;
    this.answer.reset();
    if (fresh) this.drop();
    this.reused = this.socket !== undefined;
    const text = this.wire.text(method, this.kept);
    this.sentAt = this.socket ? at : undefined;
    if (!this.socket) this.open();
    this.socket?.write(text);
  }

  /** Gives up what has taken too long. */
  look(at: number): void {
    if (this.startedAt !== undefined && at >= this.deadline) this.fail('timeout');
  }

  /** Closes what is open. */
  drop(): void {
    this.socket?.destroy();
    this.socket = undefined;
  }

  private open(): void {
    this.opened += 1;
    const { host, port } = this.wire.target;
    const isMine = (): boolean => this.socket === socket;
    const socket: Socket = connect({
      host,
      port,
      noDelay: true,
      onread: {
        buffer: memory,
        callback: (length) => {
          if (isMine()) this.read(memory.subarray(0, length));
          return true;
        },
      },
    });
    this.socket = socket;
    socket.on('connect', () => {
      if (isMine()) this.sentAt = now();
    });
    socket.on('end', () => {
      if (isMine()) this.closed();
    });
    socket.on('error', (error: NodeJS.ErrnoException) => {
      if (isMine()) this.fail(error.code ?? error.name);
    });
    socket.on('close', () => {
      closing.delete(socket);
      if (isMine()) this.closed();
    });
  }

  private read(chunk: Buffer): void {
    // Nobody asked: whatever it says, the connection is of no more use.
    if (this.startedAt === undefined) this.drop();
    else if (this.answer.take(chunk)) this.finish();
  }

  private closed(): void {
    if (this.startedAt !== undefined && this.answer.end()) this.finish();
    else this.fail('closed');
  }

  private finish(): void {
    const { malformed, status, backend, keepsOpen } = this.answer;
    if (malformed) {
      this.fail('malformed');
      return;
    }
    if (!this.kept || !keepsOpen) this.letGo();
    const good = status >= 200 && status < 300;
    this.end(good ? (backend === undefined ? 'no-backend' : undefined) : String(status), status);
  }

  private fail(kind: string): void {
    this.drop();
    if (this.startedAt !== undefined) this.end(kind);
  }

  private end(kind: string | undefined, status?: number): void {
    const startedAt = this.startedAt;
    if (startedAt === undefined) return;
    this.startedAt = undefined;
    const { sentAt, reused } = this;
    const { backend } = this.answer;
    this.ended(this, { startedAt, sentAt, at: now(), kind, status, backend, reused });
  }

  /** The one who closes first holds the port for a minute: that should not be this one, which needs thousands. */
  private letGo(): void {
    const { socket } = this;
    this.socket = undefined;
    if (!socket) return;
    if (closing.size >= mostClosing) socket.destroy();
    else {
      closing.add(socket);
      socket.setTimeout(1000, () => socket.destroy());
    }
  }
}
