import { ourLab } from '../our-check.js';
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { aHandIn } from '../a-hand-in.js';
import { readReport } from '../../../src/check/written/read-report.js';
import { writtenStatuses } from './written-statuses.js';

describe('the titles of a report', () => {
  it('may be bold lines that follow a list of contents at once', () => {
    const entries = '## Contents\n\n- [Task 1](#1)\n- [Task 2](#2)\n\n';
    const body =
      '**Task 1 - Supervising**\n\n**1.2** We struggled with the signals.\n\n**Task 2 - Members**\n\n**2.2** Nobody tells the balancer.\n';
    const statuses = writtenStatuses(aHandIn({ 'report/report.md': entries + body }));
    assert.equal(statuses['T1.2 difficulties+understanding'], 'present');
    assert.equal(statuses['T2.2 problem answer'], 'present');
  });

  it('may be bold lines one below the other', () => {
    const statuses = writtenStatuses(
      aHandIn({ 'report/report.md': '**A lab**\n**Introduction**\nWe balance the load of two servers.\n' }),
    );
    assert.equal(statuses['R introduction'], 'present');
  });

  it('may repeat what the name of their file says, and are no text', () => {
    const files = {
      'report/task1.md':
        '### Task 1: Put a process supervisor before several processes\n\n#### 1.2\n\nThe supervisor starts all of them.\n',
      'report/conclusion.md': '### Conclusion\n',
    };
    const handIn = aHandIn(files);
    const { report } = readReport(handIn, '', ourLab);
    assert.ok(report?.sections.every(({ ownText }) => !/Conclusion|Put a process/.test(ownText)));
    assert.equal(writtenStatuses(handIn)['T1.2 difficulties+understanding'], 'present');
    assert.notEqual(writtenStatuses(handIn)['R conclusion'], 'present');
  });

  for (const label of ['**Question M1:**', '[M1]:', '**Réponse M1 :**'])
    it(`may be labels like ${label}`, () => {
      const answers = [1, 2, 3, 4, 5, 6].map(
        (number) => `${label.replace('1', String(number))} Somebody has to edit a file.\n\n`,
      );
      const statuses = writtenStatuses(aHandIn({ 'report/report.md': `## Task 0\n\n${answers.join('')}` }));
      assert.equal(statuses['T0.M M1-M6 answers'], 'present');
    });
});
