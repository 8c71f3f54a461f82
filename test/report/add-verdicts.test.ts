import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ItemId, ItemStatus } from '../../src/check/item.js';
import type { Verdict } from '../../src/check/verdict.js';
import { assembleReport } from '../../src/report/assemble-report.js';
import type { Report } from '../../src/report/model.js';
import { anInput, type Changes } from './an-input.js';

function aVerdict(id: ItemId, status: ItemStatus): Verdict {
  const words = { reason: 'It shows something else.', hint: 'ait-lab run 5' };
  return { id, status, evidence: [], ...words, because: { code: 'no-report' } };
}

function gapsOf(verdicts: readonly Verdict[], changes: Changes = {}): string[] {
  const report = assembleReport(anInput(changes), () => verdicts);
  return report.gaps.map(
    ({ fault, where, what, why, hint }) => `${where} ${fault} ${what}: ${why} → ${hint}`,
  );
}

describe('what the check finds wanting', () => {
  const wrong = '5.1 wrong T5.1 cfg after s1: It shows something else. → ait-lab run 5';

  it('is a gap at the place of the deliverable, and of the chapter', () => {
    assert.deepEqual(gapsOf([aVerdict('T5.1 cfg after s1', 'present-but-wrong')]), [wrong]);
    assert.deepEqual(gapsOf([aVerdict('R conclusion', 'missing')]), [
      'Conclusion wrong R conclusion: It shows something else. → ait-lab run 5',
    ]);
  });

  it('is shown where it is, and not only counted', () => {
    const verdicts = [aVerdict('T5.1 cfg after s1', 'present-but-wrong')];
    const { chapters } = assembleReport(anInput(), () => verdicts);
    const sections = chapters.flatMap((chapter) => chapter.sections);
    const last = sections.find(({ number }) => number === '5.1')?.blocks.at(-1);
    assert.ok(last?.kind === 'gap' && last.fault === 'wrong');
  });

  it('is asked for once, of the report as it is without it', () => {
    const judged: Report[] = [];
    const report = assembleReport(anInput(), (unjudged) => {
      judged.push(unjudged);
      return [aVerdict('T5.1 cfg after s1', 'present-but-wrong')];
    });
    assert.deepEqual(judged, [assembleReport(anInput())]);
    assert.equal(report.gaps.length, (judged[0]?.gaps.length ?? 0) + 1);
  });

  it('is no second gap where the report knows one itself', () => {
    const gaps = gapsOf([aVerdict('T5.1 cfg after s1', 'missing')], {
      files: { 'haproxy-2.cfg': undefined },
    });
    assert.equal(gaps.length, 1);
    assert.match(gaps[0] ?? '', /^5\.1 missing logs\/task 5\/haproxy-2\.cfg: /);
  });

  it('is nothing where it is present, optional, or in a chapter that is not shown', () => {
    assert.deepEqual(gapsOf([aVerdict('T5.1 cfg after s1', 'present')]), []);
    assert.deepEqual(gapsOf([aVerdict('T5.4 alternative (optional)', 'optional-missing')]), []);
    assert.deepEqual(gapsOf([aVerdict('T2.1 log ha', 'missing')]), []);
  });

  it('is nothing where the tasks of the workspace ask for less than the lab does', () => {
    assert.deepEqual(gapsOf([aVerdict('T0.M M1-M6 answers', 'present-but-wrong')]), []);
  });
});
