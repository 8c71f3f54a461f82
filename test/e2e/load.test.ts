import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { before, describe, it } from 'node:test';
import type { Engine } from '../../src/docker/engine.js';
import type { Requests, Timeline } from '../../src/lab/load/recording.js';
import { label } from '../../src/lab/labels.js';
import { listContainers } from '../../src/docker/container.js';
import { workspaceId } from '../../src/run/workspace-id.js';
import { failureOf, start, type RunningCommand } from './support/command.js';
import { provideImages, testEngine } from './support/engine.js';
import { until } from './support/until.js';
import { TestWorkspace } from './support/workspace.js';

const title = 'task: 6\ntitle: A task of a test\nabout: short\nsteps:';

const clientAtWork = `
  - name: ha runs alone
    do: [{ start: ha }]
    until: [{ haproxy.servers: { up: [] } }]
  - name: s1 and s2 join while a client asks
    do: [{ load: { connections: 8, rate: 100 } }, { start: [s1, s2] }]
    until: [{ haproxy.servers: { up: [s1, s2] } }, { http.answers: { by: [s1, s2] } }]`;

const s2IsKilled = `
  - name: s2 is killed
    do: [{ kill: s2 }]
    until:
      - serf.members: { alive: [ha, s1], failed: [s2] }
      - haproxy.servers: { up: [s1] }
  - name: s2 is removed once requests are answered by s1 alone
    do: [{ remove: s2 }]
    until: [{ http.answers: { by: [s1], never: [s2], requests: 100 } }]
    capture:
      requests.json: { load: requests }
      timeline.json: { load: timeline }`;

const neverTrue = `
  - name: nothing happens
    until: [{ log: { of: s1, contains: this is never said } }]`;

describe('a client that asks all the while', () => {
  let engine: Engine;
  before(async () => {
    engine = await testEngine();
    await provideImages(engine, ['task6']);
  });

  it('tells who answered, what was lost, and what happened meanwhile', async () => {
    const file = `${title}${clientAtWork}${s2IsKilled}\n`;
    await using workspace = await TestWorkspace.create({ 'tasks/task6.yaml': file });
    await using run = start(['run', '6', '-C', workspace.path, '--isolated', '--json']);
    const { code, stdout, stderr } = await run.ended;
    assert.equal(code, 0, stdout + stderr);
    const requests = JSON.parse(await workspace.read('task 6/requests.json')) as Requests;
    const timeline = JSON.parse(await workspace.read('task 6/timeline.json')) as Timeline;

    // The books: in sum, and quarter second by quarter second.
    assert.equal(requests.answered + requests.failed, requests.sent);
    const { bins } = requests;
    assert.equal(sum(bins.map(({ byBackend }) => sum(Object.values(byBackend)))), requests.answered);
    assert.equal(sum(bins.map(({ byStatus }) => sum(Object.values(byStatus)))), requests.byStatus['503']);
    assert.equal(sum(bins.map(({ errors }) => errors)), sum(Object.values(requests.errors)));
    assert.equal(requests.failures.length, requests.failed - requests.beforeFirstBackend);
    assert.ok(requests.beforeFirstBackend > 0);

    // What happened, in order; and each of it followed by what it led to.
    assert.deepEqual(
      timeline.moments.map(({ kind, nodes }) => [kind, ...nodes]),
      [
        ['start', 's1', 's2'],
        ['kill', 's2'],
        ['remove', 's2'],
      ],
    );
    const [began, killed, removed] = timeline.moments;
    assert.ok(began && killed && removed && began.atMs < killed.atMs && killed.atMs < removed.atMs);
    for (const states of [timeline.servers, timeline.members, timeline.configurations]) {
      const times = states.map(({ atMs }) => atMs);
      assert.deepEqual(
        times,
        [...times].sort((left, right) => left - right),
      );
      assert.equal(times[0], 0);
    }
    assert.deepEqual(timeline.configurations[0]?.servers, []);
    assert.deepEqual(timeline.configurations.at(-1)?.servers, ['s1']);
    const [first, ...later] = timeline.members;
    assert.deepEqual(
      [first?.alive, later.at(-1)?.alive, later.at(-1)?.failed],
      [['ha'], ['ha', 's1'], ['s2']],
    );
    assert.deepEqual(timeline.servers[0], { atMs: 0, up: [], down: [] });
    assert.deepEqual(timeline.servers.at(-1)?.up, ['s1']);

    // Who is killed answers no more; what was sent to it fails, until HAProxy has it out, and not for longer.
    const { s1, s2 } = requests.answers;
    assert.ok(s1 && s2 && s2.lastMs < killed.doneAtMs + 100 && s1.lastMs > removed.atMs);
    const lost = requests.failures.filter(({ sentAtMs }) => sentAtMs >= killed.atMs);
    const out = timeline.servers.find(({ atMs, up }) => atMs > killed.atMs && !up.includes('s2'));
    assert.ok(lost.length > 0 && out, JSON.stringify(requests.errors));
    const reloaded = timeline.configurations.at(-1)?.atMs ?? 0;
    assert.ok(lost.every(({ sentAtMs }) => sentAtMs < Math.max(out.atMs, reloaded) + 500));
    assert.deepEqual(await containersOf(engine, workspace), []);
  });

  it('ends with the run', async () => {
    const file = `${title}${clientAtWork}${neverTrue}\n`;
    await using workspace = await TestWorkspace.create({ 'tasks/task6.yaml': file });
    await using run = start(['run', '6', '-C', workspace.path, '--isolated', '--json']);
    await run.event('waiting', ({ step }) => step === 2);
    const clients = clientsOf(run);
    assert.equal(clients.length, 1);
    run.kill('SIGINT');
    const end = await run.ended;
    assert.deepEqual(failureOf(end), { reason: 'interrupted', signal: 'SIGINT' });
    await until('the client is gone', 2000, () => Promise.resolve(!clients.some(isAlive)));
    assert.deepEqual(await containersOf(engine, workspace), []);
  });

  it('ends when the run is shot', async () => {
    const file = `${title}${clientAtWork}${neverTrue}\n`;
    await using workspace = await TestWorkspace.create({ 'tasks/task6.yaml': file });
    await using run = start(['run', '6', '-C', workspace.path, '--isolated', '--json']);
    await run.event('waiting', ({ step }) => step === 2);
    const clients = clientsOf(run);
    assert.equal(clients.length, 1);
    run.kill('SIGKILL');
    await run.ended;
    await until('the client is gone', 2000, () => Promise.resolve(!clients.some(isAlive)));
    await using down = start(['down', '-C', workspace.path]);
    assert.equal((await down.ended).code, 0);
    assert.deepEqual(await containersOf(engine, workspace), []);
  });
});

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, one) => all + one, 0);
}

/** Process ids of the clients that a command has started. */
function clientsOf({ pid }: RunningCommand): number[] {
  const lines = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' }).split('\n');
  const fields = lines.map((line) => line.trim().split(/\s+/));
  return fields
    .filter(([, parent, ...args]) => Number(parent) === pid && args.join(' ').includes('program/client.js'))
    .map(([child]) => Number(child));
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** Names of the containers that runs in a workspace have left. */
async function containersOf(engine: Engine, workspace: TestWorkspace): Promise<string[]> {
  const id = await workspaceId(workspace.path);
  const containers = await listContainers(engine, { label: [`${label.workspace}=${id}`] });
  return containers.flatMap(({ Names }) => Names);
}
