import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { TemporaryFolder } from '../temporary-folder.js';
import { HaproxyModel } from './haproxy-model.js';
import type { Ask, Compile, Later, Message, Rpc, Value } from './program.js';
import { part } from './program.js';

interface Member {
  name: string;
  address: string;
  status: string;
  role: string;
  /** Whether its own tags say that it leaves. */
  isLeaving?: boolean;
}

const TEMPLATE = 'backend nodes\n{{servers}}';

/** Stands for Handlebars, which is only in the image. */
export const compile: Compile = (text) => {
  if (!text.includes('{{servers}}')) throw new Error('no template');
  return ({ nodes, port, parameters }) => {
    const lines = nodes.map(({ name, address }) => `server ${name} ${address}:${port} ${parameters}\n`);
    return text.replace('{{servers}}', lines.join(''));
  };
};

/** The program with everything around it: Serf, HAProxy and DNS as models, files in a folder, a clock set by hand. */
export class Cluster implements Disposable {
  readonly haproxy = new HaproxyModel();
  readonly members = new Map<string, Member>();
  /** What Docker's DNS lists; undefined: it does not answer. */
  dns: Set<string> | undefined = new Set();
  readonly log: string[] = [];
  /** Answers to queries: `AGENT PAYLOAD`. */
  readonly answers: string[] = [];
  readonly joins: Value[] = [];
  isSerfAway = false;
  reloads = 0;
  #folder = new TemporaryFolder();
  readonly #queries: string[] = [];
  /** Agents in the order in which they came. */
  readonly #born: string[] = [];
  #now = 1000;
  #timers: { at: number; work: () => void }[] = [];
  #run = 0;
  #streams = new Map<string, (record: Message) => void>();
  #onClose = (): void => undefined;
  lookAtTemplate = async (): Promise<void> => {};

  constructor() {
    mkdirSync(this.path('nodes'));
    this.template = TEMPLATE;
    writeFileSync(this.path('haproxy.cfg'), compile(TEMPLATE)({ nodes: [], port: '3000', parameters: '' }));
  }

