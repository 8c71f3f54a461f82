import { now } from './clock.js';
import type { RequestLog } from './request-log.js';
import { Connection, type Ended, type Method, type Wire } from './connection.js';
import { Lane } from './lane.js';
import type { Settings } from './messages.js';
import type { Target } from './recording.js';

/** A connection that met a failure pauses this long since it sent: nobody there is no reason to ask faster. */
const pauseMs = 5;

/** A failed GET that is sent again and again. */
interface Repeating {
  readonly id: number;
  readonly until: number;
  attempts: number;
}

/** Sends requests at their pace over all connections, repeats what may be repeated, and tells the request log of each attempt. */
export class Sender {
  private readonly lanes: readonly Lane[];
  private readonly connections: readonly Connection[];
  private readonly methods = new Map<Connection, Method>();
  private readonly repeating = new Map<Connection, Repeating>();
  private postsDue = 0;
  private isStopping = false;
  private timer: NodeJS.Timeout | undefined;
  private readonly busy = new Set<Connection>();
  private onIdle: (() => void) | undefined;

  constructor(
    private readonly settings: Settings,
    target: Target,
    private readonly log: RequestLog,
  ) {
    const { connections, keepAliveShare, rate } = settings;
    const kept = Math.round(connections * keepAliveShare);
    const wire: Wire = { target, text: requestTexts(settings, target) };
    this.connections = Array.from(
      { length: connections },
      (_, index) => new Connection(index < kept, wire, (connection, ended) => this.ended(connection, ended)),
    );
    this.lanes = [this.connections.slice(0, kept), this.connections.slice(kept)]
      .filter(({ length }) => length > 0)
      .map((all, index, { length }) => {
        const intervalMs = rate === 'full' ? 0 : (connections * 1000) / (rate * all.length);
        // The lanes take turns instead of sending at the same moments.
        return new Lane(all, intervalMs, now() + (index * intervalMs) / length, (one) => this.send(one));
      });
  }

  start(): void {
    this.tick();
  }

  /** Sends nothing new; resolves when nothing is under way and every repetition is settled. */
  async stop(): Promise<void> {
    this.isStopping = true;
    if (this.busy.size > 0) await new Promise<void>((resolve) => (this.onIdle = resolve));
    clearTimeout(this.timer);
    for (const connection of this.connections) connection.drop();
  }

  get skipped(): number {
    return this.lanes.reduce((all, { skipped }) => all + skipped, 0);
  }

  get connectionsOpened(): number {
    return this.connections.reduce((all, { opened }) => all + opened, 0);
  }

  private tick(): void {
    const at = now();
    for (const connection of this.connections) connection.look(at);
    if (!this.isStopping) for (const lane of this.lanes) lane.pump(at);
    const due = this.isStopping ? Infinity : Math.min(...this.lanes.map(({ nextAt }) => nextAt));
    this.timer = setTimeout(() => this.tick(), Math.min(Math.max(due - now(), 1), 10));
  }

  private send(connection: Connection): void {
    this.postsDue += this.settings.postShare;
    const method = this.postsDue >= 1 ? 'POST' : 'GET';
    if (method === 'POST') this.postsDue -= 1;
    this.busy.add(connection);
    this.methods.set(connection, method);
    connection.send(method, this.settings.timeoutMs);
    this.log.begin(connection, method, false);
  }

  private ended(connection: Connection, ended: Ended): void {
    this.log.end(connection, ended);
    const repeating = this.repeating.get(connection);
    if (ended.kind === undefined) {
      if (repeating) this.settle(connection, repeating, ended);
      this.free(connection);
      return;
    }
    if (repeating ?? this.begins(connection, ended)) this.later(() => this.repeat(connection, ended), ended);
    else this.later(() => this.free(connection), ended);
  }

  /** Notes a failure; true if it will be repeated. */
  private begins(connection: Connection, ended: Ended): boolean {
    const method = this.methods.get(connection) ?? 'GET';
    const { repeat } = this.settings;
    const isRepeated = repeat !== undefined && method === 'GET';
    const id = this.log.failures.add(connection, method, ended, isRepeated);
    if (isRepeated) this.repeating.set(connection, { id, until: ended.at + repeat.withinMs, attempts: 0 });
    return isRepeated;
  }

  private repeat(connection: Connection, failed: Ended): void {
    const repeating = this.repeating.get(connection);
    if (!repeating) return;
    const leftMs = repeating.until - now();
    if (leftMs < pauseMs) {
      this.settle(connection, repeating, failed);
      this.free(connection);
      return;
    }
    repeating.attempts += 1;
    connection.send('GET', Math.min(leftMs, this.settings.timeoutMs), true);
    this.log.begin(connection, 'GET', true);
  }

  private settle(connection: Connection, { id, attempts }: Repeating, { kind, at, backend }: Ended): void {
    this.repeating.delete(connection);
    const state = kind === undefined ? 'answered' : 'given-up';
    this.log.failures.settle(id, { state, attempts, at, backend });
  }

  private later(act: () => void, { startedAt }: Ended): void {
    setTimeout(act, Math.max(0, startedAt + pauseMs - now()));
  }

  private free(connection: Connection): void {
    this.busy.delete(connection);
    if (this.isStopping) {
      if (this.busy.size === 0) this.onIdle?.();
      return;
    }
    const lane = this.lanes.find(({ kept }) => kept === connection.kept);
    lane?.giveBack(connection, now());
  }
}

/** Requests as they are written, made once. */
function requestTexts({ path }: Settings, { host, port }: Target): (method: Method, kept: boolean) => Buffer {
  const text = (method: Method, kept: boolean): Buffer =>
    Buffer.from(
      `${method} ${path} HTTP/1.1\r\nhost: ${host}:${port}\r\nconnection: ${kept ? 'keep-alive' : 'close'}\r\n${
        method === 'POST' ? 'content-type: application/json\r\ncontent-length: 2\r\n\r\n{}' : '\r\n'
      }`,
    );
  const texts = {
    GET: [text('GET', false), text('GET', true)],
    POST: [text('POST', false), text('POST', true)],
  };
  return (method, kept) => texts[method][kept ? 1 : 0] ?? text(method, kept);
}
