import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { listContainers } from '../../src/docker/container.js';
import type { Engine } from '../../src/docker/engine.js';
import { failureOf, runToEnd, start, type Ended, type RunningCommand } from './support/command.js';
import { assertNothingLeft, leftovers, provideImages, testEngine } from './support/engine.js';
import { openDoor } from './support/engine-door.js';
import { deafS1Starts, s1Starts, task } from './support/scenario.js';
import { until } from './support/until.js';
import { TestWorkspace } from './support/workspace.js';

const neverTrue = `
  - name: nothing happens
    until: [{ log: { of: s1, contains: this is never said } }]`;

describe('Ctrl-C and SIGTERM', () => {
  let engine: Engine;
  before(async () => {
    engine = await testEngine();
    await provideImages(engine, ['task0']);
  });
  after(() => assertNothingLeft(engine));

  /** Sends the signal and returns how the run ended, within the time that the user is promised. */
  async function interrupt(run: RunningCommand, signal: NodeJS.Signals): Promise<Ended> {
    const sent = performance.now();
    run.kill(signal);
    const end = await run.ended;
    assert.ok(performance.now() - sent < 20_000, `took ${performance.now() - sent} ms`);
    assert.equal(end.code, 130, end.stdout + end.stderr);
    assert.deepEqual(failureOf(end), { reason: 'interrupted', signal });
    return end;
  }

  it('during a build: no image, no intermediate container', async () => {
    await using workspace = await TestWorkspace.create({ 'tasks/task0.yaml': task(0, s1Starts) });
    await workspace.ownImages();
    const dockerfile = await workspace.readText('images/webapp/Dockerfile');
    const endless = 'RUN tail -f /dev/null\nCOPY webapp/app.js';
    await workspace.write('images/webapp/Dockerfile', dockerfile.replace('COPY webapp/app.js', endless));
    await using run = start(['run', '0', '-C', workspace.path, '--json']);
    await run.event('phase-progress', ({ text }) => /Running in [0-9a-f]{12}/.test(text));
    await until('the build step runs', 5000, async () => (await listContainers(engine)).length > 0);
    const sent = performance.now();
    const end = await interrupt(run, 'SIGINT');
    assert.ok(!end.events.some((event) => event.type === 'task-started'));
    // The engine itself ends a build that nobody waits for.
    const left = 20_000 - (performance.now() - sent);
    await until('the build is gone', left, async () => (await leftovers(engine)).length === 0);
    await assert.rejects(workspace.manifest(0), { code: 'ENOENT' });
  });

  it('while containers are starting: what began is removed, what had not begun never comes', async () => {
    const all = task(0, '  - name: all start\n    do: [{ start: [ha, s1, s2, s3, s4, s5, s6] }]');
    await using workspace = await TestWorkspace.create({ 'tasks/task0.yaml': all });
    await using run = start(['run', '0', '-C', workspace.path, '--json']);
    await until('the first container', 10_000, async () => (await listContainers(engine)).length > 0);
    await interrupt(run, 'SIGTERM');
    await assertNothingLeft(engine);
    const { outcome, failure, files } = await workspace.manifest(0);
    assert.equal(outcome, 'interrupted');
    assert.match(failure ?? '', /interrupted by SIGTERM/);
    assert.deepEqual(files, []);
  });

  it('during a wait: what was captured is kept and marked', async () => {
    await using workspace = await TestWorkspace.create({ 'tasks/task0.yaml': task(0, s1Starts, neverTrue) });
    await using run = start(['run', '0', '-C', workspace.path, '--json']);
    await run.event('waiting', ({ step }) => step === 1);
    const end = await interrupt(run, 'SIGINT');
    await assertNothingLeft(engine);
    const { outcome, files } = await workspace.manifest(0);
    assert.equal(outcome, 'interrupted');
    assert.deepEqual(files.map(({ file }) => file).sort(), ['docker-ps.txt', 's1.log']);
    assert.match(await workspace.read('task 0/s1.log'), /s1 listens on port 3000/);
    assert.deepEqual(
      end.events
        .filter((event) => event.type === 'task-ended')
        .map(({ folder, outcome: how }) => [folder, how]),
      [['logs/task 0', 'interrupted']],
    );
  });

  it('during a capture: files that are whole are kept, the one that is not leaves nothing', async () => {
    const endless = s1Starts.replace(
      'capture: {',
      'capture: { endless.txt: { exec: [tail, -f, /dev/null], of: s1 },',
    );
    await using workspace = await TestWorkspace.create({ 'tasks/task0.yaml': task(0, endless) });
    await using run = start(['run', '0', '-C', workspace.path, '--json']);
    await Promise.all(
      ['docker-ps.txt', 's1.log'].map((name) => run.event('captured', ({ file }) => file === name)),
    );
    await interrupt(run, 'SIGTERM');
    await assertNothingLeft(engine);
    const { outcome, files } = await workspace.manifest(0);
    assert.equal(outcome, 'interrupted');
    assert.deepEqual(files.map(({ file }) => file).sort(), ['docker-ps.txt', 's1.log']);
    assert.deepEqual(await workspace.files(), [
      'logs/task 0/docker-ps.txt',
      'logs/task 0/manifest.json',
      'logs/task 0/s1.log',
      'tasks/task0.yaml',
    ]);
  });

  it('during a docker stop that takes its ten seconds: it is not waited for', async () => {
    const stops = '  - name: s1 is stopped\n    do: [{ stop: s1 }]';
    await using workspace = await TestWorkspace.create({ 'tasks/task0.yaml': task(0, deafS1Starts, stops) });
    await using run = start(['run', '0', '-C', workspace.path, '--json']);
    await run.event('acting', ({ text }) => text === 'stopping s1');
    const sent = performance.now();
    await interrupt(run, 'SIGINT');
    assert.ok(performance.now() - sent < 9000);
    await assertNothingLeft(engine);
  });

  it('a second Ctrl-C ends at once, and `down` clears away what it left', async () => {
    await using workspace = await TestWorkspace.create({ 'tasks/task0.yaml': task(0, s1Starts, neverTrue) });
    await using door = await openDoor(engine);
    await using run = start(['run', '0', '-C', workspace.path, '--json'], {
      env: { DOCKER_HOST: door.host },
    });
    await run.event('waiting', ({ step }) => step === 1);
    run.kill('SIGINT');
    assert.match(await door.removal, /^DELETE \/containers\//);
    run.kill('SIGINT');
    // The engine does not answer the removal: who waited for it would not end.
    const end = await run.ended;
    assert.equal(end.code, 130);
    assert.equal((await listContainers(engine)).length, 1);

    const down = await runToEnd(['down', '-C', workspace.path]);
    assert.deepEqual([down.code, down.stdout], [0, 'removed s1, heig\n']);
    await assertNothingLeft(engine);
  });
});
