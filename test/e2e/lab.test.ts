import { clientOf } from '../../src/docker/client.js';
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Engine } from '../../src/docker/engine.js';
import type { Manifest } from '../../src/evidence/manifest.js';
import type { ObservedTopology } from '../../src/lab/observe-topology.js';
import { describeExperimentsOfTasks0And1 } from './lab/experiments-0-1.js';
import { describeExperimentsOfTask2 } from './lab/experiments-2.js';
import { runToEnd, type Ended } from './support/command.js';
import { assertNothingLeft, testEngine } from './support/engine.js';
import { TestWorkspace } from './support/workspace.js';

describe('the whole lab', () => {
  let engine: Engine;
  let workspace: TestWorkspace;
  let end: Ended;

  before(async () => {
    engine = await testEngine();
    workspace = await TestWorkspace.create();
    end = await runToEnd(['run', 'all', '-C', workspace.path, '--json']);
  });
  after(async () => {
    await workspace[Symbol.asyncDispose]();
  });

  const read = (name: string): Promise<string> => workspace.read(name);
  const json = async (name: string): Promise<unknown> => JSON.parse(await read(name));
  const servers = (config: string): string[] =>
    [...config.matchAll(/^ *server (\S+ \S+) check$/gm)].map((match) => match[1] ?? '');
  const names = (ps: string): string[] =>
    ps
      .split('\n')
      .slice(1, -1)
      .map((line) => line.split(/ {2,}/).at(-1) ?? '')
      .sort();
  const members = (text: string): string[] =>
    text
      .trimEnd()
      .split('\n')
      .map((line) => line.split(/ +/).slice(0, 3).join(' '))
      .sort();

  it('ends with exit code 0 and all seven tasks passed', () => {
    assert.equal(end.code, 0, end.stdout + end.stderr);
    const ended = end.events.flatMap((event) =>
      event.type === 'task-ended' ? [`${event.task} ${event.outcome}`] : [],
    );
    assert.deepEqual(
      ended,
      [0, 1, 2, 3, 4, 5, 6].map((task) => `${task} passed`),
    );
  });

  it('ends with the check of what it has written: complete, and no finding', () => {
    const judged = end.events.at(-1);
    assert.ok(judged?.type === 'judged');
    const { deliverables, wanting, findings } = judged;
    assert.deepEqual({ deliverables, wanting, findings }, { deliverables: 29, wanting: [], findings: [] });
  });

  it('leaves nothing on the engine', () => assertNothingLeft(engine));

  it('leaves the files that the contract lists, and a manifest that vouches for each', async () => {
    for (const [task, expected] of Object.entries(contract)) {
      const folder = `task ${task}`;
      const manifest = await workspace.manifest(Number(task));
      assert.equal(manifest.outcome, 'passed');
      const present = await readdir(join(workspace.path, 'logs', folder));
      for (const file of expected) assert.ok(present.includes(file), `${folder}/${file} is missing`);
      assert.deepEqual(present.sort(), [...manifest.files.map(({ file }) => file), 'manifest.json'].sort());
      for (const { file, sha256, bytes, commands, steps } of manifest.files) {
        const content = readFileSync(join(workspace.path, 'logs', folder, file));
        assert.ok(bytes > 0, `${folder}/${file} is empty`);
        assert.equal(createHash('sha256').update(content).digest('hex'), sha256, file);
        assert.ok(
          commands.every((command) => /^(?:docker|curl|echo|sed|#) /.test(command)) && steps.length > 0,
          file,
        );
        assert.ok(!content.includes('\x1b') && !content.includes('\r'), `${file} has control characters`);
      }
    }
  });

  it('records the versions and images that it ran with', async () => {
    const { versions, images, base } = await workspace.manifest(6);
    assert.deepEqual(Object.keys(versions).sort(), [
      'ait-lab',
      'docker-engine',
      'execline',
      'handlebars',
      'haproxy',
      'nodejs',
      's6',
      'serf',
    ]);
    assert.match(versions['haproxy'] ?? '', /^3\.0\./);
    for (const image of ['ha', 'webapp']) {
      const { id = '', bytes = 0 } = images[image] ?? {};
      assert.equal((await clientOf(engine).getImage(`ait-lab/${image}:task6`).inspect()).Id, id);
      assert.ok(bytes > 0);
    }
    assert.ok(base?.id.startsWith('sha256:'));
    assert.deepEqual(Object.keys((await workspace.manifest(0)).versions).sort(), [
      'ait-lab',
      'docker-engine',
      'haproxy',
    ]);
  });

  it('task 0: requests alternate, a third web app gets none, and a crash ends its container', async () => {
    const hosts = ((await json('task 0/answers.json')) as { host: string }[]).map((answer) => answer.host);
    assert.deepEqual(new Set(hosts), new Set(['s1', 's2']));
    assert.ok(
      hosts.every((host, index) => host !== hosts[index + 1]),
      hosts.join(),
    );
    const later = ((await json('task 0/answers-with-s3.json')) as { host: string }[]).map(
      (answer) => answer.host,
    );
    assert.deepEqual([...new Set(later)].sort(), ['s1', 's2']);
    assert.deepEqual(names(await read('task 0/docker-ps.txt')), ['ha', 's1', 's2']);
    assert.deepEqual(names(await read('task 0/docker-ps-with-s3.txt')), ['ha', 's1', 's2', 's3']);
    assert.match(await read('task 0/docker-ps-after-crash.txt'), /Exited \(137\) .* s2\n/);
  });

  it('task 1: s6 brings back what is killed, in the same container', async () => {
    for (const [node, process] of [
      ['s1', 'node'],
      ['ha', 'haproxy'],
    ] as const) {
      const text = await read(`task 1/processes-${node}.txt`);
      const ids = [...text.matchAll(new RegExp(String.raw`^ +(\d+) +\d+ lab +\\_ ${process}`, 'gm'))].map(
        (match) => match[1],
      );
      assert.equal(ids.length, 2, text);
      assert.notEqual(ids[0], ids[1]);
      assert.match(text, /^ +1 +0 lab +s6-svscan/m);
    }
    const ids = (ps: string): string[] =>
      ps
        .split('\n')
        .slice(1)
        .map((line) => line.slice(0, 12));
    assert.deepEqual(
      ids(await read('task 1/docker-ps-after-kill.txt')),
      ids(await read('task 1/docker-ps.txt')),
    );
  });

  it('task 2: three members; s2 alone while ha is away; the cure brings it in', async () => {
    const three = [
      'ha 192.168.42.42:7946 alive',
      's1 192.168.42.11:7946 alive',
      's2 192.168.42.22:7946 alive',
    ];
    assert.deepEqual(members(await read('task 2/serf-members.txt')), three);
    assert.deepEqual(members(await read('task 2/flaw-serf-members-s1.txt')), [
      'ha 192.168.42.42:7946 left',
      's1 192.168.42.11:7946 alive',
    ]);
    assert.deepEqual(members(await read('task 2/flaw-serf-members-s2.txt')), ['s2 192.168.42.22:7946 alive']);
    assert.match(await read('task 2/flaw-s2.log'), /Failed to resolve ha/);
    assert.deepEqual(members(await read('task 2/cure-serf-members-without-ha.txt')), three.slice(1));
    assert.deepEqual(members(await read('task 2/cure-serf-members.txt')), three);
    assert.match(await read('task 2/ha.log'), /exit status 127/);
  });

  it('task 3: each kept log of ha is the beginning of the next, and the handler wrote down who came and went', async () => {
    const kept = await Promise.all(
      ['ha-1-ha', 'ha-2-s1', 'ha-3-s2', 'ha'].map((name) => read(`task 3/${name}.log`)),
    );
    const [first = '', second = '', third = '', last = ''] = kept;
    kept.slice(1).forEach((log, index) => assert.ok(log.startsWith(kept[index] ?? '?')));
    assert.match(first, /EventMemberJoin: ha/);
    assert.doesNotMatch(first, /EventMemberJoin: s1/);
    assert.match(second, /EventMemberJoin: s1/);
    assert.doesNotMatch(second, /EventMemberJoin: s2/);
    assert.match(third, /EventMemberJoin: s2/);
    assert.doesNotMatch(third, /EventMemberLeave/);
    assert.match(last, /EventMemberLeave: s2/);
    assert.doesNotMatch(last, /exit status/);
    const written = (await read('task 3/serf.log'))
      .trimEnd()
      .split('\n')
      .map((line) => line.replace(/^\S+ /, ''));
    assert.deepEqual(written, [
      'join: ha, address 192.168.42.42, role balancer',
      'join: s1, address 192.168.42.11, role backend',
      'join: s2, address 192.168.42.22, role backend',
      'leave: s2, address 192.168.42.22, role backend',
    ]);
  });

  it('task 4: each file tells of one container only, and inspect is what docker prints', async () => {
    const expected = { '1-ha': ['ha', '42'], '2-s1': ['s1', '11'], '3-s2': ['s2', '22'] } as const;
    for (const [step, [node, host]] of Object.entries(expected)) {
      const text = await read(`task 4/haproxy-${step}.cfg`);
      assert.equal(text, `Container ${node} joined with the address 192.168.42.${host}\n`);
    }
    for (const node of ['ha', 's1', 's2']) {
      const inspected = (await json(`task 4/inspect-${node}.json`)) as InspectedNode[];
      assert.equal(inspected.length, 1);
      const id = inspected[0]?.Id ?? '';
      assert.equal(inspected[0]?.Name, `/${node}`);
      assert.match(await read('task 4/docker-ps.txt'), new RegExp(`^${id.slice(0, 12)} .* ${node}$`, 'm'));
    }
  });

  it('every container is hardened: no capability, no new privileges, limits, a user, loopback', async () => {
    for (const node of ['ha', 's1', 's2']) {
      const [inspected] = (await json(`task 5/inspect-${node}.json`)) as InspectedNode[];
      assert.ok(inspected);
      const { HostConfig, Config, NetworkSettings } = inspected;
      assert.deepEqual(HostConfig.CapDrop, ['ALL']);
      assert.equal(HostConfig.CapAdd, null);
      assert.deepEqual(HostConfig.SecurityOpt, ['no-new-privileges']);
      assert.ok(HostConfig.Memory > 0 && HostConfig.PidsLimit > 0);
      assert.equal(Config.User, 'lab');
      const published = Object.values(NetworkSettings.Ports).flatMap((bindings) => bindings ?? []);
      assert.ok(published.length > 0 && published.every(({ HostIp }) => HostIp === '127.0.0.1'));
    }
  });

  it('task 5: the configuration and /nodes follow every join and leave', async () => {
    const s1 = 's1 192.168.42.11:3000';
    const s2 = 's2 192.168.42.22:3000';
    const expected = { '1-ha': [], '2-s1': [s1], '3-s2': [s1, s2], '4-s1-stopped': [s2] };
    for (const [step, backends] of Object.entries(expected)) {
      assert.deepEqual(servers(await read(`task 5/haproxy-${step}.cfg`)), backends, step);
    }
    assert.equal(await read('task 5/nodes.txt'), 's1\ns2\n');
    assert.equal(await read('task 5/nodes-after-stop.txt'), 's2\n');
    assert.deepEqual(names(await read('task 5/docker-ps.txt')), ['ha', 's1', 's2']);
    assert.deepEqual(names(await read('task 5/docker-ps-after-stop.txt')), ['ha', 's2']);
  });

  it('task 6: configuration, containers and traffic follow web applications that come, stop, die and come again', async () => {
    const steps: Record<string, string[]> = {
      '1-ha': [],
      '2-s1': ['s1'],
      '3-all-up': ['s1', 's2', 's3', 's4'],
      '4-s2-stopped': ['s1', 's3', 's4'],
      '5-s3-killed': ['s1', 's4'],
      '6-two-more': ['s1', 's4', 's5', 's6'],
    };
    for (const [step, backends] of Object.entries(steps)) {
      const config = await read(`task 6/haproxy-${step}.cfg`);
      assert.deepEqual(
        servers(config).map((server) => server.split(' ')[0]),
        backends,
        step,
      );
      assert.deepEqual(names(await read(`task 6/docker-ps-${step}.txt`)), ['ha', ...backends], step);
    }
    const answers = (await json('task 6/answers-6-two-more.json')) as { host: string; status: number }[];
    assert.ok(answers.every((answer) => answer.status === 200));
    assert.deepEqual([...new Set(answers.map((answer) => answer.host))].sort(), steps['6-two-more']);
    const logs = (await readdir(join(workspace.path, 'logs', 'task 6'))).filter((file) =>
      /^(ha|s\d)\.log$/.test(file),
    );
    assert.deepEqual(logs.sort(), ['ha.log', 's1.log', 's2.log', 's3.log', 's4.log', 's5.log', 's6.log']);
    const statuses = members(await read('task 6/serf-members.txt')).map((line) => line.replace(/ \S+/, ''));
    assert.ok(statuses.includes('s3 failed') && statuses.includes('s2 left'), statuses.join());
  });

  it('draws up who stands where, in every task', async () => {
    const nodes = { 0: 'ha s1 s2 s3', 6: 'ha s1 s2 s3 s4 s5 s6' } as Record<number, string>;
    for (const task of [0, 1, 2, 3, 4, 5, 6]) {
      const { containers, network, subnet } = (await json(`task ${task}/topology.json`)) as ObservedTopology;
      assert.equal(`${network} ${subnet}`, 'heig 192.168.42.0/24');
      assert.equal(containers.map(({ node }) => node).join(' '), nodes[task] ?? 'ha s1 s2', `task ${task}`);
      for (const { node, state, processes, member } of containers) {
        const programs = processes.map(({ command }) => command.split(' ')[0]);
        const app = node === 'ha' ? 'haproxy' : 'node';
        if (state === 'running') assert.ok(programs.includes(app), `${task} ${node}: ${programs.join()}`);
        else assert.deepEqual(programs, []);
        if (task >= 1 && state === 'running') assert.equal(programs[0], 's6-svscan');
        assert.equal(member?.role, task < 2 ? undefined : node === 'ha' ? 'balancer' : 'backend');
      }
    }
    const last = (await json('task 6/topology.json')) as ObservedTopology;
    assert.deepEqual(last.servers.map(({ name }) => name).sort(), ['s1', 's4', 's5', 's6']);
    assert.equal(last.containers.find(({ node }) => node === 's3')?.member?.status, 'failed');
  });

  it('task 4: layers, a shared base, and files that only know the last event are measured', async () => {
    const { three, one, flattened } = (await json('task 4/experiment-layers.json')) as Layers;
    assert.equal(three.layers, one.layers + 2);
    assert.ok(three.bytes > one.bytes, 'what a later layer deletes stays in the earlier one');
    assert.ok(flattened.layersAfter === 1 && flattened.bytesAfter < flattened.bytesBefore);
    assert.deepEqual(flattened.lost, ['Env', 'Cmd', 'User', 'Labels']);
    const { separate, shared, savedBytes } = (await json('task 4/experiment-shared-base.json')) as SharedBase;
    assert.equal(savedBytes, separate.uniqueBytes - shared.uniqueBytes);
    assert.ok(savedBytes > 50e6, `${savedBytes}`);
    const { remembered, forgotten } = (await json('task 4/experiment-last-event.json')) as LastEvent;
    assert.deepEqual([remembered, forgotten], [['s2'], ['ha', 's1']]);
  });

  it('from task 3 on no handler fails', async () => {
    for (const task of [3, 4, 5, 6]) assert.doesNotMatch(await read(`task ${task}/ha.log`), /exit status/);
  });

  describeExperimentsOfTasks0And1(() => workspace);
  describeExperimentsOfTask2(() => workspace);

  it('builds nothing and says so when it runs again, and no step that is left out has passed', async () => {
    const again = await runToEnd(['run', 'task0', '--no-experiments', '-C', workspace.path, '--json']);
    assert.equal(again.code, 0, again.stdout);
    const built = again.events.find((event) => event.type === 'phase-ended' && event.phase === 'build');
    assert.ok(built?.type === 'phase-ended' && built.text.includes('up to date'), JSON.stringify(built));
    const ends = again.events.filter((event) => event.type === 'step-ended');
    const outcomes = ['passed', 'passed', 'passed', 'left-out', 'left-out', 'passed', 'left-out'];
    assert.deepEqual(
      ends.map(({ outcome }) => outcome),
      outcomes,
    );
    const manifest = JSON.parse(await read('task 0/manifest.json')) as Manifest;
    assert.deepEqual(
      manifest.steps?.map(({ outcome }) => outcome),
      outcomes,
    );
  });
});

interface Layers {
  readonly three: { readonly layers: number; readonly bytes: number };
  readonly one: { readonly layers: number; readonly bytes: number };
  readonly flattened: {
    readonly layersAfter: number;
    readonly bytesBefore: number;
    readonly bytesAfter: number;
    readonly lost: string[];
  };
}

interface SharedBase {
  readonly separate: { readonly uniqueBytes: number };
  readonly shared: { readonly uniqueBytes: number };
  readonly savedBytes: number;
}

interface LastEvent {
  readonly remembered: string[];
  readonly forgotten: string[];
}

interface InspectedNode {
  readonly Id: string;
  readonly Name: string;
  readonly Config: { readonly User: string };
  readonly HostConfig: {
    readonly CapDrop: string[];
    readonly CapAdd: string[] | null;
    readonly SecurityOpt: string[];
    readonly Memory: number;
    readonly PidsLimit: number;
  };
  readonly NetworkSettings: { readonly Ports: Record<string, { HostIp: string }[] | null> };
}

/** What `spec/lab.md` lists for each task, screenshots and `requests.json` excepted. */
const contract = {
  0: ['docker-ps.txt', 'ha.log', 's1.log', 's2.log'],
  1: ['docker-ps.txt', 'ha.log', 's1.log', 's2.log', 'processes-ha.txt', 'processes-s1.txt'],
  2: [
    'ha.log',
    's1.log',
    's2.log',
    'serf-members.txt',
    'flaw-ha.log',
    'flaw-s1.log',
    'flaw-s2.log',
    'flaw-serf-members-s2.txt',
    'cure-ha.log',
    'cure-s1.log',
    'cure-s2.log',
    'cure-serf-members.txt',
  ],
  3: ['ha-1-ha.log', 'ha-2-s1.log', 'ha-3-s2.log', 's1.log', 's2.log', 'ha.log', 'serf.log'],
  4: [
    'haproxy-1-ha.cfg',
    'haproxy-2-s1.cfg',
    'haproxy-3-s2.cfg',
    'docker-ps.txt',
    'inspect-ha.json',
    'inspect-s1.json',
    'inspect-s2.json',
  ],
  5: [
    'haproxy-1-ha.cfg',
    'haproxy-2-s1.cfg',
    'haproxy-3-s2.cfg',
    'docker-ps.txt',
    'inspect-ha.json',
    'inspect-s1.json',
    'inspect-s2.json',
    'nodes.txt',
    'haproxy-4-s1-stopped.cfg',
    'nodes-after-stop.txt',
    'docker-ps-after-stop.txt',
  ],
  6: ['1-ha', '2-s1', '3-all-up', '4-s2-stopped', '5-s3-killed', '6-two-more']
    .flatMap((step) => [`docker-ps-${step}.txt`, `haproxy-${step}.cfg`])
    .concat(['ha.log', 's1.log', 's2.log', 's3.log', 's4.log', 's5.log', 's6.log']),
};
