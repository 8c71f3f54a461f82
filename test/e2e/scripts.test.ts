import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { promisify } from 'node:util';
import type { Engine } from '../../src/docker/engine.js';
import { findTestFiles } from '../runner/test-files.js';
import { productRoot } from './support/command.js';
import { assertNothingLeft, provideImages, testEngine } from './support/engine.js';
import { TestWorkspace } from './support/workspace.js';

const call = promisify(execFile);
const tasks = [0, 1, 2, 3, 4, 5, 6];
const { scripts } = JSON.parse(readFileSync(join(productRoot, 'package.json'), 'utf8')) as {
  scripts: Record<string, string>;
};

/** How the tests run each script of package.json: whole, in a short form, or as a part of what ran before they could. */
const runBy: Readonly<Record<string, string>> = {
  lab: 'below, in a workspace whose tasks are short',
  bench: 'below, as `npm run bench -- --short`',
  'bench:own': 'below, as `npm run bench:own -- --short`',
  fuzz: 'below, as `npm run fuzz -- --seed 1 --count 1`',
  format: 'below, on a file of a test',
  'docs:api': 'test/public-api.test.ts, into a folder of its own',
  build: 'bin/setup, before any test',
  prepack: 'the same as build',
  test: 'whoever runs this; that it can fail, below',
  'test:unit': 'its selection, below: all of it goes before any end-to-end test',
  typecheck: '.ci/run',
  lint: '.ci/run',
};

