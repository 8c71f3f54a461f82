import { ChildProgram } from './child-program.js';
import { notice, settings, type Order, type Query, type Reply, type Notice } from './messages.js';
import type { AnswerSeen, LoadFailure, LoadOptions, SentAfter, Target, Totals, Window } from './recording.js';
import { refuseStrangers } from './refuse-strangers.js';
import type { RequestRecord } from './request-record.js';

const program = new URL('client.js', import.meta.url);

/**
 * A load that never pauses, sent by a process of its own, and questions about it, which it answers while it runs and
 * after it has stopped, until it is disposed of. All times are milliseconds since 1970, by the clock of `src/load/clock.ts`.
 */
export class LoadProcess implements Disposable {
  private questions = 0;
  private stopped: Promise<Totals> | undefined;
  private readonly child = new ChildProgram<Order, Notice>(program, (message) => notice.parse(message));

  private constructor() {}

  /** Resolves when the process is there, with all that it needs; it sends nothing until it is told to begin. */
  static async ready(): Promise<LoadProcess> {
    const load = new LoadProcess();
    try {
      await load.child.next((one): one is Notice => one.type === 'ready');
      return load;
    } catch (error) {
      load[Symbol.dispose]();
      throw error;
    }
  }

  /** Resolves when the first requests are on their way; throws on a target elsewhere, or on settings without sense. */
  static async start(options: LoadOptions): Promise<LoadProcess> {
    accept(options);
    const load = await LoadProcess.ready();
    try {
      await load.begin(options);
      return load;
    } catch (error) {
      load[Symbol.dispose]();
      throw error;
    }
  }

  /** What `start` does, in a process that is there already. */
  async begin(options: LoadOptions): Promise<void> {
    accept(options);
    this.child.tell({ type: 'start', options });
    await this.child.next((one): one is Notice => one.type === 'started');
  }

  get pid(): number | undefined {
    return this.child.pid;
  }

  /** From now on new connections go there; those that are open stay where they are. */
  retarget(target: Target): void {
    refuseStrangers(target);
    this.child.tell({ type: 'target', target });
  }

  /** Sets a moment, which has this name from now on, and tells when it was. */
  async mark(name: string): Promise<number> {
    return (await this.ask('mark', { type: 'mark', name })).value;
  }

  /** What was sent from a moment on and before another; each is a time or the name of a mark. Until now when left out. */
  async window(from: number | string, to?: number | string): Promise<Window> {
    return (await this.ask('window', { type: 'window', from, ...(to !== undefined && { to }) })).value;
  }

  /** The whole load so far. */
  async totals(): Promise<Totals> {
    return (await this.ask('totals', { type: 'totals' })).value;
  }

  /** The first answer by a backend that came at or after a moment; `undefined` while there is none. */
  async firstAnswer(address: string, since: number | string): Promise<AnswerSeen | undefined> {
    return (await this.ask('answer', { type: 'first-answer', address, since, waitMs: 0 })).value;
  }

  /** The same, waiting for it; `undefined` when it has not come by then. */
  async waitForAnswer(
    address: string,
    since: number | string,
    waitMs: number,
  ): Promise<AnswerSeen | undefined> {
    return (await this.ask('answer', { type: 'first-answer', address, since, waitMs })).value;
  }

  /** The latest answer by a backend. */
  async lastAnswer(address: string): Promise<AnswerSeen | undefined> {
    return (await this.ask('answer', { type: 'last-answer', address })).value;
  }

  /** How many requests that were sent after a moment this backend answered: none, if the moment is its announced leave. */
  async sentAfter(address: string, moment: number | string): Promise<SentAfter> {
    return (await this.ask('sent-after', { type: 'sent-after', address, moment })).value;
  }

  /** Failures from this number on, of the first 10,000, at most 1,000 at once; those whose repetition is pending change later. */
  async failures(fromId = 0): Promise<readonly LoadFailure[]> {
    return (await this.ask('failures', { type: 'failures', fromId })).value;
  }

  /** Sends nothing new, waits for what is under way, and tells the whole; a second call gives the same again. */
  stop(): Promise<Totals> {
    this.stopped ??= this.ask('totals', { type: 'stop' }).then(({ value }) => value);
    return this.stopped;
  }

  /** Stops, and tells how it went as time went by; only of a load that was started with `record`. */
  async record(): Promise<RequestRecord> {
    const { value } = await this.ask('record', { type: 'record' });
    if (!value) throw new Error('this load was not recorded');
    return value;
  }

  /** Ends the process, whatever it does. */
  [Symbol.dispose](): void {
    this.child[Symbol.dispose]();
  }

  private async ask<T extends Reply['type']>(type: T, query: Query): Promise<Extract<Reply, { type: T }>> {
    const id = this.questions++;
    this.child.tell({ type: 'query', id, query });
    const { reply } = await this.child.next(
      (one): one is Extract<Notice, { type: 'reply' }> => one.type === 'reply' && one.id === id,
    );
    if (reply.type === 'unknown-mark') throw new Error(`there is no mark ${reply.value}`);
    if (!isReply(reply, type)) throw new Error(`the load client answered ${reply.type} to ${type}`);
    return reply;
  }
}

function accept(options: LoadOptions): void {
  refuseStrangers(options.target);
  settings.parse(options);
}

function isReply<T extends Reply['type']>(reply: Reply, type: T): reply is Extract<Reply, { type: T }> {
  return reply.type === type;
}
