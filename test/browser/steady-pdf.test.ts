import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { steadyPdf } from '../../src/browser/steady-pdf.js';

const site = 'http://report.invalid/';
const date = '2026-11-22T17:25:06.952Z';

describe('a PDF that was printed at any hour', () => {
  const cases: [what: string, printed: string, steady: string][] = [
    [
      'is from the date of the report',
      "/CreationDate (D:20301231235959+00'00')\n/ModDate (D:20301231235959+00'00')>>",
      "/CreationDate (D:20261122172506+00'00')\n/ModDate (D:20261122172506+00'00')>>",
    ],
    [
      'leads to files beside it',
      '/URI (http://report.invalid/logs/task%205/nodes.txt)>>',
      '/URI (../logs/task%205/nodes.txt)                   >>',
    ],
    [
      'leads to files in its folder',
      '/URI (http://report.invalid/report/images/a\\(b\\).png)>>',
      '/URI (images/a\\(b\\).png)                             >>',
    ],
    ['leads to the web as ever', '/URI (https://report.org/logs/)', '/URI (https://report.org/logs/)'],
    [
      'numbers what is tagged from one on, in its order',
      '/ID (node00000411) /ID (node00000007) [(node00000411)]',
      '/ID (node00000002) /ID (node00000001) [(node00000002)]',
    ],
    ['keeps every other byte', '\u0000\u00ff(\u0080)node00000411', '\u0000\u00ff(\u0080)node00000411'],
  ];
  for (const [what, printed, steady] of cases) {
    it(what, () => {
      const bytes = steadyPdf(Buffer.from(printed, 'latin1'), { date, site });
      assert.equal(Buffer.from(bytes).toString('latin1'), steady);
      assert.equal(bytes.length, printed.length);
    });
  }

  it('leads from another folder to the files of the workspace', () => {
    const far = 'http://report.invalid/---/';
    const way = '../my-lab/report';
    const link = (address: string): string => {
      const printed = Buffer.from(`/URI (${address})>>`, 'latin1');
      const bytes = Buffer.from(steadyPdf(printed, { date, site: far, way }));
      assert.equal(bytes.length, printed.length);
      return bytes.toString('latin1').replace(/ +>>$/, '>>');
    };
    assert.equal(link(`${far}logs/task%205/nodes.txt`), '/URI (../my-lab/logs/task%205/nodes.txt)>>');
    assert.equal(link(`${far}report/images/a.png`), '/URI (../my-lab/report/images/a.png)>>');
  });

  it('has a date also when the report has none', () => {
    const printed = Buffer.from("/CreationDate (D:20301231235959+00'00')", 'latin1');
    for (const none of [undefined, 'yesterday']) {
      const bytes = steadyPdf(printed, { date: none, site });
      assert.equal(Buffer.from(bytes).toString('latin1'), "/CreationDate (D:19700101000000+00'00')");
    }
  });
});
