import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { z } from 'zod';
import { listContainers } from '../../src/docker/container.js';
import type { Engine } from '../../src/docker/engine.js';
import { runToEnd } from './support/command.js';
import { assertNothingLeft, provideImages, testEngine } from './support/engine.js';
import { foreignContainer, foreignNetwork } from './support/foreign.js';
import { until } from './support/until.js';
import { TestWorkspace } from './support/workspace.js';

const statusAnswer = z.object({
  task: z.number(),
  network: z.string(),
  subnet: z.string(),
  nodes: z.array(
    z.object({
      node: z.string(),
      state: z.string(),
      address: z.string(),
      ports: z.array(z.string()),
      member: z.string().optional(),
      server: z.string().optional(),
    }),
  ),
});

describe('the lab by hand', () => {
  let engine: Engine;
  let workspace: TestWorkspace;
  before(async () => {
    engine = await testEngine();
    await provideImages(engine, ['task0', 'task6']);
    workspace = await TestWorkspace.create();
  });
  after(async () => {
    await workspace[Symbol.asyncDispose]();
    await assertNothingLeft(engine);
  });

  async function lab(...args: string[]): Promise<string> {
    const { code, stdout, stderr } = await runToEnd([...args, '-C', workspace.path]);
    assert.equal(code, 0, stdout + stderr);
    return stdout;
  }

  /** Each node with its container's state, Serf's word and HAProxy's. */
  async function nodes(): Promise<Record<string, string>> {
    const { nodes: rows } = statusAnswer.parse(JSON.parse(await lab('status', '--json')));
    return Object.fromEntries(
      rows.map(({ node, state, member, server }) => [
        node,
        [state, member, server].filter(Boolean).join(', '),
      ]),
    );
  }

  /** Serf and HAProxy take their time: looks until all is as expected, and shows the difference if it never is. */
  async function become(expected: Record<string, string>): Promise<void> {
    let seen: unknown;
    const look = async (): Promise<boolean> => {
      seen = await nodes();
      return JSON.stringify(seen) === JSON.stringify(expected);
    };
    await until('the nodes', 20_000, look).catch(() => undefined);
    assert.deepEqual(seen, expected);
  }

  const serving = 'running, alive, UP L7OK';

  it('up starts it, and status tells members, servers, addresses and ports', async () => {
    await lab('up', '--task', '6', '--nodes', '2');
    const report = statusAnswer.parse(JSON.parse(await lab('status', '--json')));
    assert.deepEqual([report.task, report.network, report.subnet], [6, 'heig', '192.168.42.0/24']);
    assert.deepEqual(
      report.nodes.map(({ node, address, ports }) => [node, address, ...[...ports].sort()]),
      [
        ['ha', '192.168.42.42', '127.0.0.1:1936->1936', '127.0.0.1:80->80', '127.0.0.1:9999->9999'],
        ['s1', '192.168.42.11', '127.0.0.1:4000->3000'],
        ['s2', '192.168.42.22', '127.0.0.1:4001->3000'],
      ],
    );
    assert.deepEqual(await nodes(), { ha: 'running, alive', s1: serving, s2: serving });
    assert.match(
      await lab('status'),
      /^images: those of ait-lab\ntask 6, network heig 192\.168\.42\.0\/24\n/,
    );
    await assert.rejects(workspace.manifest(6), { code: 'ENOENT' });
  });

  it('up refuses to put a second one in its place', async () => {
    const end = await runToEnd(['up', '-C', workspace.path]);
    assert.equal(end.code, 2, end.stdout + end.stderr);
    assert.match(end.stdout + end.stderr, /a lab of this workspace is up already: ha, s1, s2\n/);
  });

  it('scale 3 adds s3', async () => {
    await lab('scale', '3');
    await become({ ha: 'running, alive', s1: serving, s2: serving, s3: serving });
  });

  it('stop s1 makes it leave, start s1 brings it back', async () => {
    await lab('stop', 's1');
    await become({ ha: 'running, alive', s1: 'exited, left', s2: serving, s3: serving });
    await lab('start', 's1');
    await become({ ha: 'running, alive', s1: serving, s2: serving, s3: serving });
  });

  it('kill s2 makes it fail, and scale 1 stops the highest', async () => {
    await lab('kill', 's2');
    await lab('scale', '1');
    await become({ ha: 'running, alive', s1: serving, s2: 'exited, failed', s3: 'exited, left' });
  });

  it('a node that does not run cannot be stopped', async () => {
    const end = await runToEnd(['stop', 's9', '-C', workspace.path]);
    assert.equal(end.code, 2);
    assert.match(end.stderr, /there is no node s9\n +there are ha, s1\n/);
  });

  it('collect-logs captures it as it stands', async () => {
    const listed = await lab('collect-logs');
    const { outcome, files } = await workspace.manifest(6);
    assert.equal(outcome, 'collected');
    assert.deepEqual(
      files.map(({ file }) => file).sort(),
      [
        ...['ha', 's1', 's2', 's3'].flatMap((node) => [`${node}.log`, `inspect-${node}.json`]),
        ...['docker-ps.txt', 'haproxy-stat.json', 'haproxy.cfg', 'nodes.txt', 'processes-ha.txt'],
        ...['processes-s1.txt', 'serf-members.txt', 'serf.log', 'topology.json'],
      ].sort(),
    );
    for (const { file } of files) assert.ok(listed.includes(`logs/task 6/${file}\n`), listed);
    assert.equal(await workspace.read('task 6/nodes.txt'), 's1\n');
    assert.match(await workspace.read('task 6/serf-members.txt'), /^s2 .* failed /m);
    assert.match(await workspace.read('task 6/s2.log'), /EventMemberJoin/);
  });

  it('down takes it down', async () => {
    assert.match(await lab('down'), /^removed (ha|s\d)(, (ha|s\d)){3}, heig\n$/);
    await assertNothingLeft(engine);
    assert.equal(await lab('down'), 'nothing to take down\n');
    const end = await runToEnd(['status', '-C', workspace.path]);
    assert.equal(end.code, 3);
    assert.match(end.stderr, /no container of this workspace/);
  });

  it('collect-logs finds a lab that somebody started with docker alone, and leaves it running', async () => {
    await using _network = await foreignNetwork(engine, 'heig', '192.168.42.0/24');
    const started = { network: 'heig', image: 'ait-lab/webapp:task0', address: '192.168.42.11' };
    await using _s1 = await foreignContainer(engine, 's1', started);
    const balancer = { network: 'heig', image: 'ait-lab/ha:task0', address: '192.168.42.42' };
    await using _ha = await foreignContainer(engine, 'ha', balancer);
    await using other = await TestWorkspace.create();
    const { code, stdout, stderr } = await runToEnd(['collect-logs', '-C', other.path]);
    assert.equal(code, 0, stdout + stderr);
    const { outcome, run, files } = await other.manifest(0);
    assert.deepEqual([outcome, run], ['collected', 'by-hand']);
    const names = files.map(({ file }) => file);
    for (const file of ['docker-ps.txt', 'ha.log', 's1.log', 'haproxy.cfg', 'inspect-s1.json']) {
      assert.ok(names.includes(file), names.join());
    }
    assert.match(await other.read('task 0/docker-ps.txt'), / ha\n.* s1\n/);
    assert.match(await other.read('task 0/topology.json'), /"node": "ha"[^]*"node": "s1"/);
    assert.equal((await listContainers(engine, { status: ['running'] })).length, 2);
  });
});
