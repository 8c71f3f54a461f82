import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { readContainerFile, writeContainerFile } from '../../docker/file.js';
import { Failed } from '../../failure.js';
import { connectContainer, disconnectContainer } from '../../docker/disturb.js';
import { aFewAtOnce } from '../../lab/a-few-at-once.js';
import { startNode } from '../../lab/act.js';
import { claimNetwork } from '../../lab/claim-network.js';
import { label } from '../../lab/labels.js';
import { Lab } from '../../lab/lab.js';
import { removeOwned } from '../../lab/remove-owned.js';
import { nodeAddress } from '../../lab/topology.js';
import { until } from '../../until.js';
import { imageUser } from '../bench-labs.js';
import type { CostContext } from './cost-context.js';
import type { CostSubject, Edit } from './cost-subject.js';

/** Where the programs are in the balancer's container. */
export const programFolder = '/run/cost';

/** The application alone, without an agent. */
const backendImage = 'ait-lab/webapp:task0';

/** The codec that the recorded agent speaks with is that of the balancer's own program. */
const codec = 'ha/hitless/backends/msgpack.js';

/**
 * A balancer whose agent has been taken down, so that a recorded one can take its place. The network leads nowhere: a
 * health check of an address that is not in it fails at once, and nobody outside hears of it. All is gone with the object.
 */
export class CostStage implements AsyncDisposable {
  private constructor(
    readonly lab: Lab,
    private readonly context: CostContext,
  ) {}

  /** @param backends applications that answer, under the name by which Docker's DNS knows all backends */
  static async open(
    context: CostContext,
    subject: CostSubject,
    backends: readonly string[] = [],
  ): Promise<CostStage> {
    const { engine, owner, labs } = context;
    const description = subject.target === 'hitless' ? labs.hitless : labs.lab;
    const prefix = `${context.prefix}cost-${subject.name}-`;
    const network = `${prefix}${description.network.name}`;
    const wanted = { description, prefix, network, subnet: '', bind: '127.0.0.1', ports: undefined };
    const topology = await claimNetwork(engine, wanted, owner, true);
    const stage = new CostStage(new Lab(engine, topology, owner, subject.target), context);
    try {
      await stage.start(subject, backends);
      return stage;
    } catch (error) {
      await stage[Symbol.asyncDispose]();
      throw error;
    }
  }

  address(node: string): string {
    return nodeAddress(this.lab.topology, node);
  }

  /** DNS does not list these any more, as if their containers were gone; their applications still answer. */
  async unlist(nodes: readonly string[]): Promise<void> {
    const { engine, topology } = this.lab;
    await aFewAtOnce(nodes, async (node) => {
      const container = this.lab.container(node);
      await disconnectContainer(engine, container, topology.network);
      const place = { network: topology.network, address: this.address(node), aliases: [] };
      await connectContainer(engine, container, place);
    });
  }

  /** Puts a file into the balancer's container, for everybody to read. */
  write(path: string, text: string): Promise<void> {
    const { engine } = this.context;
    return writeContainerFile(engine, this.lab.container(this.lab.balancer), path, text, {
      mode: 0o644,
      uid: imageUser,
    });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.lab[Symbol.dispose]();
    const { run, workspace, task } = this.context.owner;
    const labels = [`${label.workspace}=${workspace}`, `${label.run}=${run}`, `${label.task}=${task}`];
    await removeOwned(this.context.engine, labels);
  }

  private async start(subject: CostSubject, backends: readonly string[]): Promise<void> {
    await aFewAtOnce(backends, (node) => startNode(this.lab, node, {}, backendImage));
    await startNode(this.lab, this.lab.balancer, {}, subject.image);
    await this.control('-wD', '-d', 'serf');
    for (const edit of subject.edits) await this.edit(edit);
    if (subject.restart !== undefined) await this.control('-wr', '-r', subject.restart);
    for (const name of await readdir(this.context.programs)) {
      const text = await readFile(join(this.context.programs, name), 'utf8');
      await this.write(`${programFolder}/${name}`, text);
    }
    const text = await readFile(join(this.context.images, codec), 'utf8');
    await this.write(`${programFolder}/${basename(codec)}`, text);
  }

  /** Tells a service of the balancer something, as soon as it has a supervisor. */
  private async control(wait: string, order: string, service: string): Promise<void> {
    const argv = ['s6-svc', wait, order, `/run/s6/services/${service}`];
    let output = '';
    const look = async (): Promise<boolean> => {
      const answer = await this.lab.exec(this.lab.balancer, argv);
      output = answer.output.trim();
      return answer.exitCode === 0;
    };
    const { signal } = this.context;
    const isTold = await until(look, { everyMs: 50, withinMs: supervisedWithinMs, signal });
    if (!isTold) throw failed(`running ${argv.join(' ')} in ${this.lab.balancer}`, output);
  }

  private async edit({ file, from, to }: Edit): Promise<void> {
    const text = await readContainerFile(this.context.engine, this.lab.container(this.lab.balancer), file);
    if (!text?.includes(from))
      throw failed(`editing ${file} in ${this.lab.balancer}`, `it does not contain: ${from}`);
    await this.write(file, text.toString('utf8').replace(from, to));
  }
}

/** An image whose service never comes up is broken. */
const supervisedWithinMs = 5000;

function failed(doing: string, detail: string): Failed {
  return new Failed({ reason: 'expectation-failed', doing, detail });
}
