import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { makePage } from '../../../src/report/html/page.js';
import { makeProse } from '../../../src/report/html/prose.js';
import { sampleReport } from './sample-report.js';

describe('an answer', () => {
  const cases: [what: string, markdown: string, part: string][] = [
    ['may have emphasis and code', '**a** `<b>`', '<strong>a</strong> <code>&lt;b&gt;</code>'],
    ['has no HTML', '<img src=x onerror=alert(1)>', '&lt;img src=x onerror=alert(1)&gt;'],
    ['leads to the web', '[a](https://x.org)', '<a href="https://x.org" rel="noopener noreferrer">a</a>'],
    ['leads to a file', '[a](../logs/task%205/a.txt)', '<a href="../logs/task%205/a.txt">a</a>'],
    ['leads to a section', '[a](#4-2)', '<a href="#4-2">a</a>'],
    ['leads to no script', '[a](javascript:alert(1))', '<p>[a](javascript:alert(1))</p>'],
    [
      'leads to no script in disguise',
      '[a](&#106;avascript:x)',
      '<p>[a](&amp;#106;avascript:x)</p>'.replace('&amp;#106;', 'j'),
    ],
    ['leads to no other machine by a bare name', '[a](//evil.org)', '<p>[a](//evil.org)</p>'],
    ['has no link by itself', 'see www.evil.org', '<p>see www.evil.org</p>'],
    [
      'shows the words of a picture',
      '![<words>](http://evil.org/x.png)',
      '<span class="named-picture">&lt;words&gt;</span>',
    ],
    [
      'has its headings below the section',
      '## A\n\n###### B\n\n# C',
      '<h4 id="a">A</h4>\n<h5 id="b">B</h5>\n<h4 id="c">C</h4>',
    ],
    [
      'has tables that scroll',
      'a | b\n--- | ---:\n1 | 2',
      '<table><thead>\n<tr>\n<th scope="col">a</th>\n<th scope="col" class="right">b</th>',
    ],
    [
      'has tables with an empty corner',
      '| | b |\n| --- | --- |\n| 1 | 2 |',
      '<tr>\n<td></td>\n<th scope="col">b</th>',
    ],
    [
      'has code in the colours of its language',
      '```json\n{"a": "<"}\n```',
      '<span class="hl-string">"&lt;"</span>',
    ],
    ['shows what turns the direction of writing', 'a\u202Eb', 'a[U+202E]b'],
  ];
  for (const [what, markdown, part] of cases) {
    it(what, () => {
      const { source } = makeProse(makePage(sampleReport()))(markdown, 3);
      assert.ok(source.includes(part), source);
    });
  }

  it('has the pictures that are given to it, and of others the words', () => {
    const pictures = new Map([['a.png', { mediaType: 'image/png', content: Buffer.from('x') } as const]]);
    const prose = makeProse(makePage(sampleReport()));
    const { source } = prose('![A "b"](a.png) ![c](c.png)', 3, pictures);
    assert.match(
      source,
      /<img src="data:image\/png;base64,eA==" alt="A &quot;b&quot;"> <span[^>]*>c<\/span>/,
    );
    assert.doesNotMatch(prose('![A](a.png)', 3).source, /<img/);
  });

  it('shares no id with another one', () => {
    const prose = makeProse(makePage(sampleReport()));
    assert.match(prose('#### Cost', 3).source, /<h4 id="cost">/);
    assert.match(prose('#### Cost', 3).source, /<h4 id="cost-2">/);
  });
});
