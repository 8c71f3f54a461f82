import { ChildProgram } from './child-program.js';
import { report, type Order, type Report } from './messages.js';
import type { Requests } from './recording.js';

const program = new URL('client.js', import.meta.url);

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
  private readonly child = new ChildProgram<Order, Report>(program, (message) => report.parse(message));
  private result: Promise<Requests> | undefined;

  private constructor() {}

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
    this.child.tell({ type: 'start', timeoutS, longestS, ...options });
    await this.next('started');
  }

  get pid(): number | undefined {
    return this.child.pid;
  }

  /** From now on requests go there; connections that are open stay where they are. */
  redirect(host: string, port: number): void {
    this.child.tell({ type: 'target', host, port });
  }

  /** Waits for requests that are under way; a second call gives the same again. */
  stop(): Promise<Requests> {
    this.result ??= this.end();
    return this.result;
  }

  /** Ends the process, whatever it does. */
  [Symbol.dispose](): void {
    this.child[Symbol.dispose]();
  }

  private async end(): Promise<Requests> {
    this.child.tell({ type: 'stop' });
    const { requests } = await this.next('ended');
    this[Symbol.dispose]();
    return requests;
  }

  private async next<T extends Report['type']>(type: T): Promise<Extract<Report, { type: T }>> {
    const wanted = (one: Report): one is Extract<Report, { type: T }> => one.type === type;
    return await this.child.next(wanted);
  }
}
