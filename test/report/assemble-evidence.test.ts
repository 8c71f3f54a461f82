import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { assembleEvidence } from '../../src/report/assemble-evidence.js';
import type { Verdict } from '../../src/check/verdict.js';
import { anInput } from './an-input.js';

describe('the evidence alone', () => {
  const report = assembleEvidence(anInput({ answers: { M1: 'TODO' }, settings: { authors: [] } }));
  it('has the tasks of which something was captured, and no chapter that a person writes', () =>
    assert.deepEqual(
      report.chapters.map(({ id }) => id),
      ['task-5'],
    ));
  it('has the deliverables that files show', () =>
    assert.deepEqual(
      report.chapters[0]?.sections.map(({ number }) => number),
      ['5.1', ''],
    ));
  it('misses nothing that a person writes', () => assert.deepEqual(report.gaps, []));
  it('misses what was not captured', () =>
    assert.deepEqual(
      assembleEvidence(anInput({ files: { 's1.log': undefined } })).gaps.map(({ what }) => what),
      ['logs/task 5/s1.log'],
    ));
  it('has no chapter of a task that was not run', () => {
    const files = {
      'haproxy-1.cfg': undefined,
      'haproxy-2.cfg': undefined,
      's1.log': undefined,
      'nodes.txt': undefined,
    };
    assert.deepEqual(assembleEvidence(anInput({ manifest: 'missing', png: 'missing', files })).chapters, []);
  });
  it('is judged by its captures, and not by its answers', () => {
    const wrong = (id: string): Verdict =>
      ({ id, status: 'present-but-wrong', evidence: [], reason: id, hint: 'x' }) as never;
    const { gaps } = assembleEvidence(anInput(), () => [
      wrong('T5.1 cfg after s1'),
      wrong('T5.4 alternative (optional)'),
    ]);
    assert.deepEqual(
      gaps.map(({ why }) => why),
      ['T5.1 cfg after s1'],
    );
  });
});
