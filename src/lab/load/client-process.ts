import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { Failed } from '../../failure.js';
import { report, type Order, type Report } from './messages.js';
import type { Requests } from './recording.js';

const program = fileURLToPath(new URL('client.js', import.meta.url));

/** A request that has no answer after this has failed for whoever waits; HAProxy itself gives a dead server more time. */
export const timeoutS = 2;
/** No task of the lab takes anywhere near this. */
const longestS = 600;

export interface ClientOptions {
  readonly host: string;
  readonly port: number;
  readonly connections: number;
  readonly rate: number;
  readonly backends: Readonly<Record<string, string>>;
  readonly timeoutS?: number;
  readonly longestS?: number;
}

/** The load client in a process of its own: it neither delays what is measured here nor counts in our memory. */
export class ClientProcess implements Disposable {
  private readonly child: ChildProcess;
  private readonly reports: Report[] = [];
  private readonly died: Promise<never>;
  private words = '';
  private wake: (() => void) | undefined;
  private result: Promise<Requests> | undefined;

  private constructor() {
    this.child = fork(program, { execArgv: [], stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
    this.child.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
      this.words = (this.words + chunk).slice(-2000);
    });
    this.child.on('message', (message) => {
      this.reports.push(report.parse(message));
      this.wake?.();
    });
    this.died = new Promise((_, reject) => {
      this.child.on('error', (error) => reject(error));
      this.child.on('close', (code, signal) => reject(this.failure(code, signal)));
    });
    // It may die when nobody listens any more.
    this.died.catch(() => undefined);
  }

  /** Resolves when the process is there, with all that it needs. */
  static async ready(): Promise<ClientProcess> {
    const client = new ClientProcess();
    try {
      await client.next('ready');
      return client;
    } catch (error) {
      client[Symbol.dispose]();
      throw error;
    }
  }

  /** Resolves when the first requests are on their way. */
  async begin(options: ClientOptions): Promise<void> {
    this.tell({ type: 'start', timeoutS, longestS, ...options });
    await this.next('started');
  }

  get pid(): number | undefined {
    return this.child.pid;
  }

  /** From now on requests go there; connections that are open stay where they are. */
  redirect(host: string, port: number): void {
    this.tell({ type: 'target', host, port });
  }

  /** Waits for requests that are under way; a second call gives the same again. */
  stop(): Promise<Requests> {
    this.result ??= this.end();
    return this.result;
  }

  /** Ends the process, whatever it does. */
  [Symbol.dispose](): void {
    this.child.kill('SIGKILL');
  }

  private async end(): Promise<Requests> {
    this.tell({ type: 'stop' });
    const { requests } = await this.next('ended');
    this[Symbol.dispose]();
    return requests;
  }

  private tell(message: Order): void {
    // It may be gone; whoever waits for its next word learns that.
    if (this.child.connected) this.child.send(message, () => undefined);
  }

  private async next<T extends Report['type']>(type: T): Promise<Extract<Report, { type: T }>> {
    const wanted = (one: Report): one is Extract<Report, { type: T }> => one.type === type;
    for (;;) {
      const found = this.reports.find(wanted);
      if (found) return found;
      await Promise.race([this.died, new Promise<void>((resolve) => (this.wake = resolve))]);
    }
  }

  private failure(code: number | null, signal: string | null): Failed {
    const detail = `the client ended with ${signal ?? code ?? 'no code'}: ${this.words.trim()}`;
    return new Failed({ reason: 'expectation-failed', doing: 'sending requests', detail });
  }
}
