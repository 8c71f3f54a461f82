import { join } from 'node:path';
import type { Engine } from '../../../src/docker/engine.js';
import { startNode } from '../../../src/lab/act.js';
import { claimNetwork } from '../../../src/lab/claim-network.js';
import { observe } from '../../../src/lab/conditions.js';
import { buildImages } from '../../../src/lab/images.js';
import { label } from '../../../src/lab/labels.js';
import { Lab } from '../../../src/lab/lab.js';
import { removeOwned } from '../../../src/lab/remove-owned.js';
import { defaultBase } from '../../../src/lab/settings.js';
import { waitForStep } from '../../../src/lab/wait.js';
import type { Condition } from '../../../src/scenario/plan.js';
import { productRoot } from './command.js';
import { aTopology, theLab } from '../../the-lab.js';

const never = new AbortController().signal;

/** A lab without a scenario, for tests of the images themselves; isolated, and gone with the test. */
export class TestLab implements AsyncDisposable {
  private constructor(
    readonly engine: Engine,
    readonly lab: Lab,
  ) {}

  static async open(engine: Engine, task: number): Promise<TestLab> {
    await buildImages({
      engine,
      folder: join(productRoot, 'images'),
      lab: theLab,
      base: defaultBase,
      targets: [`task${task}`],
      signal: never,
      onProgress: () => undefined,
    });
    const owner = { workspace: 'e2e', run: `e2e-images-${task}`, task };
    const wanted = aTopology('', `e2e-t${task}-`);
    return new TestLab(
      engine,
      new Lab(engine, await claimNetwork(engine, wanted, owner), owner, `task${task}`),
    );
  }

  /** Starts nodes and waits until the conditions hold. */
  async start(
    nodes: readonly string[],
    conditions: readonly Condition[],
    env: Record<string, string> = {},
  ): Promise<void> {
    await Promise.all(nodes.map((node) => startNode(this.lab, node, env)));
    await this.until(conditions, nodes);
  }

  async until(conditions: readonly Condition[], running: readonly string[] = []): Promise<void> {
    const step = { name: 'test', conditions, withinMs: 30_000, running };
    await waitForStep(this.lab, { step, baseline: new Map(), signal: never, onLook: () => undefined });
  }

  async sees(condition: Condition): Promise<boolean> {
    return (await observe(this.lab, condition, new Map())).met;
  }

  /** Runs a shell line in a node and returns what it printed. */
  async shell(node: string, line: string): Promise<string> {
    return (await this.lab.exec(node, ['sh', '-c', line])).output;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.lab[Symbol.dispose]();
    await removeOwned(this.engine, [`${label.run}=${this.lab.owner.run}`]);
  }
}
