import type { ListedContainer } from '../docker/answers.js';
import type { Engine } from '../docker/engine.js';
import { exec, type ExecLimits, type ExecResult } from '../docker/output.js';
import { inspectContainer, nameOf } from '../docker/container.js';
import { mainBalancer, roleOf, type LabDescription, type RoleName } from '../scenario/lab-description.js';
import { HostNames } from './host-names.js';
import { imageName } from './image-name.js';
import { findKeyring, type GossipKey } from './keyring.js';
import type { HostAddress, LabAccess } from './lab-access.js';
import type { Owner } from './labels.js';
import { nodeOf } from './node-of.js';
import type { Load } from './load/load.js';
import { MembershipWatch } from './serf.js';
import { adminBind, containerName, containerPorts, type PortName, type Topology } from './topology.js';

/** One lab on one engine: a network and the nodes in it, with what is needed to reach them. */
export class Lab implements Disposable, LabAccess {
  private readonly discovered = new Map<string, number>();
  private readonly watches = new Map<string, MembershipWatch>();
  readonly hosts = new HostNames();
  private gossipKeyring: Promise<string> | undefined;
  /** The client that sends requests all the while, if a step has started one. */
  load: Load | undefined;

  constructor(
    readonly engine: Engine,
    readonly topology: Topology,
    readonly owner: Owner,
    /** Target of the Dockerfiles, which is the tag of the images. */
    readonly target: string,
    private readonly others: {
      /** Ids of images that are not built of ours, by role; started instead of what the description names. */
      readonly images?: Readonly<Partial<Record<RoleName, string>>> | undefined;
      /** Names of containers that somebody else has started, by node. */
      readonly containers?: ReadonlyMap<string, string> | undefined;
    } = {},
  ) {}

  /** What the container of a node is made of. */
  imageOf(node: string): string {
    return this.imageOfRole(roleOf(this.description, node));
  }

  imageOfRole(role: RoleName): string {
    return this.others.images?.[role] ?? imageName(this.description.roles[role].image.name, this.target);
  }

  get description(): LabDescription {
    return this.topology.description;
  }

  get balancer(): string {
    return mainBalancer(this.description);
  }

  /** The key of this lab's gossip, which all its nodes share; made when the first of them needs it. */
  keyring(key: GossipKey): Promise<string> {
    return (this.gossipKeyring ??= findKeyring(this, key));
  }

  container(node: string): string {
    return this.others.containers?.get(node) ?? containerName(this.topology, node);
  }

  /** The node that a container is; `undefined` for one that is none of this lab. */
  nodeOf(container: Pick<ListedContainer, 'Labels' | 'Names' | 'Id'>): string | undefined {
    const name = nameOf(container);
    const known = [...(this.others.containers ?? [])].find(([, other]) => other === name);
    return known?.[0] ?? nodeOf(this.description, container);
  }

  /** Where a published port of a node is reached from this machine. */
  async hostAddress(node: string, port: PortName): Promise<HostAddress> {
    const bind = port === 'admin' ? adminBind(this.topology) : this.topology.bind;
    const container = containerPorts(this.description, roleOf(this.description, node))[port];
    const found = container === undefined ? 0 : await this.discover(node, container);
    return { host: bind === '0.0.0.0' ? '127.0.0.1' : bind, port: found };
  }

  exec(node: string, argv: readonly string[], limits?: ExecLimits): Promise<ExecResult> {
    return exec(this.engine, this.container(node), argv, limits);
  }

  /** What the agent of a node knows of the others. */
  membership(node: string): MembershipWatch {
    const watch = this.watches.get(node) ?? new MembershipWatch(this, node);
    this.watches.set(node, watch);
    return watch;
  }

  [Symbol.dispose](): void {
    for (const watch of this.watches.values()) watch[Symbol.dispose]();
    this.watches.clear();
    this.load?.[Symbol.dispose]();
    this.load = undefined;
  }

  /** A container that starts again has a new log stream, and may have got other ports. */
  forget(node: string): void {
    this.watches.get(node)?.[Symbol.dispose]();
    this.watches.delete(node);
    for (const key of this.discovered.keys()) if (key.startsWith(`${node}:`)) this.discovered.delete(key);
  }

  /** Asks the engine, which alone knows the ports that it has chosen or that somebody else gave it. */
  private async discover(node: string, containerPort: number): Promise<number> {
    const key = `${node}:${containerPort}`;
    const known = this.discovered.get(key);
    if (known !== undefined) return known;
    const { NetworkSettings } = await inspectContainer(this.engine, this.container(node));
    const port = Number(NetworkSettings.Ports[`${containerPort}/tcp`]?.[0]?.HostPort ?? 0);
    if (port > 0) this.discovered.set(key, port);
    return port;
  }
}
