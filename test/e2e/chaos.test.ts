import { clientOf } from '../../src/docker/client.js';
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { ChaosResult } from '../../src/chaos/chaos-result.js';
import type { Engine } from '../../src/docker/engine.js';
import { runToEnd, start, type Ended } from './support/command.js';
import { assertNothingLeft, provideImages, testEngine } from './support/engine.js';
import { until } from './support/until.js';
import { TestWorkspace } from './support/workspace.js';

describe('chaos', () => {
  let engine: Engine;

  before(async () => {
    engine = await testEngine();
    await provideImages(engine, ['task6', 'hitless']);
  });
  after(() => assertNothingLeft(engine));

  function chaos(workspace: TestWorkspace, seed: string, ...more: string[]): string[] {
    return [
      'chaos',
      '-C',
      workspace.path,
      '--minutes',
      '1',
      '--seed',
      seed,
      '--rate',
      '100',
      '--out',
      `${workspace.path}/record`,
      ...more,
    ];
  }

  async function resultOf(workspace: TestWorkspace): Promise<ChaosResult> {
    return JSON.parse(await workspace.readText('record/RESULT.json')) as ChaosResult;
  }

  it('breaks no promise of the variant hitless in a minute', async () => {
    await using workspace = await TestWorkspace.create({ 'record/RESULT.json': 'mine' });
    const ended = await runToEnd(chaos(workspace, '42', '--json', '--faults', 'none'));
    assert.equal(ended.code, 0, `${ended.stdout}${ended.stderr}`);
    const result = await resultOf(workspace);
    const lines = ended.stdout.trimEnd().split('\n');
    const told = lines.map((line) => JSON.parse(line) as { type: string; kind?: string; result?: unknown });
    assert.match(ended.stderr, /^! .*record\/RESULT\.json was in the way, .*\n$/);
    const files = await workspace.files('record');
    assert.equal(await workspace.readText(files.find((name) => name.includes('/replaced/')) ?? ''), 'mine');
    assert.equal(told[0]?.type, 'chaos-started');
    const [runEnded, chaosEnded] = told.slice(-2);
    assert.deepEqual([runEnded?.type, chaosEnded?.type], ['run-ended', 'chaos-ended']);
    assert.deepEqual(chaosEnded?.result, result);
    assert.equal(result.outcome, 'held');
    assert.equal(result.requests?.failed, 0);
    assert.ok(result.requests.answered > 2000, `${result.requests.answered} answers`);
    const events = Object.values(result.events).reduce((sum, count) => sum + count, 0);
    assert.ok(events >= 10, `${events} events`);
    const happened = told.filter(
      ({ type, kind }) => type === 'chaos-event' && kind !== 'start' && kind !== 'quiet',
    );
    assert.equal(happened.length, events);
    assert.equal(told.filter(({ type }) => type === 'chaos-agreed').length, result.agreedAfterMs.length);
    const unchecked = Object.entries(result.checks).filter(([, count]) => count === 0);
    // Nobody lies unless somebody asks for it.
    assert.deepEqual(unchecked, [['lies', 0]]);
    await assertNothingLeft(engine);
  });

  describe('on the lab as it is described', () => {
    let workspace: TestWorkspace;
    let ended: Ended;
    before(async () => {
      workspace = await TestWorkspace.create();
      ended = await runToEnd(chaos(workspace, '42', '--variant', 'lab'));
    });
    after(() => workspace[Symbol.asyncDispose]());

    it('finds a broken promise, and says which, when, and how to see it again', () => {
      assert.equal(ended.code, 1, ended.stderr);
      assert.match(ended.stdout, /^ait-lab: chaos, seed 42, variant lab, 1 minute, record in \S*record, /);
      assert.match(ended.stdout, /\n {4}0\.0 s {2}the lab starts\n/);
      assert.match(ended.stdout, /\n\nBroken: .*\. seed 42, variant lab, /);
      assert.equal(ended.stderr, '');
      assert.match(ended.stdout, /\n {2}when {6}\d+\.\d s after the beginning/);
      assert.match(ended.stdout, /\n {2}expected {2}\S/);
      assert.match(ended.stdout, /\n {2}seen {6}\S/);
      assert.match(
        ended.stdout,
        /\n {2}again: ait-lab chaos --minutes 1 --seed 42 --variant lab --nodes 6 --rate 100 --faults none\n/,
      );
    });

    it('keeps what explains it', async () => {
      const { outcome, violation } = await resultOf(workspace);
      assert.equal(outcome, 'violated');
      assert.ok(violation);
      const files = (await workspace.files('record')).map((file) => file.replace('record/', ''));
      for (const file of [
        'events.json',
        'failures.json',
        'ha.log',
        'haproxy-servers.txt',
        'haproxy.cfg',
        'inspect-ha.json',
        'nodes.txt',
        'probe.json',
        'serf-members.json',
      ]) {
        assert.ok(files.includes(file), `${file} is not among ${files.join(', ')}`);
      }
      assert.match(await workspace.readText('record/haproxy.cfg'), /^backend nodes$/m);
    });

    it('leaves nothing behind', () => assertNothingLeft(engine));
  });

  it('takes everything down on Ctrl-C', async () => {
    await using workspace = await TestWorkspace.create();
    await using command = start(chaos(workspace, '42'));
    await until('the lab starts', 30_000, async () => {
      const networks = await clientOf(engine).listNetworks();
      return networks.some(({ Name }) => Name.startsWith('ait-chaos-'));
    });
    command.kill('SIGINT');
    const { code } = await command.ended;
    assert.equal(code, 130);
    await assertNothingLeft(engine);
  });
});
