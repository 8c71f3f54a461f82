import type { Socket } from 'node:net';
import type { Client } from 'autocannon';
import type { Recorder } from './recorder.js';

/** Where requests go; it changes when `ha` gets other ports. */
export interface Target {
  host: string;
  port: number;
}

export interface PacedOptions {
  readonly recorder: Recorder;
  readonly target: Target;
  readonly backends: Readonly<Record<string, string>>;
  /** Time from one request of this connection to its next; an answer that comes later delays that. */
  readonly intervalMs: number;
  /** Time of the first request. */
  readonly firstAt: number;
}

/**
 * One of autocannon's connections, made to keep the books. By itself autocannon sends a second's requests in one burst
 * and then pauses; it writes into connections that the server has said it closes; what is lost when a connection ends
 * it does not count; and while nobody listens it tries again without a pause. So its requests, its parser and its
 * timeouts are used as they are, but when to send and when to connect is decided here: evenly, at most one request at
 * a time, and each counted once.
 */
export class PacedConnection {
  private readonly wire: Wire;
  private readonly connect: () => void;
  private readonly write: () => void;
  private usable = false;
  private connecting = false;
  private sentAt: number | undefined;
  private errorCode: string | undefined;
  private status = 0;
  private backend: string | undefined;
  private nextAt: number;
  private timer: NodeJS.Timeout | undefined;
  private onIdle: (() => void) | undefined;

  constructor(
    client: Client,
    private readonly options: PacedOptions,
  ) {
    this.nextAt = options.firstAt;
    this.wire = wireOf(client);
    this.connect = this.wire._connect.bind(client);
    this.write = this.wire._doRequest.bind(client);
    // autocannon calls the first to begin, and after an error, an end and a timeout; the second after each answer,
    // and inside the first.
    this.wire._connect = () => this.began();
    this.wire._doRequest = () => (this.connecting ? this.write() : this.schedule());
    const emitter: NodeJS.EventEmitter = client;
    emitter.on('connError', (error: NodeJS.ErrnoException) => {
      this.errorCode = error.code ?? error.name;
    });
    emitter.on('headers', (info: ResponseInfo) => this.headers(info));
    emitter.on('response', () => this.answered());
  }

  /** Sends nothing more; resolves when nothing is under way. */
  stop(): Promise<void> {
    clearTimeout(this.timer);
    return new Promise((resolve) => {
      this.onIdle = resolve;
      if (this.sentAt === undefined) resolve();
    });
  }

  private began(): void {
    this.wire._connect = () => this.broken();
    this.schedule();
  }

  private broken(): void {
    const ended = this.wire.conn?.readableEnded === true ? 'closed' : 'timeout';
    const code = this.errorCode ?? ended;
    this.abandon();
    if (this.sentAt === undefined) return;
    this.options.recorder.lose(this.sentAt, code);
    this.sentAt = undefined;
    this.schedule();
  }

  private headers({ statusCode, shouldKeepAlive, headers }: ResponseInfo): void {
    this.status = statusCode;
    const at = headers.findIndex((name, index) => index % 2 === 0 && name.toLowerCase() === 'x-backend-ip');
    this.backend = at < 0 ? undefined : this.options.backends[headers[at + 1] ?? ''];
    this.usable = shouldKeepAlive;
  }

  private answered(): void {
    if (this.sentAt === undefined) return;
    this.options.recorder.end(this.sentAt, this.status, this.backend);
    this.sentAt = undefined;
  }

  private schedule(): void {
    if (this.onIdle) {
      this.onIdle();
      return;
    }
    const now = performance.now();
    this.nextAt = Math.max(this.nextAt, now);
    this.timer = setTimeout(() => this.send(), this.nextAt - now);
    this.nextAt += this.options.intervalMs;
  }

  private send(): void {
    this.sentAt = this.options.recorder.begin();
    if (this.usable) {
      this.write();
      return;
    }
    if (this.wire.conn) this.abandon();
    this.wire.opts.hostname = this.options.target.host;
    this.wire.opts.port = this.options.target.port;
    this.errorCode = undefined;
    this.usable = true;
    this.connecting = true;
    this.connect();
    this.connecting = false;
  }

  /** What an old connection still says must not be taken for words of the next. */
  private abandon(): void {
    this.usable = false;
    this.wire._destroyConnection();
    this.wire.parser.reinitialize('RESPONSE');
  }
}

/** The answer's head, as autocannon's parser tells it: names and values of headers in turn. */
interface ResponseInfo {
  readonly statusCode: number;
  readonly shouldKeepAlive: boolean;
  readonly headers: readonly string[];
}

/** What of an autocannon connection is used here beyond its public face. */
interface Wire {
  readonly conn: Socket | undefined;
  readonly opts: { hostname: string; port: number };
  readonly parser: { reinitialize: (type: 'RESPONSE') => void };
  _connect: () => void;
  _doRequest: () => void;
  _destroyConnection: () => void;
}

/** Another version may be made otherwise: that has to show at once, not in the figures. */
function wireOf(client: Client): Wire {
  const wire = client as unknown as Wire;
  const methods = [wire._connect, wire._doRequest, wire._destroyConnection, wire.parser.reinitialize];
  if (methods.some((method) => typeof method !== 'function')) {
    throw new Error('this version of autocannon is not the one that was built for');
  }
  return wire;
}
