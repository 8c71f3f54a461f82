import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { toCsv } from '../../../src/check/output/to-csv.js';
import { aHostileResult, aResult, hostileTexts, unwanted } from './a-result.js';

describe('the table for a spreadsheet', () => {
  it('has a line for each item of each hand-in', () => {
    const first = aResult({
      'T0.2 repo URL': {
        status: 'missing',
        evidence: [],
        reason: 'No "own" address, none.',
        hint: 'Write it; once.',
      },
    });
    const lines = toCsv([first, aResult({}, { name: 'second' })]).split('\r\n');
    assert.deepEqual(lines.slice(0, 3), [
      'hand-in,task,item,status,evidence,reason,hint',
      'lab-of-ada,0,T0.1 stats screenshot,present,report/report.md,It is there.,',
      'lab-of-ada,0,T0.2 repo URL,missing,,"No ""own"" address, none.","Write it; once."',
    ]);
    assert.equal(lines[44], 'lab-of-ada,,R conclusion,present,report/report.md,It is there.,');
    assert.equal(lines[45], 'second,0,T0.1 stats screenshot,present,report/report.md,It is there.,');
    assert.deepEqual(lines.slice(89), ['']);
  });

  const formulas: [text: string, cell: string][] = [
    ['=1+1', "'=1+1"],
    ['+1', "'+1"],
    ['-1', "'-1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['  =1', "'=1"],
    ['\t=1', "'=1"],
    ['\r=1', "'=1"],
    ['\u0000=1', "'=1"],
    ['＝1', "'＝1"],
    ['=A1,"x"', `"'=A1,""x"""`],
    ['a=1', 'a=1'],
  ];
  for (const [text, cell] of formulas) {
    it(`makes no formula of ${JSON.stringify(text)}`, () => {
      const line = toCsv([aResult({}, { name: text })]).split('\r\n')[1] ?? '';
      assert.equal(line, `${cell},0,T0.1 stats screenshot,present,report/report.md,It is there.,`);
    });
  }

  it('has a line an item whatever the texts are', () => {
    for (const text of hostileTexts) {
      const csv = toCsv([aHostileResult(text)]);
      assert.equal(csv.replace(/"([^"]|"")*"/g, '').split('\r\n').length, 46);
      assert.doesNotMatch(csv.replaceAll('\uFFFE', ''), unwanted);
    }
  });
});
