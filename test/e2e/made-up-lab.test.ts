import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Engine } from '../../src/docker/engine.js';
import { manifestSchema } from '../../src/evidence/manifest.js';
import { removeImage } from '../../src/docker/image.js';
import { productRoot, runToEnd } from './support/command.js';
import { assertNothingLeft, testEngine } from './support/engine.js';

const ids = [
  'The page',
  'The containers',
  'The configuration',
  'The first application',
  'The containers after the stop',
  'What was seen',
  'The end',
];

interface Checked {
  readonly items: readonly { readonly id: string; readonly status: string }[];
}

describe('a lab of two roles with other names, ports and places, from its own description', () => {
  let engine: Engine;
  let workspace: string;

  before(async () => {
    engine = await testEngine();
    workspace = mkdtempSync(join(tmpdir(), 'made-up-'));
    cpSync(join(productRoot, 'test/e2e/made-up-lab'), workspace, { recursive: true });
  });
  after(async () => {
    rmSync(workspace, { recursive: true, force: true });
    await removeImage(engine, 'ait-lab/made-up-proxy:plain');
    await removeImage(engine, 'ait-lab/made-up-app:plain');
    await assertNothingLeft(engine);
  });

  const read = (file: string): string => readFileSync(join(workspace, file), 'utf8');

  it('has its own tasks, and none of ours', async () => {
    const { stdout, code } = await runToEnd(['list', '--json', '-C', workspace]);
    assert.equal(code, 0);
    const listed = JSON.parse(stdout) as { task: number; title: string }[];
    assert.deepEqual(
      listed.map(({ task, title }) => [task, title]),
      [[1, 'Two applications share the requests']],
    );
  });

  it('is carried out, with its evidence', async () => {
    const { code, stdout, stderr } = await runToEnd(['run', 'all', '-C', workspace, '--plain']);
    assert.equal(code, 0, stdout + stderr);
    const manifest = manifestSchema.parse(JSON.parse(read('logs/task 1/manifest.json')));
    assert.equal(manifest.outcome, 'passed');
    assert.deepEqual(Object.keys(manifest.images).sort(), ['made-up-app', 'made-up-proxy']);
    assert.match(read('logs/task 1/containers.txt'), /127\.0\.0\.1:18000->8000\/tcp[^]*\bproxy\n/);
    assert.match(read('logs/task 1/inspect-app1.json'), /"192\.168\.77\.10"/);
    assert.match(read('logs/task 1/proxy.cfg'), /^backend apps$/m);
    const table = JSON.parse(read('logs/task 1/table.json')) as { server: string }[];
    assert.deepEqual(
      table.map(({ server }) => server),
      ['app1', 'app2'],
    );
    assert.match(read('logs/task 1/app2.log'), /app2 listens/);
  });

  it('is reported and checked, by its own list of what is handed in', async () => {
    const built = await runToEnd(['build-report', '--format', 'md,html', '-C', workspace]);
    assert.match(read('report/report.md'), /Two applications share the requests/);
    assert.match(read('report/report.md'), /noticed within one check/);
    const checked = await runToEnd(['check', '--json', '-C', workspace]);
    const result = JSON.parse(checked.stdout) as Checked;
    assert.deepEqual(
      result.items.map(({ id, status }) => [id, status]),
      ids.map((id) => [id, 'present']),
      checked.stdout,
    );
    assert.deepEqual([built.code, checked.code], [0, 0], built.stdout + checked.stdout);
  });

  it('lacks what is taken away, and nothing else', async () => {
    rmSync(join(workspace, 'logs/task 1/proxy.cfg'));
    const { stdout, code } = await runToEnd(['check', '--json', '-C', workspace]);
    assert.equal(code, 1);
    const result = JSON.parse(stdout) as Checked;
    assert.deepEqual(
      result.items.filter(({ status }) => status !== 'present').map(({ id, status }) => [id, status]),
      [['The configuration', 'missing']],
    );
  });
});
