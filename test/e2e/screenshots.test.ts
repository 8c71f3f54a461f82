import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';

import { mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { inflateSync } from 'node:zlib';
import { startDetached } from '../../src/docker/detached-command.js';
import type { Engine } from '../../src/docker/engine.js';
import { pictureWidth } from '../../src/lab/photograph.js';
import { browsersOf, mainBrowserOf } from '../browser/browsers-of.js';
import { failureOf, runToEnd, start } from './support/command.js';
import { assertNothingLeft, provideImages, testEngine } from './support/engine.js';
import { task } from './support/scenario.js';
import { until } from './support/until.js';
import { TestWorkspace } from './support/workspace.js';

const one = `
  - name: ha and s1 start
    do: [{ start: [ha, s1] }]
    until: [{ haproxy.servers: { up: [s1] } }]
    capture: { one.png: { screenshot: stats }, docker-ps.txt: { ps: running } }`;

const none = `
  - name: s1 is stopped
    do: [{ stop: s1 }]
    until: [{ haproxy.servers: { up: [] } }]
    capture: { none.png: { screenshot: stats } }`;

const neverTrue = `
  - name: nothing happens
    within: 1
    until: [{ log: { of: ha, contains: this is never said } }]`;

const place = 'report/images/capture/task6';

describe('screenshots', () => {
  let engine: Engine;
  before(async () => {
    engine = await testEngine();
    await provideImages(engine, ['task6']);
  });
  after(() => assertNothingLeft(engine));

  const workspaceWith = (...steps: string[]): Promise<TestWorkspace> =>
    TestWorkspace.create({ 'tasks/task6.yaml': task(6, ...steps) });
  const run = (workspace: TestWorkspace, ...args: string[]) =>
    runToEnd(['run', '6', '-C', workspace.path, '--isolated', '--json', ...args]);

  it('show what the step expects, beside what HAProxy said, and the manifest vouches for them', async () => {
    await using workspace = await workspaceWith(one, none);
    const end = await run(workspace);
    assert.equal(end.code, 0, end.stdout);
    assert.deepEqual(
      await workspace.files(place),
      ['none.json', 'none.png', 'one.json', 'one.png'].map((name) => `${place}/${name}`),
    );
    const { pictures = [] } = await workspace.manifest(6);
    assert.deepEqual(
      pictures.map(({ file, sidecar, step }) => [file, sidecar, step]),
      [
        [`${place}/one.png`, `${place}/one.json`, 'ha and s1 start'],
        [`${place}/none.png`, `${place}/none.json`, 's1 is stopped'],
      ],
    );
    for (const { file, sidecar, step, bytes, sha256, width, height, time } of pictures) {
      const png = await readFile(join(workspace.path, file));
      assert.equal(png.length, bytes);
      assert.equal(createHash('sha256').update(png).digest('hex'), sha256);
      assert.ok(bytes < 300_000, `${file} has ${bytes} bytes`);
      const image = readImage(png);
      assert.deepEqual([image.width, image.height], [width, height]);
      assert.equal(width, 2 * pictureWidth);
      assert.ok(height > 600 && height < width, `${file} is ${height} pixels high`);
      assert.ok(image.colours > 50, `${file} has ${image.colours} colours`);
      const { servers, expected, ...told } = JSON.parse(await workspace.readText(sidecar)) as Sidecar;
      assert.match(told.url, /^http:\/\/127\.0\.0\.1:\d+\/$/);
      assert.deepEqual([told.step, told.time], [step, time]);
      const up = file === `${place}/one.png` ? ['s1'] : [];
      assert.deepEqual(expected, { up, down: [] });
      assert.deepEqual(
        servers.map(({ name, status, check }) => [name, status, check]),
        up.map((name) => [name, 'UP', 'L7OK']),
      );
    }
  });

  it('are each another picture when they show something else', async () => {
    await using workspace = await workspaceWith(one, none);
    assert.equal((await run(workspace)).code, 0);
    const [first, second] = await Promise.all(
      ['one', 'none'].map((name) => readFile(join(workspace.path, place, `${name}.png`))),
    );
    assert.ok(first && second);
    assert.ok(readImage(first).height > readImage(second).height, 'the row of s1 is in the first only');
  });

  it('are not taken without a browser, which is told before anything is started', async () => {
    await using workspace = await workspaceWith(one);
    const end = await run(workspace, '--browser', '/nowhere/chrome');
    assert.equal(end.code, 3);
    assert.deepEqual(failureOf(end), {
      reason: 'browser-missing',
      looked: ['/nowhere/chrome, which --browser names'],
    });
    assert.ok(!end.events.some(({ type }) => type === 'phase-started' || type === 'task-started'));
    assert.deepEqual(await workspace.files(), ['tasks/task6.yaml']);
  });

  it('end the run when the browser cannot be launched', async () => {
    await using workspace = await workspaceWith(one);
    const end = await run(workspace, '--browser', process.execPath);
    assert.equal(end.code, 3, end.stdout);
    const failure = failureOf(end);
    assert.ok(failure.reason === 'browser-failed');
    assert.equal(failure.browser, process.execPath);
    assert.match(failure.detail, /bad option|exit code 9/);
    await assertNothingLeft(engine);
    await assert.rejects(workspace.files(place), { code: 'ENOENT' });
  });

  it('are left out with --no-screenshots, and the manifest says so', async () => {
    await using workspace = await workspaceWith(one);
    const end = await run(workspace, '--no-screenshots', '--browser', '/nowhere/chrome');
    assert.equal(end.code, 0, end.stdout);
    const { pictures, steps } = await workspace.manifest(6);
    assert.deepEqual(pictures, []);
    const leftOut = [{ option: '--no-screenshots', files: ['one.png'] }];
    assert.deepEqual(steps, [{ name: 'ha and s1 start', outcome: 'passed', leftOut }]);
    const step = end.events.find(({ type }) => type === 'step-ended');
    assert.ok(step?.type === 'step-ended');
    assert.deepEqual([step.outcome, step.leftOut], ['passed', leftOut]);
    await assert.rejects(workspace.files(place), { code: 'ENOENT' });
  });

  it('of a run that passed survive one that fails; what is no picture of ours survives all', async () => {
    await using workspace = await workspaceWith(one);
    assert.equal((await run(workspace)).code, 0);
    await workspace.write(`${place}/drawn-by-hand.png`, 'somebody’s');
    const good = await workspace.contents(place);
    await workspace.write('tasks/task6.yaml', task(6, one, neverTrue));
    assert.equal((await run(workspace)).code, 4);
    assert.deepEqual(await workspace.contents(place), good);
    const { pictures = [] } = await workspace.manifest(6, 'failed');
    assert.deepEqual(
      pictures.map(({ file }) => file),
      ['logs/failed/task 6/.pictures/one.png'],
    );
    for (const { file } of pictures) assert.ok((await workspace.readText(file)).includes('PNG'));

    await workspace.write('tasks/task6.yaml', task(6, one.replace('one.png', 'first.png')));
    assert.equal((await run(workspace)).code, 0);
    assert.deepEqual(await readdir(join(workspace.path, place)), [
      'drawn-by-hand.png',
      'first.json',
      'first.png',
    ]);
  });

  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    it(`leave no browser behind after ${signal}`, async () => {
      await using workspace = await workspaceWith(one, neverTrue.replace('within: 1', 'within: 60'));
      const temporary = join(workspace.path, 'tmp');
      await mkdir(temporary);
      await using running = start(['run', '6', '-C', workspace.path, '--isolated', '--json'], {
        env: { TMPDIR: temporary },
      });
      await running.event('captured', ({ file }) => file === 'one.png');
      assert.ok(browsersOf(temporary).length > 0);
      running.kill(signal);
      const end = await running.ended;
      assert.equal(end.code, 130, end.stdout + end.stderr);
      assert.deepEqual(browsersOf(temporary), []);
      assert.deepEqual(await readdir(temporary), []);
      const { outcome, pictures = [] } = await workspace.manifest(6);
      assert.deepEqual([outcome, pictures.length], ['interrupted', 1]);
    });
  }

  it('are taken all the same when the browser dies between two', async () => {
    const pauses = `
  - name: the gate opens
    until: [{ file: { on: ha, path: /tmp/gate } }]`;
    await using workspace = await workspaceWith(one, pauses, none);
    const temporary = join(workspace.path, 'tmp');
    await mkdir(temporary);
    await using running = start(['run', '6', '-C', workspace.path, '--isolated', '--json'], {
      env: { TMPDIR: temporary },
    });
    const { run: id } = await running.event('run-started');
    await running.event('waiting', ({ step }) => step === 1);
    const main = mainBrowserOf(temporary);
    assert.ok(main);
    process.kill(main.pid, 'SIGKILL');
    await until('the browser is gone', 5000, () => Promise.resolve(browsersOf(temporary).length === 0));
    await startDetached(engine, `ait-${id}-t6-ha`, ['touch', '/tmp/gate']);
    const end = await running.ended;
    assert.equal(end.code, 0, end.stdout + end.stderr);
    assert.equal((await workspace.manifest(6)).pictures?.length, 2);
    assert.deepEqual(await readdir(temporary), []);
  });
});

interface Sidecar {
  readonly url: string;
  readonly step: string;
  readonly time: string;
  readonly expected: { readonly up: string[]; readonly down: string[] } | null;
  readonly servers: { readonly name: string; readonly status: string; readonly check: string }[];
}

/** Size and number of colours of a PNG with a list of colours and without filters, which is what we write. */
function readImage(png: Buffer): { width: number; height: number; colours: number } {
  assert.equal(png.toString('latin1', 1, 4), 'PNG');
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
  assert.deepEqual([...png.subarray(24, 29)], [8, 3, 0, 0, 0]);
  let data = Buffer.alloc(0);
  for (let at = 8; at < png.length; at += png.readUInt32BE(at) + 12) {
    const body = png.subarray(at + 8, at + 8 + png.readUInt32BE(at));
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT') data = Buffer.concat([data, body]);
  }
  const rows = inflateSync(data);
  assert.equal(rows.length, (width + 1) * height);
  return { width, height, colours: new Set(rows).size };
}
