import { clientOf } from '../../src/docker/client.js';
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { text } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { connect } from '../../src/docker/connect.js';
import { listContainers } from '../../src/docker/container.js';
import type { Engine } from '../../src/docker/engine.js';
import { failureOf, productRoot, runToEnd, start, type RunningCommand } from './support/command.js';
import { assertNothingLeft, leftovers, provideImages, testEngine } from './support/engine.js';
import { openDoor } from './support/engine-door.js';
import { foreignSocket } from './support/foreign.js';
import { deafS1Starts, gate, s1Starts, task } from './support/scenario.js';
import { until } from './support/until.js';
import { TestWorkspace } from './support/workspace.js';

const setup = join(productRoot, 'bin', 'setup');
const call = promisify(execFile);

describe('an engine that is not there', () => {
  let workspace: TestWorkspace;
  before(async () => {
    workspace = await TestWorkspace.create({ 'tasks/task0.yaml': task(0, s1Starts) });
  });
  after(() => workspace[Symbol.asyncDispose]());

  async function refused(host: string, withinMs: number): Promise<string> {
    const end = await runToEnd(['run', '0', '-C', workspace.path], { env: { DOCKER_HOST: host } });
    assert.equal(end.code, 3, end.stdout + end.stderr);
    assert.ok(end.elapsedMs < withinMs, `${end.elapsedMs} ms`);
    assert.deepEqual(await workspace.files('logs'), []);
    return end.stdout + end.stderr;
  }

  it('a socket that does not exist', async () => {
    const message = await refused('unix:///nowhere/docker.sock', 10_000);
    assert.match(message, /no Docker Engine answers at unix:\/\/\/nowhere\/docker\.sock\n.*ENOENT/);
    assert.match(
      message,
      /`bin\/setup` installs and starts one; DOCKER_HOST or a Docker context names another/,
    );
  });

  it('a port where nobody listens', async () => {
    const message = await refused('tcp://127.0.0.1:9', 10_000);
    assert.match(message, /no Docker Engine answers at tcp:\/\/127\.0\.0\.1:9\n.*ECONNREFUSED/);
  });

  it('a program that listens and never answers: no hang', async () => {
    await using silent = await foreignSocket(0);
    const message = await refused(`tcp://127.0.0.1:${silent.port}`, 10_000);
    assert.match(message, /no Docker Engine answers at tcp:.*\n.*no answer within \d+ s/);
  });
});

describe('an engine that dies in the middle of a run', { skip: process.getuid?.() !== 0 }, () => {
  let engine: Engine;
  let folder: string;
  before(async () => {
    engine = await testEngine();
    await provideImages(engine, ['task0']);
    // Not in TMPDIR: the path of a socket has to be short.
    folder = await mkdtemp('/tmp/ait-mortal-');
  });
  after(async () => {
    await call(setup, ['--own-engine', folder, '--stop']);
    await rm(folder, { recursive: true });
    await assertNothingLeft(engine);
  });

  it('is told at once, what was captured is kept, and nothing hangs', async () => {
    const { stdout } = await call(setup, ['--own-engine', folder]);
    const host = stdout.trim().replace('DOCKER_HOST=', '');
    const mortal = await connect({ source: 'DOCKER_HOST', host });
    const image = clientOf(engine).getImage('ait-lab/webapp:task0');
    // Its answer's end is the end of its work.
    await text(await clientOf(mortal).loadImage(await image.get(), { quiet: true }));
    // Nothing of the balancer is used here; the copy only has to bear its name.
    await clientOf(mortal).getImage('ait-lab/webapp:task0').tag({ repo: 'ait-lab/ha', tag: 'task0' });

    await using workspace = await TestWorkspace.create({ 'tasks/task0.yaml': task(0, s1Starts, gate) });
    const args = ['run', '0', '--isolated', '--no-build', '-C', workspace.path, '--json'];
    await using run = start(args, { env: { DOCKER_HOST: host } });
    await run.event('waiting', ({ step }) => step === 1);
    const [first = 0, last = 0] = (await readFile(join(folder, 'ports'), 'utf8')).split('\t').map(Number);
    const ports = (await listContainers(mortal)).flatMap(({ Ports }) =>
      Ports.map(({ PublicPort }) => PublicPort),
    );
    assert.ok(ports.length > 0 && ports.every((port) => port >= first && port <= last), ports.join());
    const killed = performance.now();
    process.kill(Number(await readFile(join(folder, 'dockerd.pid'), 'utf8')), 'SIGKILL');
    const end = await run.ended;
    assert.ok(performance.now() - killed < 30_000, `${performance.now() - killed} ms`);
    assert.equal(end.code, 3, end.stdout + end.stderr);
    const failure = failureOf(end);
    assert.equal(failure.reason, 'engine-lost');
    const { outcome, failure: words, files } = await workspace.manifest(0);
    assert.equal(outcome, 'failed');
    assert.match(
      words ?? '',
      new RegExp(`the Docker Engine at ${host} stopped answering in the middle of the run`),
    );
    assert.deepEqual(files.map(({ file }) => file).sort(), ['docker-ps.txt', 's1.log']);
  });
});

