import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import type { Manifest } from '../../../src/evidence/manifest.js';
import { TemporaryFolder } from '../../temporary-folder.js';
import { aitLab } from '../command.js';

const manifest: Manifest = {
  task: 4,
  title: 'T',
  run: 'a1b2c3d4',
  variant: 'lab',
  started: '2026-11-22T17:24:39.465Z',
  ended: '2026-11-22T17:24:46.421Z',
  outcome: 'passed',
  versions: {},
  images: {},
  steps: [
    {
      name: 'an image is built with three RUNs and with one, and flattened',
      outcome: 'left-out',
      leftOut: [{ option: '--no-experiments', files: ['experiment-layers.json', 'experiment-layers.txt'] }],
    },
    { name: 'two images are built without and with a shared base', outcome: 'passed' },
  ],
  files: [],
};

describe('ait-lab list', () => {
  it('shows what a run was told to leave out as left out, and the rest as missing', () => {
    using folder = new TemporaryFolder();
    mkdirSync(join(folder.path, 'logs', 'task 4'), { recursive: true });
    writeFileSync(join(folder.path, 'logs', 'task 4', 'manifest.json'), JSON.stringify(manifest));
    const { code, stdout } = aitLab(folder.path, ['list']);
    assert.equal(code, 0);
    assert.match(stdout, /\. an image is built .* flattened \(left out: --no-experiments\)$/m);
    assert.match(stdout, /^ {4}– experiment-layers\.txt \(left out: --no-experiments\)$/m);
    assert.match(stdout, /\. two images are built without and with a shared base$/m);
    assert.match(stdout, /^ {4}· experiment-shared-base\.txt$/m);
    const listed = JSON.parse(aitLab(folder.path, ['list', '--json']).stdout) as {
      task: number;
      leftOut: string[];
      files: { file: string; leftOut?: string }[];
    }[];
    const task = listed.find((one) => one.task === 4);
    assert.deepEqual(task?.leftOut, [manifest.steps?.[0]?.name]);
    assert.deepEqual(
      task.files.flatMap(({ file, leftOut }) => (leftOut === undefined ? [] : [[file, leftOut]])),
      [
        ['experiment-layers.json', '--no-experiments'],
        ['experiment-layers.txt', '--no-experiments'],
      ],
    );
    assert.deepEqual(listed.find((one) => one.task === 5)?.leftOut, []);
  });
});
