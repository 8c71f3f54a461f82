import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { movedAddress, movedMarkdown } from '../../src/report/moved-address.js';

const way = '../my-lab/report';

describe('an address in a report that lies elsewhere', () => {
  const cases: [address: string, moved: string][] = [
    ['images/ours.png', '../my-lab/report/images/ours.png'],
    ['../logs/task%205/ha.log', '../my-lab/logs/task%205/ha.log'],
    ['../logs/a.txt?x=../y#line', '../my-lab/logs/a.txt?x=../y#line'],
    ['#here', '#here'],
    ['/etc/hosts', '/etc/hosts'],
    ['https://example.org/../a', 'https://example.org/../a'],
    ['mailto:ada@example.org', 'mailto:ada@example.org'],
    ['', ''],
  ];
  for (const [address, moved] of cases)
    it(`leads to the same: ${address}`, () => assert.equal(movedAddress(address, way), moved));

  it('is as it was where the report lies in its own place', () => {
    for (const [address] of cases) assert.equal(movedAddress(address, ''), address);
  });
});

describe('the addresses in a Markdown text', () => {
  const cases: [text: string, moved: string][] = [
    [
      'see [a](a.md) and ![b](<b c.png> "B")',
      'see [a](../my-lab/report/a.md) and ![b](<../my-lab/report/b c.png> "B")',
    ],
    ['[![b](b.png)](c.md)', '[![b](../my-lab/report/b.png)](../my-lab/report/c.md)'],
    [
      '[a]: a.md\n[the web](https://example.org)',
      '[a]: ../my-lab/report/a.md\n[the web](https://example.org)',
    ],
    ['```\n[a](a.md)\n```\n[a](a.md)', '```\n[a](a.md)\n```\n[a](../my-lab/report/a.md)'],
    ['~~~~\n~~~\n[a](a.md)\n~~~~', '~~~~\n~~~\n[a](a.md)\n~~~~'],
    ['no link (a.md) [at] all', 'no link (a.md) [at] all'],
  ];
  for (const [text, moved] of cases)
    it(`are moved: ${text}`, () => assert.equal(movedMarkdown(text, way), moved));
});
