import assert from 'node:assert/strict';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import type { SubjectResult } from '../../src/bench/result.js';
import { readResult } from '../../src/bench/write-result.js';
import { listContainers } from '../../src/docker/container.js';
import type { Engine } from '../../src/docker/engine.js';
import { listNetworks } from '../../src/docker/network.js';
import { label } from '../../src/lab/labels.js';
import { workspaceId } from '../../src/run/workspace-id.js';
import { start } from './support/command.js';
import { testEngine } from './support/engine.js';
import { TestWorkspace } from './support/workspace.js';

const quick = ['bench', '--quick', '--no-cost', '--json', '--seed', '1'];

describe('the bench', () => {
  let engine: Engine;
  before(async () => {
    engine = await testEngine();
  });

  it('measures ours and the floor, loses nothing where nothing may be lost, and leaves only its result', async () => {
    const mine = ['bench/RESULT.json', 'bench/RESULT.md', 'logs/.lock'];
    await using workspace = await TestWorkspace.create(Object.fromEntries(mine.map((name) => [name, name])));
    await using run = start([...quick, '--subjects', 'hitless,floor', '-C', workspace.path]);
    const { code, stdout, stderr } = await run.ended;
    assert.equal(code, 0, stdout + stderr);
    const contents = [...(await workspace.contents('.')).values()].map(String);
    for (const name of mine) assert.ok(contents.includes(name) && stderr.includes(`${name} is now `), stderr);
    assert.deepEqual(await leftOf(engine, workspace), []);
    const result = await readResult(join(workspace.path, 'bench', 'RESULT.json'));
    assert.ok(result);
    assert.deepEqual([result.mode, result.outcome, result.seed], ['quick', 'complete', 1]);
    const of = (name: string): SubjectResult | undefined => result.subjects.find((one) => one.name === name);
    const [hitless, floor, lab] = [of('hitless'), of('floor'), of('lab')];
    assert.ok(hitless && floor);
    assert.deepEqual([hitless.status, floor.status, lab?.status], ['ok', 'ok', 'skipped']);
    for (const { kind, problem, measures } of [...hitless.events, ...floor.events]) {
      assert.equal(problem, undefined, kind);
      assert.ok((measures.sentCount ?? 0) > 0, kind);
    }
    assert.deepEqual(
      hitless.summaries.filter(({ kind, failed }) => kind !== 'restart-ha' && failed > 0),
      [],
    );
    for (const { kind, spreads } of hitless.summaries) {
      if (kind !== 'restart-ha') assert.equal(spreads.reloadCount?.max, 0, kind);
    }
    const joins = hitless.summaries.find(({ kind }) => kind === 'join');
    assert.equal(joins?.spreads.listensToAnswerMs?.count, result.plan.events.hitless?.join);
    assert.equal(joins?.spreads.beyondFloorMs?.count, result.plan.events.hitless?.join);
    assert.equal(hitless.throughput?.samples.length, result.plan.rounds);
  });

  it('shows a subject that fails, with the reason, and goes on with the others', async () => {
    await using workspace = await TestWorkspace.create();
    await workspace.ownImages();
    const configuration = 'images/bench/dns/usr/local/etc/haproxy/haproxy.cfg';
    await workspace.write(configuration, 'this is no configuration\n');
    await using run = start([...quick, '--subjects', 'dns,floor', '-C', workspace.path]);
    const { code, stdout } = await run.ended;
    assert.equal(code, 1, stdout);
    assert.deepEqual(await leftOf(engine, workspace), []);
    const result = await readResult(join(workspace.path, 'bench', 'RESULT.json'));
    const told = result?.subjects.filter(({ status }) => status !== 'skipped');
    assert.deepEqual(
      told?.map(({ name, status }) => [name, status]),
      [
        ['dns', 'failed'],
        ['floor', 'ok'],
      ],
    );
    assert.match(told[0]?.reason ?? '', /backends were not in the balancer's table/);
  });

  it('ends with Ctrl-C, removes its containers, and writes what there is', async () => {
    await using workspace = await TestWorkspace.create();
    await using run = start([...quick, '--subjects', 'floor,lab', '-C', workspace.path]);
    await run.event('note', ({ text }) => text.startsWith('round 1 of 1'));
    run.kill('SIGINT');
    const { code } = await run.ended;
    assert.equal(code, 130);
    assert.deepEqual(await leftOf(engine, workspace), []);
    const result = await readResult(join(workspace.path, 'bench', 'RESULT.json'));
    assert.equal(result?.outcome, 'interrupted');
    assert.ok(result.subjects.some(({ events }) => events.length > 0));
  });

  it('refuses a subject that it does not know', async () => {
    await using run = start(['bench', '--subjects', 'lab,traefik']);
    const { code, stderr } = await run.ended;
    assert.equal(code, 2);
    assert.match(stderr, /"traefik" is not a subject of the bench/);
  });
});

/** Names of containers and networks that a workspace has left. */
async function leftOf(engine: Engine, workspace: TestWorkspace): Promise<string[]> {
  const labels = { label: [`${label.workspace}=${await workspaceId(workspace.path)}`] };
  const [containers, networks] = await Promise.all([
    listContainers(engine, labels),
    listNetworks(engine, labels),
  ]);
  return [...containers.flatMap(({ Names }) => Names), ...networks.map(({ name }) => name)];
}
