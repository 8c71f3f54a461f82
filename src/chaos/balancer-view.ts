import { carriedProgram } from './carried-program.js';
import { followExec, type FollowedExec } from '../docker/follow-exec.js';
import type { Lab } from '../lab/lab.js';
import type { Promises } from './promises.js';
import { frameOf, judgeAccepted, judgeFiles, type FilesLook, type Frame } from './invariants/judge-files.js';
import type { Weight } from './invariants/judge-level.js';
import type { Span } from './invariants/judge-requests.js';
import { judgeRestart, type Death } from './invariants/judge-services.js';
import type { TableRow } from './invariants/judge-state.js';
import { judgeLie } from './invariants/judge-lie.js';
import { judgeZombies, type ZombieLook } from './invariants/judge-zombies.js';
import { probeMessage, type ProcessLook, type TableLook } from './probe/probe-message.js';
import type { Places } from './probe/watch-balancer.js';

/** What is really of the variant's own images. */
const inside = {
  adminSocket: '/run/haproxy/admin.sock',
  proc: '/proc',
} as const;

/** The program asks a lost agent every two seconds, and then has to be told. */
const hearsAgainMs = 3000;
/** The probe says everything at least once a second; it is one of many on a busy machine. */
const freshMs = 3000;
/** Looks at zombies that are kept: enough for the time that one may be there. */
const keptZombieLooks = 12;

/** What a probe inside `ha` sees all the while, judged as it comes. */
export class BalancerView implements Disposable {
  private probe: FollowedExec | undefined;
  private frame: Frame | undefined;
  private table: TableLook | undefined;
  /** HAProxy's worker that has answered last: just now it may be too busy, or `ha` was paused. */
  private worker: number | undefined;
  private files: FilesLook | undefined;
  private processes: ProcessLook | undefined;
  private zombieLooks: ZombieLook[] = [];
  private readonly services = new Map<string, { readonly pid: number; readonly startedAt: number }>();
  private readonly deaths: Death[] = [];
  /** When the program of `ha` could not hear, or not do, what backends asked of it. */
  private readonly deaf: { readonly from: number; to: number }[] = [];
  private readonly full: { readonly from: number; to: number }[] = [];
  /** Addresses of backends that nobody may put out, by name. */
  private readonly guarded = new Map<string, string>();
  private readonly windows: (Span & { to: number | undefined; readonly pid: number | undefined })[] = [];
  /** What the probe says that is no message: its own failure. */
  words = '';

  constructor(private readonly promises: Promises) {}

  /** Starts the probe: the compiled module as it is, with a line that sets it going. */
  async watch(lab: Lab): Promise<void> {
    const module = carriedProgram('watch-balancer');
    const { configuration, nodes = '' } = lab.description.roles.balancer.places;
    const places: Places = { configuration, nodes, ...inside };
    const begin = `watchBalancer(${JSON.stringify(places)}, (message) => process.stdout.write(JSON.stringify(message) + '\\n'));
process.stdout.on('error', () => process.exit());`;
    const argv = ['node', '--input-type=module', '-e', `${module}\n${begin}`];
    this.probe = await followExec(lab.engine, lab.container(lab.balancer), argv, (line) => this.read(line));
  }

  /** The rows of HAProxy's table; `undefined` while it does not answer. */
  get rows(): readonly TableRow[] | undefined {
    const { table } = this;
    if (table?.pid === undefined || Date.now() - table.at > freshMs) return undefined;
    return table.servers.map((row) => {
      const [name = '', address = '', operational, administrative] = row.split(' ');
      const isReady = administrative === '0';
      return { name, address, isReady, isUp: operational === '2' && isReady };
    });
  }

  /** The files as they were read last; `undefined` before the probe has said anything, or when it is silent. */
  get lastFiles(): FilesLook | undefined {
    return this.files && Date.now() - this.files.at <= freshMs ? this.files : undefined;
  }

  /** What `ha` weighs now. */
  get weight(): Weight | undefined {
    if (!this.processes) return undefined;
    const { at, list } = this.processes;
    return {
      at,
      memoryKb: list.reduce((sum, { residentKb }) => sum + residentKb, 0),
      processes: list.length,
    };
  }

  /** The times in which HAProxy was dead because of us. */
  get deadSpans(): readonly Span[] {
    return this.windows;
  }

  /** Whether a service of `ha` was ended by us in this time, or kept from its work, so that not all were there. */
  wasDisturbed(from: number, to: number): boolean {
    return isOverlapped([...this.deaths, ...this.deaf], from, to);
  }

  /** Whether HAProxy was started in this time from a file that could not be written. */
  wasForgetful(from: number, to: number): boolean {
    const isFull = isOverlapped(this.full, from, to);
    const deaths = this.deaths.filter(({ service }) => service === 'haproxy');
    return isFull && isOverlapped(deaths, from, to);
  }

  /** Keeps `ha` from hearing, or from doing anything at all. */
  async during<T>(work: () => Promise<T>): Promise<T> {
    return spanning(this.deaf, work, hearsAgainMs);
  }

