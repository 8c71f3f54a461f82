import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { toCsv } from '../../../src/check/output/to-csv.js';
import { toCsvOfHandIns } from '../../../src/check/output/to-csv-of-hand-ins.js';
import { aHostileResult, aPoorResult, aResult, hostileTexts, nothingIn, unwanted } from './a-result.js';

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
      'hand-in,task,item,status,evidence,reason,hint,points,of,look,was,override',
      'lab-of-ada,0,T0.1 stats screenshot,present,report/report.md,It is there.,,,,,,',
      'lab-of-ada,0,T0.2 repo URL,missing,,"No ""own"" address, none.","Write it; once.",,,,,',
    ]);
    assert.equal(lines[44], 'lab-of-ada,,R conclusion,present,report/report.md,It is there.,,,,,,');
    assert.equal(lines[45], 'second,0,T0.1 stats screenshot,present,report/report.md,It is there.,,,,,,');
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
      assert.equal(line, `${cell},0,T0.1 stats screenshot,present,report/report.md,It is there.,,,,,,`);
    });
  }

  it('has a line an item whatever the texts are', () => {
    for (const text of hostileTexts) {
      const csv = toCsv([aHostileResult(text)]);
      assert.equal(csv.replace(/"([^"]|"")*"/g, '').split('\r\n').length, 46);
      assert.doesNotMatch(csv.replaceAll('\uFFFE', ''), unwanted);
    }
  });

  it('has points, what to look at, and what a person has decided', () => {
    const override = { was: 'missing', reason: 'shown', by: '=Ada', date: '2026-01-12' } as const;
    const items = {
      'T0.1 stats screenshot': { points: { got: 0.5, of: 1 }, look: 'Only its name says it.', override },
    };
    assert.equal(
      toCsv([aResult(items)]).split('\r\n')[1],
      'lab-of-ada,0,T0.1 stats screenshot,present,report/report.md,It is there.,,0.5,1,Only its name says it.,missing,"shown (=Ada, 2026-01-12)"',
    );
  });
});

describe('the table with a row a hand-in', () => {
  const head =
    'hand-in,members,authors,repository,last-commit,committed,points,of,open,complete,items,present,image-only,present-but-wrong,empty,missing,look,overrides,errors,warnings,B0,B1,B2,B3,B4,B5,B6,B7,note';

  it('has who, what for and how much, and says of an empty folder why', () => {
    const origin = {
      members: ['Ada Lovelace', 'Grace Hopper'],
      authors: ['ada'],
      repository: 'https://github.com/ada/lab',
      lastCommit: { commit: '0123abc', date: '2021-01-12T09:30:00+01:00', by: 'ada' },
    };
    const behaviour = [
      { id: 'B0', status: 'works', expected: '', seen: '', reason: '', hint: '', seconds: 1 },
    ] as const;
    const points = { got: 36.5, of: 42, open: 0 };
    const csv = toCsvOfHandIns(
      [{ ...aPoorResult(), origin, points, behaviour }, aResult({}, { name: 'bare' })],
      [nothingIn('gone')],
      false,
    );
    assert.deepEqual(csv.split('\r\n'), [
      head,
      'lab-of-ada,"Ada Lovelace; Grace Hopper",ada,https://github.com/ada/lab,0123abc,2021-01-12T09:30:00+01:00,36.5,42,0,no,44,38,1,1,1,2,0,0,1,1,works,,,,,,,,',
      'bare,,,,,,,,,yes,44,44,0,0,0,0,0,0,0,0,,,,,,,,,',
      `gone${','.repeat(28)}no such folder`,
      '',
    ]);
  });

  it('has a line a hand-in and no formula whatever the texts are', () => {
    for (const text of hostileTexts) {
      const origin = { members: [text], authors: [text], repository: text };
      const csv = toCsvOfHandIns([{ ...aHostileResult(text), origin }], [nothingIn(text, text)], true);
      assert.equal(csv.replace(/"([^"]|"")*"/g, '').split('\r\n').length, 4);
      assert.doesNotMatch(csv.replaceAll('\uFFFE', ''), unwanted);
      assert.doesNotMatch(csv, /(?:^|,)"?[=+@-]/m);
    }
  });
});
