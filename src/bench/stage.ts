import { text } from 'node:stream/consumers';
import { createContainer, removeContainer } from '../docker/container.js';
import type { Engine } from '../docker/engine.js';
import { readContainerFile } from '../docker/file.js';
import { openLogs } from '../docker/output.js';
import { aFewAtOnce } from '../lab/a-few-at-once.js';
import { claimNetwork } from '../lab/claim-network.js';
import { label, ownerLabels, type Owner } from '../lab/labels.js';
import { provideKeyring } from '../lab/keyring.js';
import { Lab } from '../lab/lab.js';
import { now } from '../load/clock.js';
import { removeOwned } from '../lab/remove-owned.js';
import { networkAliases, nodeAddress, nodeEnvironment, publishedPorts } from '../lab/topology.js';
import { backendName, roleOf } from '../scenario/lab-description.js';
import { until } from '../until.js';
import type { BenchLabs } from './bench-labs.js';
import type { Subject } from './subjects.js';
import { readTable, type Table } from './table.js';
import { usageOf, type Usage } from '../docker/usage.js';

/** How often the table is looked at while something is waited for. */
const lookMs = 25;

export interface StageOptions {
  readonly engine: Engine;
  readonly subject: Subject;
  readonly labs: BenchLabs;
  readonly owner: Owner;
  readonly prefix: string;
  readonly signal: AbortSignal;
}

/** The containers of a subject: a lab of its own beside others, which is gone with this object. */
export class Stage implements AsyncDisposable {
  /** Backends that run and answer. */
  readonly living = new Set<string>();
  private readonly used: string[] = [];

  private constructor(
    private readonly options: StageOptions,
    readonly lab: Lab,
  ) {}

  static async open(options: StageOptions): Promise<Stage> {
    const { engine, subject, owner, labs } = options;
    const description = subject.keyring ? labs.hitless : labs.lab;
    const prefix = `${options.prefix}${subject.name}-`;
    const network = `${prefix}${description.network.name}`;
    const wanted = { description, prefix, network, subnet: '', bind: '127.0.0.1', ports: undefined };
    const topology = await claimNetwork(engine, wanted, owner);
    return new Stage(options, new Lab(engine, topology, owner, subject.keyring ? 'hitless' : 'task6'));
  }

  get subject(): Subject {
    return this.options.subject;
  }

  get signal(): AbortSignal {
    return this.options.signal;
  }

  address(node: string): string {
    return nodeAddress(this.lab.topology, node);
  }

  /** Names that no container of this stage had before: a balancer need not have forgotten the ones that were killed. */
  freshNodes(count: number): string[] {
    const first = this.used.length + 1;
    const nodes = Array.from({ length: count }, (_, index) =>
      backendName(this.lab.description, first + index),
    );
    this.used.push(...nodes);
    return nodes;
  }

  /** Creates containers that do not run yet, as the lab's own are. */
  async create(nodes: readonly string[]): Promise<void> {
    this.signal.throwIfAborted();
    const { engine, subject, owner, labs } = this.options;
    const { topology, description } = this.lab;
    // None of them needs the admin socket outside, and who finds backends by DNS needs the name that they share.
    const closed = { ...topology, description: labs.hitless };
    await aFewAtOnce(nodes, async (node) => {
      const role = roleOf(description, node);
      const image = role === 'balancer' ? subject.ha : subject.webapp;
      if (image === undefined) throw new Error(`${subject.name} has no balancer`);
      const name = this.lab.container(node);
      await createContainer(engine, {
        name,
        image,
        hostname: node,
        network: topology.network,
        address: this.address(node),
        aliases: networkAliases(subject.alias ? closed : topology, node),
        env: nodeEnvironment(topology, node),
        labels: { ...ownerLabels(owner), [label.node]: node },
        ports: publishedPorts(closed, node),
        cpuShares: description.roles[role].create.cpuShares,
      });
      const key = description.gossipKey;
      if (key) await provideKeyring(this.lab, name, key, await this.lab.keyring(key));
    });
  }

  async remove(node: string): Promise<void> {
    await removeContainer(this.options.engine, this.lab.container(node));
  }

  /** Where clients send their requests: the balancer, or where there is none the first backend. */
  async target(): Promise<{ host: string; port: number }> {
    const { ha } = this.subject;
    const { port } = await (ha === undefined
      ? this.lab.hostAddress(backendName(this.lab.description, 1), 'app')
      : this.lab.hostAddress(this.lab.balancer, 'http'));
    return { host: '127.0.0.1', port };
  }

  /** The balancer's table; `undefined` while it does not answer. */
  async table(): Promise<Table | undefined> {
    const where = await this.lab.hostAddress(this.lab.balancer, 'stats');
    return readTable(where, this.subject, this.lab.topology);
  }

  /** When the table was first seen like this; `undefined` when it was not in time. */
  async seenAt(holds: (table: Table | undefined) => boolean, withinMs: number): Promise<number | undefined> {
    const look = async (): Promise<number | false> => {
      const table = await this.table();
      const at = now();
      return holds(table) && at;
    };
    return until(look, { everyMs: lookMs, withinMs, signal: this.signal });
  }

  usage(): Promise<Usage | undefined> {
    if (this.subject.ha === undefined) return Promise.resolve(undefined);
    return usageOf(this.options.engine, this.lab.container(this.lab.balancer));
  }

  /** A container's log, each line with the moment at which the engine read it in front. */
  async log(node: string): Promise<string> {
    return text(await openLogs(this.options.engine, this.lab.container(node), { timestamps: true }));
  }

  /**
   * When a new process took the balancer's work over, in milliseconds since 1970 by the engine's clock; `undefined` where
   * that cannot happen.
   */
  async reloads(): Promise<number[] | undefined> {
    const { engine, subject } = this.options;
    if (subject.reloads === undefined) return undefined;
    if (subject.reloads === 'workers') {
      // HAProxy's master tells of each worker that it starts; one after each start of the master is no reload.
      return timesIn(await this.log(this.lab.balancer), /^(\S+Z) .*New worker/gm);
    }
    const { handlersLog = '' } = this.lab.description.roles.balancer.places;
    const log = await readContainerFile(engine, this.lab.container(this.lab.balancer), handlersLog);
    return timesIn(log?.toString('utf8') ?? '', /^(\S+Z) configuration changed:/gm);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.lab[Symbol.dispose]();
    const { owner, engine } = this.options;
    await removeOwned(engine, [`${label.run}=${owner.run}`, `${label.task}=${owner.task}`]);
  }
}

function timesIn(log: string, line: RegExp): number[] {
  return Array.from(log.matchAll(line), ([, time = '']) => Date.parse(time.replace(/(\.\d{3})\d+Z$/, '$1Z')));
}