describe('the scripts of package.json', () => {
  let engine: Engine;
  before(async () => {
    engine = await testEngine();
    await provideImages(engine, [...tasks.map((task) => `task${task}`), 'hitless']);
  });
  after(() => assertNothingLeft(engine));

  it('are each run by the tests', () => {
    assert.deepEqual(Object.keys(scripts).sort(), Object.keys(runBy).sort());
    const steps = readFileSync(join(productRoot, '.ci/run'), 'utf8');
    for (const name of Object.keys(runBy).filter((one) => runBy[one] === '.ci/run')) {
      assert.ok(steps.includes(`npm run ${name}\n`), name);
    }
    assert.equal(scripts['prepack'], 'npm run build');
  });

  it('lab: every task, the variant, and the report', async () => {
    await using workspace = await TestWorkspace.create();
    for (const task of tasks) await workspace.write(`tasks/task${task}.yaml`, shortTask(task));
    await workspace.write('ait-lab.yaml', 'authors: [A Student]\n');
    for (const answer of ['introduction', 'difficulties', 'conclusion'])
      await workspace.write(`report/answers/${answer}.md`, `The ${answer}.\n`);
    const { stdout } = await script('lab', { AIT_LAB_DIRECTORY: workspace.path });
    assert.match(stdout, /7 of 7 tasks passed/);
    assert.match(stdout, /1 of 1 task passed/);
    assert.match(stdout, /report\.md .*\n/);
    const files = await workspace.files();
    for (const folder of ['task 0', 'task 6', 'task 6 hitless']) {
      assert.ok(files.includes(`logs/${folder}/docker-ps.txt`), files.join('\n'));
    }
    assert.match(await workspace.readText('report/report.md'), /docker-ps\.txt/);
  });

  it('bench: every figure of its table, once', async () => {
    const { stdout } = await script('bench', {}, '--short');
    assert.match(stdout, /^pair 1: run \d+ ms, floor \d+ ms, exit code 0\npair 2: .* exit code 0\n/);
    const rows = [...stdout.matchAll(/^\| (.+) \| (.+) \|$/gm)].map(([, what = '', seen = '']) => [
      what,
      seen,
    ]);
    assert.deepEqual(
      rows.slice(3).map(([what]) => what),
      [
        '`run 0`, experiments and pictures included',
        '`run 0 --no-experiments --no-screenshots`, images built',
        'its floor',
        'ratio, pair by pair',
        'peak memory of the tool',
        'images checked, nothing changed',
        'the same with `--jobs 2`',
        'the same with `--jobs 3`',
        '`build-report --format md,html`',
        '`build-report --format pdf`',
        '`check` of the reference run',
        '`ait-lab --help` / `node -e 0`',
      ],
    );
    for (const [what, seen = ''] of rows.slice(3)) {
      assert.match(seen, /\d/, what);
      assert.doesNotMatch(seen, /NaN|Infinity|failed|undefined/, what);
    }
  });

  it('bench: refuses what it does not know', async () => {
    for (const words of [['--shrt'], ['0'], ['3', '--short']]) {
      await assert.rejects(script('bench', {}, ...words), { code: 2, stderr: /neither a number of pairs/ });
    }
  });

  it('bench:own: every figure of its table, once', async () => {
    const { stdout } = await script('bench:own', {}, '--short');
    assert.match(stdout, /^pair 1: run \d+ ms, floor \d+ ms, first container after \d+ ms$/m);
    const rows = [...stdout.matchAll(/^\| (.+) \| (.+) \|$/gm)].map(([, what = '']) => what);
    const expected = [
      'run 5',
      'its floor',
      'ratio, pair by pair',
      'first container',
      'peak memory of the tool',
    ];
    assert.deepEqual(rows.slice(2), expected);
  });

  it('fuzz: one hand-in, and how often it was', async () => {
    const [build, fuzz = ''] = (scripts['fuzz'] ?? '').split(' && ');
    assert.equal(build, 'npm run -s build');
    const { stdout } = await call('sh', ['-c', `${fuzz} --seed 1 --count 1`], { cwd: productRoot });
    assert.match(
      stdout,
      /^from seed 1 on\nseed 1: .* MB at most so far\n1 hand-ins judged, none was too much\n$/,
    );
    await assert.rejects(call('sh', ['-c', `${fuzz} --seed x`], { cwd: productRoot }), { code: 2 });
  });

  it('format: as it is checked', async () => {
    await using workspace = await TestWorkspace.create({ 'a.ts': 'const  a = {b:1}' });
    const formatted = (scripts['format'] ?? '').replace(/ \.$/, ` ${workspace.path}/a.ts`);
    await call('sh', ['-c', `PATH=node_modules/.bin:$PATH ${formatted}`], { cwd: productRoot });
    assert.equal(await workspace.readText('a.ts'), 'const a = { b: 1 };\n');
  });

  it('test: fails where nothing is selected', async () => {
    // The runner of these tests tells those that it starts who they are; this one is nobody's.
    const env = { ...process.env, NODE_TEST_CONTEXT: undefined, AIT_LAB_TEST_TAP: undefined };
    const [, runner = ''] = (scripts['test'] ?? '').split(' && ');
    await assert.rejects(call('sh', ['-c', `${runner} no-test-has-such-a-name`], { cwd: productRoot, env }), {
      code: 1,
      stdout: '0 passed, 0 failed\n',
    });
  });

  it('test:unit: every test that needs no engine, and no other', () => {
    const [build, runner] = (scripts['test:unit'] ?? '').split(' && ');
    assert.deepEqual([build, runner], ['npm run build', 'node dist/test/run.js unit']);
    const { unit, fixed, isolated } = findTestFiles(join(productRoot, 'dist/test'), ['unit']);
    assert.ok(unit.length > 50, `${unit.length} files`);
    assert.deepEqual([...fixed, ...isolated], []);
  });

  /** Runs a script as npm does, but for `bin/setup`, which has tests of its own and may build nothing anew under the others. */
  function script(name: string, env: NodeJS.ProcessEnv, ...more: string[]) {
    const [setup, ...rest] = (scripts[name] ?? '').split(' && ');
    assert.equal(setup, 'bin/setup');
    assert.ok(rest.length > 0);
    const line = [rest.join(' && '), ...more].join(' ');
    return call('sh', ['-c', line], { cwd: productRoot, env: { ...process.env, ...env, NO_COLOR: '1' } });
  }
});

/** A task with the containers of its stage, and a capture of them; task 6 in both variants. */
function shortTask(task: number): string {
  const variants = task === 6 ? 'variants: [hitless]\n' : '';
  return `task: ${task}
title: A short task
about: short
${variants}steps:
  - name: ha starts
    do: [{ start: ha }]
    capture:
      docker-ps.txt: { ps: running }
`;
}
