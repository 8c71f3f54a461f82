import type { Engine } from '../docker/engine.js';
import { Failed } from '../failure.js';
import type { FollowedExec } from '../docker/follow-exec.js';
import { startNode } from '../lab/act.js';
import { claimNetwork } from '../lab/claim-network.js';
import { label, type Owner } from '../lab/labels.js';
import { Lab } from '../lab/lab.js';
import { removeOwned } from '../lab/remove-owned.js';
import type { LabDescription, RoleName } from '../scenario/lab-description.js';
import { LoadProcess } from '../load/load-process.js';
import { until } from '../until.js';
import { BalancerView } from './balancer-view.js';
import { startRelay } from './faults/hang-up.js';
import type { Fault } from './plan/fault.js';
import type { Promises } from './promises.js';
import { startBalancer } from './start-balancer.js';
import { longestRepeatMs } from './invariants/judge-requests.js';
import { disagreements } from './invariants/judge-state.js';
import { observeViews } from './observe.js';

export interface ChaosLabOptions {
  readonly engine: Engine;
  readonly owner: Owner;
  readonly description: LabDescription;
  readonly target: string;
  readonly bind: string;
  readonly promises: Promises;
  /** What can happen to it. */
  readonly faults: readonly Fault[];
  /** Ids of images that are started instead of the lab's own: such as one with a defence less. */
  readonly images?: Readonly<Partial<Record<RoleName, string>>>;
}

const startWithinMs = 30_000;
const lookEveryMs = 200;
/** So many that those whose requests a paused backend holds are not all of them. */
const connections = 32;
/** Longer than any pause, of a backend that answers when it goes on, or of `ha`, which may then send it to a silent one. */
const patienceMs = 15_000;

/** A lab for chaos: isolated, with a probe in `ha`, and gone when it is disposed of. */
export class ChaosLab implements AsyncDisposable {
  /** The client, as soon as there is one. */
  load: LoadProcess | undefined;
  private relay: FollowedExec | undefined;

  private constructor(
    readonly lab: Lab,
    readonly view: BalancerView,
    private readonly faults: readonly Fault[],
  ) {}

  /** Makes its network. */
  static async open({
    engine,
    owner,
    description,
    target,
    bind,
    promises,
    faults,
    images,
  }: ChaosLabOptions): Promise<ChaosLab> {
    const prefix = `ait-${owner.run}-`;
    const network = `${prefix}${description.network.name}`;
    const wanted = { description, prefix, network, subnet: '', bind, ports: undefined };
    const topology = await claimNetwork(engine, wanted, owner);
    return new ChaosLab(
      new Lab(engine, topology, owner, target, { images }),
      new BalancerView(promises),
      faults,
    );
  }

  /** Starts `ha` and these backends, and waits until all say the same of them. */
  async start(nodes: readonly string[], signal: AbortSignal): Promise<void> {
    await startBalancer(this.lab, this.faults);
    if (this.faults.includes('hang-up')) {
      this.relay = await startRelay(this.lab, (line) => (this.view.words += `relay: ${line}\n`));
    }
    await Promise.all([this.view.watch(this.lab), ...nodes.map((node) => startNode(this.lab, node))]);
    let different: readonly string[] = [];
    const look = async (): Promise<boolean> => {
      different = disagreements(await observeViews(this.lab, this.view));
      return different.length === 0;
    };
    if (!(await until(look, { everyMs: lookEveryMs, withinMs: startWithinMs, signal }))) {
      const detail = `after ${startWithinMs / 1000} s they do not agree: ${different.join('; ')}\n${this.view.words}`;
      throw new Failed({ reason: 'expectation-failed', doing: 'starting the lab', detail });
    }
    this.view.fixFrame();
  }

  /** Begins to send requests, half of them on connections that stay. */
  async startLoad(rate: number, longestS: number): Promise<LoadProcess> {
    const target = await this.lab.hostAddress(this.lab.balancer, 'http');
    this.load = await LoadProcess.start({
      target,
      connections,
      rate,
      longestS,
      timeoutMs: patienceMs,
      repeat: { withinMs: longestRepeatMs },
    });
    return this.load;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.load?.[Symbol.dispose]();
    this.relay?.[Symbol.dispose]();
    this.view[Symbol.dispose]();
    this.lab[Symbol.dispose]();
    await removeOwned(this.lab.engine, [`${label.run}=${this.lab.owner.run}`]);
  }
}
