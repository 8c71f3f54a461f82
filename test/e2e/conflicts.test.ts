import { clientOf } from '../../src/docker/client.js';
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { listContainers } from '../../src/docker/container.js';
import type { Engine } from '../../src/docker/engine.js';
import { listNetworks } from '../../src/docker/network.js';
import { runToEnd } from './support/command.js';
import { assertNothingLeft, provideImages, testEngine } from './support/engine.js';
import { foreignContainer, foreignNetwork, foreignSocket } from './support/foreign.js';
import { haAndS1Start, task } from './support/scenario.js';
import { TestWorkspace } from './support/workspace.js';

describe('what is in the way is found before anything is created', () => {
  let engine: Engine;
  let workspace: TestWorkspace;
  before(async () => {
    engine = await testEngine();
    await provideImages(engine, ['task0']);
    workspace = await TestWorkspace.create({ 'tasks/task0.yaml': task(0, haAndS1Start) });
  });
  after(async () => {
    await workspace[Symbol.asyncDispose]();
    await assertNothingLeft(engine);
  });

  /** Every container and network as it is now: none may come, go or start anew. */
  async function world(): Promise<string[]> {
    const [containers, networks] = await Promise.all([listContainers(engine), listNetworks(engine)]);
    const states = await Promise.all(
      containers.map(async ({ Id }) => (await clientOf(engine).getContainer(Id).inspect()).State),
    );
    return [
      ...containers.map(({ Id }, index) => `${Id} ${states[index]?.StartedAt} ${states[index]?.Status}`),
      ...networks.map(({ id, name }) => `${id} ${name}`),
    ].sort();
  }

  /** Runs into the conflict and returns what the user reads. */
  async function refused(...options: string[]): Promise<string> {
    const before = await world();
    const end = await runToEnd(['run', '0', '-C', workspace.path, '--plain', ...options]);
    assert.equal(end.code, 3, end.stdout + end.stderr);
    assert.doesNotMatch(end.stdout, /Task 0 ·/);
    assert.deepEqual(await world(), before);
    assert.deepEqual(await workspace.files('logs'), []);
    return end.stdout + end.stderr;
  }

  it('a foreign container called ha', async () => {
    await using ha = await foreignContainer(engine, 'ha');
    const message = await refused();
    assert.match(message, /a container called ha exists already, and it is not one of ours/);
    assert.match(
      message,
      new RegExp(`held by container ha \\(${ha.id.slice(0, 12)}, image ait-lab/base:latest\\)`),
    );
    assert.match(message, /rename or remove it, or run with --isolated/);
  });

  it('a port that another program listens on', async () => {
    await using _socket = await foreignSocket(1936);
    const message = await refused();
    assert.match(message, /port 1936 of this machine is taken\n.*held by another program/);
    assert.match(message, /--port-stats/);
  });

  it('a port that a foreign container publishes', async () => {
    await using other = await foreignContainer(engine, 'other', { port: 4000 });
    const message = await refused();
    assert.match(message, /port 4000 of this machine is taken/);
    assert.match(message, new RegExp(`held by container other \\(${other.id.slice(0, 12)},`));
    assert.match(message, /--port-app N, or run with --isolated/);
  });

  it('a foreign network called heig', async () => {
    await using _network = await foreignNetwork(engine, 'heig', '192.168.199.0/24');
    const message = await refused();
    assert.match(message, /a network called heig exists already, and it is not one of ours/);
    assert.match(message, /--network NAME, or run with --isolated/);
  });

  it('a foreign network whose subnet overlaps', async () => {
    await using _network = await foreignNetwork(engine, 'campus', '192.168.32.0/20');
    const message = await refused();
    assert.match(
      message,
      /the subnet 192\.168\.42\.0\/24 overlaps 192\.168\.32\.0\/20\n.*held by network campus/,
    );
    assert.match(message, /--subnet CIDR, or run with --isolated/);
  });

  it('the lab of another workspace, which is not ours to remove', async () => {
    await using other = await TestWorkspace.create();
    const up = await runToEnd(['up', '--task', '0', '--nodes', '1', '-C', other.path]);
    assert.equal(up.code, 0, up.stdout);
    try {
      assert.match(await refused(), /held by container (ha|s1) \(.*\) of an ait-lab in another workspace/);
    } finally {
      assert.equal((await runToEnd(['down', '-C', other.path])).code, 0);
    }
  });

  it('is avoided by the options that the messages name', async () => {
    await using _network = await foreignNetwork(engine, 'heig', '192.168.32.0/20');
    await using _socket = await foreignSocket(80);
    const options = ['--network', 'mine', '--subnet', '192.168.60.0/24', '--port-http', '8081'];
    const chosen = await runToEnd(['run', '0', ...options, '-C', workspace.path, '--json']);
    assert.equal(chosen.code, 0, chosen.stdout);
    assert.match(await workspace.read('task 0/docker-ps.txt'), /127\.0\.0\.1:8081->80\/tcp/);

    await using _ha = await foreignContainer(engine, 'ha');
    const isolated = await runToEnd(['run', '0', '--isolated', '-C', workspace.path, '--json']);
    assert.equal(isolated.code, 0, isolated.stdout);
    assert.match(await workspace.read('task 0/docker-ps.txt'), / ait-[0-9a-f]{8}-t0-ha\n/);
  });
});
