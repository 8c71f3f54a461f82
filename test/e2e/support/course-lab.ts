import { join } from 'node:path';
import {
  createContainer,
  inspectContainer,
  startContainer,
  stopContainer,
} from '../../../src/docker/container.js';
import type { Engine } from '../../../src/docker/engine.js';
import { removeImage } from '../../../src/docker/image.js';
import { exec } from '../../../src/docker/output.js';
import { claimNetwork } from '../../../src/lab/claim-network.js';
import { requestBalancer } from '../../../src/lab/http.js';
import { label, ownerLabels } from '../../../src/lab/labels.js';
import { buildOwnImages, type OwnImage, type OwnImagesOptions } from '../../../src/lab/own-images.js';
import { removeOwned } from '../../../src/lab/remove-owned.js';
import { defaultBase } from '../../../src/lab/settings.js';
import { Substitutes } from '../../../src/lab/substitutes.js';
import { containerName, nodeAddress, type Topology } from '../../../src/lab/topology.js';
import { workspaceId } from '../../../src/run/workspace-id.js';
import { roleOf, type RoleName } from '../../../src/scenario/lab-description.js';
import { aTopology, theLab } from '../../the-lab.js';
import { productRoot } from './command.js';

const never = new AbortController().signal;

const substituteOptions = {
  imagesFolder: join(productRoot, 'images'),
  base: process.env['AIT_LAB_BASE'] ?? defaultBase,
  signal: never,
  onProgress: () => undefined,
};

/** Makes the images that stand in for the course's bases, so that tests side by side do not all make them. */
export async function provideSubstitutes(engine: Engine): Promise<void> {
  const substitutes = new Substitutes({ engine, ...substituteOptions });
  await Promise.all([substitutes.idOf('haproxy'), substitutes.idOf('node')]);
}

/** Builds what is below a folder with `ha/` and `webapp/`, on the tool's own substitutes unless told otherwise. */
export async function buildCourseImages(
  engine: Engine,
  folder: string,
  options: Partial<OwnImagesOptions> = {},
): Promise<Record<RoleName, OwnImage>> {
  return buildOwnImages({
    engine,
    labFolder: folder,
    repositoryId: await workspaceId(folder),
    state: 'work',
    repair: 'always',
    ...substituteOptions,
    onRepaired: () => undefined,
    ...options,
  });
}

/** Containers of a student's own images, in a network of their own, as the course starts them; gone with the test. */
export class CourseLab implements AsyncDisposable {
  private constructor(
    private readonly engine: Engine,
    private readonly topology: Topology,
    private readonly owner: { workspace: string; run: string; task: number },
    private readonly images: Record<RoleName, OwnImage>,
  ) {}

  static async open(engine: Engine, name: string, images: Record<RoleName, OwnImage>): Promise<CourseLab> {
    const owner = { workspace: 'e2e', run: `e2e-course-${name}`, task: 6 };
    const topology = await claimNetwork(engine, aTopology('', `e2e-course-${name}-`), owner);
    return new CourseLab(engine, topology, owner, images);
  }

  /** Starts a node; returns the short id of its container, by which Serf and HAProxy know it. */
  async start(node: string): Promise<string> {
    const role = roleOf(theLab, node);
    const [s1, s2] = ['s1', 's2'].map((backend) => nodeAddress(this.topology, backend));
    const id = await createContainer(this.engine, {
      name: containerName(this.topology, node),
      image: this.images[role].id,
      hostname: undefined,
      network: this.topology.network,
      address: nodeAddress(this.topology, node),
      aliases: [node],
      // The second pair is what Docker's links of 2016 set.
      env: {
        TAG: node,
        WEBAPP_1_IP: s1 ?? '',
        WEBAPP_2_IP: s2 ?? '',
        S1_PORT_3000_TCP_ADDR: s1 ?? '',
        S2_PORT_3000_TCP_ADDR: s2 ?? '',
      },
      labels: ownerLabels(this.owner),
      ports: role === 'balancer' ? [{ container: 80, host: undefined, bind: '127.0.0.1' }] : [],
      capabilities: 'default',
    });
    await startContainer(this.engine, id);
    return id.slice(0, 12);
  }

  /** Stops a node as `docker stop` does; returns the exit code of its container. */
  async stop(node: string): Promise<number> {
    const name = containerName(this.topology, node);
    await stopContainer(this.engine, name, never);
    return (await inspectContainer(this.engine, name)).State.ExitCode;
  }

  /** Runs a shell line in a node and returns what it printed. */
  async shell(node: string, line: string): Promise<string> {
    return (await exec(this.engine, containerName(this.topology, node), ['sh', '-c', line])).output;
  }

  /** Which containers answer so many requests to the balancer, in their order; `undefined` where none does. */
  async whoAnswers(count: number): Promise<(string | undefined)[]> {
    const answers = await requestBalancer({ balancer: 'ha', hostAddress: () => this.hostAddress() }, count);
    return answers.map(({ host }) => host);
  }

  private async hostAddress(): Promise<{ host: string; port: number }> {
    const { NetworkSettings } = await inspectContainer(this.engine, containerName(this.topology, 'ha'));
    return { host: '127.0.0.1', port: Number(NetworkSettings.Ports['80/tcp']?.[0]?.HostPort) };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await removeOwned(this.engine, [`${label.run}=${this.owner.run}`]);
    for (const { tag } of Object.values(this.images)) await removeImage(this.engine, tag);
  }
}