  path(name: string): string {
    return join(this.#folder.path, name);
  }

  set template(text: string) {
    writeFileSync(this.path('template.hb'), text);
  }

  /** Starts the program, for the first time or after a crash. */
  async start(): Promise<void> {
    const run = (this.#run += 1);
    const alive = <T>(work: () => Promise<T>): Promise<T> =>
      // After a crash nothing ever comes back to the old run.
      new Promise((resolve, reject) => {
        work().then(
          (value) => run === this.#run && resolve(value),
          (error: unknown) => run === this.#run && reject(error as Error),
        );
      });
    const ask: Ask = (commands) =>
      alive(() => (run === this.#run ? this.haproxy.ask(commands) : Promise.reject(new Error('dead'))));
    const later: Later = (work, ms) => run === this.#run && this.#timers.push({ at: this.#now + ms, work });
    this.lookAtTemplate = part('program.js').startProgram({
      settings: {
        port: '3000',
        nodes: this.path('nodes'),
        template: this.path('template.hb'),
        configuration: this.path('haproxy.cfg'),
        serfLog: this.path('serf.log'),
        leaveMarks: this.path('leaving'),
        everListed: this.path('ever-listed'),
      },
      ask,
      connect: (onClose) => alive(() => this.#connect(onClose)),
      resolve: () =>
        alive(() =>
          this.dns === undefined ? Promise.reject(new Error('ENOTFOUND')) : Promise.resolve([...this.dns]),
        ),
      check: (text) => (text.includes('bad') ? Promise.reject(new Error('refused')) : Promise.resolve()),
      reload: () => {
        this.reloads += 1;
        return alive(() => this.restartHaproxy());
      },
      compile,
      now: () => this.#now,
      later,
      log: (text) => this.log.push(text),
    });
    await this.settle();
  }

  /** The program is killed where it stands. */
  crash(): void {
    this.#run += 1;
    this.#timers = [];
    this.#streams.clear();
    this.#onClose = () => undefined;
  }

  /** Lets everything happen that does not wait for the clock. Throws if a backend that was drained gets requests. */
  async settle(): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve));
    const serving = this.haproxy.serving();
    for (const answer of this.answers) {
      const [agent = ''] = answer.split(' ');
      const address = this.members.get(agent)?.address;
      const name = agent.replace(/\..*/, '');
      const isStartedAnew = [...this.members].some(
        ([other, member]) =>
          this.#born.indexOf(other) > this.#born.indexOf(agent) &&
          member.name === name &&
          member.address === address,
      );
      if (address !== undefined && serving[name] === address && !isStartedAnew)
        throw new Error(`${agent} was told that it is drained, and gets requests`);
    }
  }

  async pass(ms: number): Promise<void> {
    for (const end = this.#now + ms; this.#now < end;) {
      await this.settle();
      const next = Math.min(end, ...this.#timers.map(({ at }) => at));
      this.#now = Math.max(this.#now, next);
      const due = this.#timers.filter(({ at }) => at <= this.#now);
      this.#timers = this.#timers.filter(({ at }) => at > this.#now);
      for (const { work } of due) work();
    }
    await this.settle();
  }

  /** HAProxy starts anew with the servers of the configuration file. */
  restartHaproxy(): Promise<void> {
    this.haproxy.servers.clear();
    for (const { name, address } of this.configured()) {
      this.haproxy.answer(`add server nodes/${name} ${address}:3000`);
      this.haproxy.answer(`enable server nodes/${name}`);
    }
    return Promise.resolve();
  }

  /** A member's state in Serf, and the line about it in the agent's log unless that gets lost. */
  tell(agent: string, member: Member, { isLost = false } = {}): void {
    this.members.set(agent, member);
    if (!this.#born.includes(agent)) this.#born.push(agent);
    const word = { alive: 'Join', left: 'Leave', failed: 'Failed' }[member.status] ?? 'Update';
    if (!isLost) this.line(`serf: EventMember${word}: ${agent} ${member.address}`);
  }

  line(text: string): void {
    this.#streams.get('monitor')?.(new Map([['Log', `2026/01/01 00:00:00 [INFO] ${text}`]]));
  }

  /** A backend says in its tags that it leaves, and asks; its line in the agent's log may get lost. */
  query(payload: string, { isLost = false } = {}): void {
    const member = this.members.get(payload);
    if (member !== undefined) this.members.set(payload, { ...member, isLeaving: true });
    if (member !== undefined && !isLost) this.line(`serf: EventMemberUpdate: ${payload} ${member.address}`);
    this.queryInItsName(payload);
  }

  /** The query alone, which any member can send in any name. */
  queryInItsName(payload: string): void {
    const id = this.#queries.push(payload) - 1;
    this.#streams.get('stream')?.(
      new Map<string, Value>([
        ['Event', 'query'],
        ['ID', id],
        ['Name', 'leave'],
        ['Payload', payload],
      ]),
    );
  }

  /** The agent ends, and what it knew is lost. */
  loseSerf(): void {
    this.isSerfAway = true;
    this.members.clear();
    this.#streams.clear();
    this.#onClose();
  }

  /** All files and folders around the program. */
  files(): string[] {
    return this.#folder.tree();
  }

  nodes(): Record<string, string> {
    const names = readdirSync(this.path('nodes'));
    return Object.fromEntries(
      names.map((name) => {
        const [own, address] = readFileSync(join(this.path('nodes'), name), 'utf8')
          .trimEnd()
          .split(' ');
        if (own !== name) throw new Error(`/nodes/${name} is about ${own ?? 'nobody'}`);
        return [name, address ?? ''];
      }),
    );
  }

  configured(): { name: string; address: string }[] {
    const lines = readFileSync(this.path('haproxy.cfg'), 'utf8').matchAll(/^server (\S+) (\S+):3000/gm);
    return [...lines].map(([, name = '', address = '']) => ({ name, address }));
  }

  serfLog(): string[] {
    return readFileSync(this.path('serf.log'), 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => line.replace(/^\S+ /, ''));
  }

  [Symbol.dispose](): void {
    this.crash();
    this.#folder[Symbol.dispose]();
  }

  #connect(onClose: () => void): Promise<Rpc> {
    if (this.isSerfAway) return Promise.reject(new Error('ECONNREFUSED'));
    const run = this.#run;
    this.#onClose = onClose;
    return Promise.resolve({
      request: (command, body) =>
        new Promise((resolve) => {
          const answer = this.#answer(command, body);
          // The answer is from the moment of the question, and late.
          void Promise.resolve().then(() => run === this.#run && resolve(answer));
        }),
      stream: (command, _body, listener) => {
        this.#streams.set(command, listener);
        return Promise.resolve(undefined);
      },
      close: () => undefined,
    });
  }

  #answerOf(body?: Map<string, Value>): string {
    return `${this.#queries[Number(body?.get('ID'))] ?? 'nobody'} ${body?.get('Payload') as string}`;
  }

  #answer(command: string, body?: Map<string, Value>): Message | undefined {
    if (command === 'respond') this.answers.push(this.#answerOf(body));
    if (command === 'join') this.joins.push(body?.get('Existing') ?? null);
    if (!command.startsWith('members')) return undefined;
    const wanted = command === 'members' ? /^/ : new RegExp(`^${body?.get('Name') as string}$`);
    const found = [...this.members].filter(([agent]) => wanted.test(agent));
    return new Map([['Members', found.map(([agent, member]) => told(agent, member))]]);
  }
}

/** A member as Serf's agent tells it: text and addresses with one character a byte. */
export function told(agent: string, { address, status, role, isLeaving }: Omit<Member, 'name'>): Message {
  return new Map<string, Value>([
    ['Name', agent],
    ['Addr', String.fromCharCode(...address.split('.').map(Number))],
    ['Status', status],
    [
      'Tags',
      new Map<string, Value>([
        ['role', role],
        ...(isLeaving === true ? ([['leaving', 'yes']] as const) : []),
      ]),
    ],
  ]);
}