  /** Fills the disks of `ha`. */
  async whileFull<T>(work: () => Promise<T>): Promise<T> {
    return spanning(this.full, work, 0);
  }

  /** While it was frozen nobody could reap anybody. */
  forgetZombies(): void {
    this.zombieLooks = [];
  }

  /** From now on, until it is disposed of, HAProxy's table has to hold this backend, at this address. */
  guard(node: string, address: string): Disposable {
    this.guarded.set(node, address);
    return { [Symbol.dispose]: () => void this.guarded.delete(node) };
  }

  /** Ends a service by an order of ours, and it is not started again before `find`. */
  async lose<T>(service: string, order: () => Promise<T>): Promise<T> {
    this.deaths.push({ service, from: Date.now(), to: Infinity });
    return order();
  }

  /** What was lost is there again. */
  find(service: string): void {
    const index = this.deaths.findLastIndex((one) => one.service === service && one.to === Infinity);
    const death = this.deaths[index];
    if (death) this.deaths[index] = { ...death, to: Date.now() + hearsAgainMs };
  }

  /** From now on the files have to look like those of this moment, apart from servers. */
  fixFrame(): void {
    if (this.files) this.frame = frameOf(this.files);
  }

  /** Nobody writes now: no file is left over, and HAProxy itself accepts its configuration. */
  async judgeFilesInQuiet(lab: Lab): Promise<void> {
    if (!this.files || !this.frame) return;
    this.promises.judge('files', judgeFiles(this.files, this.frame, true));
    const { configuration } = lab.description.roles.balancer.places;
    const { exitCode, output } = await lab.exec(lab.balancer, ['haproxy', '-c', '-f', configuration]);
    this.promises.judge('files', judgeAccepted(exitCode, output, Date.now()));
  }

  /** Ends a service by an order of ours, which is remembered before it is given. */
  async end(service: string, order: () => Promise<boolean>): Promise<void> {
    const death = { service, from: Date.now(), to: Infinity };
    const window = { from: death.from, to: undefined, pid: this.worker };
    this.deaths.push(death);
    if (service === 'haproxy') this.windows.push(window);
    const isCarriedOut = await order();
    death.to = Date.now();
    if (!isCarriedOut && service === 'haproxy') this.windows.splice(this.windows.indexOf(window), 1);
  }

  /** Everything that it knows, for the evidence. */
  snapshot(): object {
    const { table, files, processes, windows, deaths, words } = this;
    return { table, files, processes, windows, deaths, words };
  }

  [Symbol.dispose](): void {
    this.probe?.[Symbol.dispose]();
  }

  private read(line: string): void {
    const parsed = probeMessage.safeParse(parseJson(line));
    if (!parsed.success) {
      this.words = `${this.words}${line}\n`.slice(-2000);
      return;
    }
    const message = parsed.data;
    switch (message.type) {
      case 'table':
        this.table = message;
        this.worker = message.pid ?? this.worker;
        this.judgeGuarded(message.at);
        return this.closeWindows(message);
      case 'files':
        this.files = { ...message, configuration: message.configuration };
        if (this.frame) this.promises.judge('files', judgeFiles(this.files, this.frame, false));
        return;
      case 'processes':
        return this.readProcesses(message);
    }
  }

  private judgeGuarded(at: number): void {
    const { rows } = this;
    if (!rows) return;
    for (const [name, address] of this.guarded) {
      this.promises.judge('lies', judgeLie({ name, address }, rows, at));
    }
  }

  /** HAProxy is back when another worker answers than the one that we have killed. */
  private closeWindows({ at, pid }: TableLook): void {
    for (const window of this.windows) {
      if (window.to === undefined && at >= window.from && pid !== undefined && pid !== window.pid) {
        window.to = Date.now();
      }
    }
  }

  private readProcesses(look: ProcessLook): void {
    this.processes = look;
    const zombies = look.list.filter(({ state }) => state === 'Z');
    this.zombieLooks = [...this.zombieLooks, { at: look.at, zombies }].slice(-keptZombieLooks);
    this.promises.judge('zombies', judgeZombies('ha', this.zombieLooks));
    for (const { service, pid, startedAt } of look.list) {
      if (service === undefined) continue;
      const before = this.services.get(service);
      this.services.set(service, { pid, startedAt });
      if (!before || before.pid === pid) continue;
      const restart = { service, before: before.startedAt, now: startedAt };
      this.promises.judge('level', judgeRestart(restart, this.deaths));
    }
  }
}

function isOverlapped(
  spans: readonly { readonly from: number; readonly to: number }[],
  from: number,
  to: number,
): boolean {
  return spans.some((span) => span.to >= from && span.from <= to);
}

/** Remembers when work was done, from before its beginning. */
async function spanning<T>(
  spans: { readonly from: number; to: number }[],
  work: () => Promise<T>,
  afterMs: number,
): Promise<T> {
  const span = { from: Date.now(), to: Infinity };
  spans.push(span);
  try {
    return await work();
  } finally {
    span.to = Date.now() + afterMs;
  }
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
