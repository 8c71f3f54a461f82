import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { manifestSchema } from '../../src/evidence/manifest.js';

const picture = {
  file: 'report/images/capture/task6/stats-1-ha.png',
  step: 'ha starts',
  time: '2026-01-02T03:04:10.000Z',
  bytes: 1,
  sha256: 'a'.repeat(64),
  width: 1200,
  height: 500,
};
const manifest = (pictures: readonly object[]): unknown => ({
  task: 6,
  title: 'A task',
  run: 'a1b2c3d4',
  variant: 'lab',
  started: picture.time,
  ended: picture.time,
  outcome: 'passed',
  versions: {},
  images: {},
  files: [],
  pictures,
});

describe('the manifest of a run', () => {
  it('names the sidecar of a picture, which former versions called its twin', () => {
    const path = picture.file.replace('png', 'json');
    const digest = 'b'.repeat(64);
    const now = { ...picture, sidecar: path, sidecarSha256: digest };
    const former = { ...picture, twin: path, twinSha256: digest };
    const first = { ...picture, twin: path };
    assert.deepEqual(manifestSchema.parse(manifest([now, former, first])).pictures, [
      now,
      now,
      { ...picture, sidecar: path, sidecarSha256: undefined },
    ]);
    assert.equal(manifestSchema.safeParse(manifest([picture])).success, false);
  });
});
