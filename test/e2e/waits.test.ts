import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Engine } from '../../src/docker/engine.js';
import { failureOf, runToEnd } from './support/command.js';
import { assertNothingLeft, provideImages, testEngine } from './support/engine.js';
import { s1Starts, task } from './support/scenario.js';
import { TestWorkspace } from './support/workspace.js';

const crashingApp = `
console.error('cannot read the answer to everything');
console.error('giving up');
process.exit(7);
`;

describe('a wait that ends badly says all that there is to know', () => {
  let engine: Engine;
  before(async () => {
    engine = await testEngine();
    await provideImages(engine, ['task0']);
  });
  after(() => assertNothingLeft(engine));

  it('a web application that crashes at start: exit 1, at once', async () => {
    const waits = s1Starts.replace('capture:', 'within: 60\n    capture:');
    await using workspace = await TestWorkspace.create({ 'tasks/task0.yaml': task(0, waits) });
    await workspace.ownImages();
    await workspace.write('images/webapp/app.js', crashingApp);
    const end = await runToEnd(['run', '0', '-C', workspace.path, '--plain']);
    await provideImages(engine, ['task0']);
    assert.equal(end.code, 1, end.stdout + end.stderr);
    const text = end.stdout + end.stderr;
    assert.match(text, /✗ s1 died during the wait for: log of s1 says "listens"\n/);
    assert.match(text, /step +s1 starts\n/);
    assert.match(text, /last seen +last line: giving up\n/);
    assert.match(text, /container +s1: exited, exit code 7\n/);
    assert.match(text, /last lines of s1:\n +cannot read the answer to everything\n +giving up\n/);
    assert.ok(end.elapsedMs < 15_000, `${end.elapsedMs} ms`);

    const { outcome, failure, files } = await workspace.manifest(0);
    assert.equal(outcome, 'failed');
    assert.match(failure ?? '', /exit code 7/);
    assert.deepEqual(
      files.map(({ file, steps }) => [file, ...steps]),
      [['s1.log', 'after the failure']],
    );
    assert.equal(await workspace.read('task 0/s1.log'), 'cannot read the answer to everything\ngiving up\n');
    await assertNothingLeft(engine);
  });

  it('a condition that never comes true: exit 4 at its deadline', async () => {
    const never = `
  - name: s1 speaks of gold
    within: 2
    until: [{ log: { of: s1, contains: gold } }]
    capture: { gold.txt: { ps: all } }`;
    await using workspace = await TestWorkspace.create({ 'tasks/task0.yaml': task(0, s1Starts, never) });
    const end = await runToEnd(['run', '0', '-C', workspace.path, '--plain']);
    const text = end.stdout + end.stderr;
    assert.equal(end.code, 4, text);
    assert.match(text, /✗ it never became true: log of s1 says "gold"\n/);
    assert.match(text, /step +s1 speaks of gold\n/);
    assert.match(text, /last seen +last line: web application s1 listens on port 3000\n/);
    assert.match(text, /waited +2\.\d s\n/);
    assert.match(text, /container +s1: running\n/);
    assert.match(text, /last lines of s1:\n +web application s1 listens on port 3000\n/);

    const { outcome, files } = await workspace.manifest(0);
    assert.equal(outcome, 'timed-out');
    assert.deepEqual(files.map(({ file }) => file).sort(), ['docker-ps.txt', 's1.log']);
    await assertNothingLeft(engine);
  });

  it('the time of the whole run passes: exit 4', async () => {
    const waits = '  - name: nothing happens\n    until: [{ log: { of: s1, contains: gold } }]';
    await using workspace = await TestWorkspace.create({ 'tasks/task0.yaml': task(0, s1Starts, waits) });
    const end = await runToEnd(['run', '0', '--timeout', '4', '-C', workspace.path, '--json']);
    assert.equal(end.code, 4, end.stdout + end.stderr);
    assert.deepEqual(failureOf(end), { reason: 'deadline', timeoutMs: 4000 });
    assert.ok(end.elapsedMs < 10_000, `${end.elapsedMs} ms`);
    const { outcome, failure, files } = await workspace.manifest(0);
    assert.equal(outcome, 'timed-out');
    assert.match(failure ?? '', /the run was not done after 4/);
    assert.deepEqual(files.map(({ file }) => file).sort(), ['docker-ps.txt', 's1.log']);
    await assertNothingLeft(engine);
  });
});