describe('a line to the engine that breaks', () => {
  let engine: Engine;
  before(async () => {
    engine = await testEngine();
    await provideImages(engine, ['task0']);
  });
  after(() => assertNothingLeft(engine));

  const tailRuns = (): Promise<unknown> =>
    until('the command in s1', 10_000, async () => {
      const processes: unknown = await clientOf(engine)
        .getContainer('s1')
        .top()
        .catch(() => undefined);
      return JSON.stringify(processes ?? '').includes('tail');
    });
  const endlessBuild = 'RUN tail -f /dev/null\nCOPY webapp/app.js';
  const cases: [phase: string, task: string, reached: (run: RunningCommand) => Promise<unknown>][] = [
    [
      'during a build',
      task(0, s1Starts),
      (run) => run.event('phase-progress', ({ text }) => /Running in/.test(text)),
    ],
    [
      'during a command in a container',
      task(0, s1Starts, '  - name: endless\n    do: [{ exec: { on: s1, run: [tail, -f, /dev/null] } }]'),
      () => tailRuns(),
    ],
    [
      'during a capture',
      task(0, s1Starts.replace('capture: {', 'capture: { a.txt: { exec: [tail, -f, /dev/null], of: s1 },')),
      () => tailRuns(),
    ],
    [
      'during a docker stop',
      task(0, deafS1Starts, '  - name: s1 is stopped\n    do: [{ stop: s1 }]'),
      (run) => run.event('acting', ({ text }) => text === 'stopping s1'),
    ],
  ];
  for (const [phase, scenario, reached] of cases) {
    it(`${phase} is told at once, and \`down\` clears away what is left`, async () => {
      await using workspace = await TestWorkspace.create({ 'tasks/task0.yaml': scenario });
      if (phase === 'during a build') {
        await workspace.ownImages();
        const dockerfile = await workspace.readText('images/webapp/Dockerfile');
        await workspace.write(
          'images/webapp/Dockerfile',
          dockerfile.replace('COPY webapp/app.js', endlessBuild),
        );
      }
      await using door = await openDoor(engine);
      await using run = start(['run', '0', '-C', workspace.path, '--json'], {
        env: { DOCKER_HOST: door.host },
      });
      await reached(run);
      const shut = performance.now();
      door.shut();
      const end = await Promise.race([run.ended, pause(5000, undefined)]);
      assert.ok(end, `still there after ${performance.now() - shut} ms`);
      assert.equal(end.code, 3, end.stdout + end.stderr);
      assert.equal(failureOf(end).reason, 'engine-lost');
      assert.equal((await runToEnd(['down', '-C', workspace.path])).code, 0);
      await until('the engine is clean', 10_000, async () => (await leftovers(engine)).length === 0);
    });
  }
});
