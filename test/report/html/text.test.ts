import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Anchors } from '../../../src/report/html/anchors.js';
import { ansiLines, hasAnsiColors } from '../../../src/report/html/ansi.js';
import { cleanText } from '../../../src/html/clean-text.js';
import { printSize } from '../../../src/report/html/code-block.js';
import { codeLines } from '../../../src/report/html/code-lines.js';
import { dayText } from '../../../src/report/html/day-text.js';
import { link } from '../../../src/report/html/link.js';
import { Html, markup } from '../../../src/html/markup.js';
import { moment } from '../../../src/report/html/moment.js';
import { safeHref } from '../../../src/report/html/safe-href.js';
import { timeText } from '../../../src/report/time-text.js';

describe('text from anywhere', () => {
  const cases: [what: string, text: string, clean: string][] = [
    ['is left alone', 'a\tb\nc é 漢 👩‍💻', 'a\tb\nc é 漢 👩‍💻'],
    ['loses colours', '\u001b[1;31mred\u001b[0m', 'red'],
    [
      'loses a link of a terminal, and keeps its words',
      '\u001b]8;;http://evil\u0007here\u001b]8;;\u0007',
      'here',
    ],
    ['loses control characters', 'a\u0000b\u0008c\u007fd\u0085e\u009ff', 'abcdef'],
    ['has one kind of line end', 'a\r\nb\rc', 'a\nb\nc'],
    ['shows what turns the direction of writing', 'txt.\u202Egnp', 'txt.[U+202E]gnp'],
    ['shows isolates and marks, too', '\u2066a\u2069\u200F', '[U+2066]a[U+2069][U+200F]'],
    ['loses what is no character', 'a\uFFFEb\uFDD0', 'ab'],
    ['replaces half a character', 'a\uD800b', 'a\uFFFDb'],
  ];
  for (const [what, text, clean] of cases) it(what, () => assert.equal(cleanText(text), clean));
});

describe('markup', () => {
  const cases: [what: string, made: Html, source: string][] = [
    ['escapes text', markup`<p>${'<b>&"\''}</p>`, '<p>&lt;b&gt;&amp;&quot;&#39;</p>'],
    ['takes markup as it is', markup`<p>${markup`<b>${1}</b>`}</p>`, '<p><b>1</b></p>'],
    ['takes lists, and nothing for nothing', markup`${['<', undefined, new Html('<br>')]}`, '&lt;<br>'],
    ['links', link('../logs/task%205/a.txt', '<a>'), '<a href="../logs/task%205/a.txt">&lt;a&gt;</a>'],
    [
      'links to a network',
      link('https://x.org', 'x'),
      '<a href="https://x.org" rel="noopener noreferrer">x</a>',
    ],
    ['does not link anywhere else', link('javascript:x', 'x'), 'x'],
  ];
  for (const [what, made, source] of cases) it(what, () => assert.equal(made.source, source));
});

describe('an address that a link may have', () => {
  const good = [
    'http://a.b/c?d#e',
    'https://a',
    '#m1',
    '../logs/task%205/nodes.txt',
    'images/a.png',
    'a?b:c',
    './a:b',
  ];
  const bad = [
    ...[
      '',
      'javascript:alert(1)',
      'JaVaScRiPt:alert(1)',
      'java\nscript:alert(1)',
      ' javascript:x',
      '\u0000javascript:x',
    ],
    ...[
      'data:text/html,x',
      'vbscript:x',
      'file:///etc/passwd',
      '//evil.org',
      '/etc/passwd',
      '\\\\evil',
      'http://',
      'mailto:a@b',
    ],
  ];
  for (const address of good) it(`is ${address}`, () => assert.equal(safeHref(address), address));
  for (const address of bad)
    it(`is not ${JSON.stringify(address)}`, () => assert.equal(safeHref(address), undefined));
});

describe('colours of a terminal', () => {
  const cases: [what: string, text: string, lines: string[]][] = [
    ['become classes', '\u001b[31mred\u001b[0m x', ['<span class="ansi-red">red</span> x']],
    [
      'go over line ends',
      '\u001b[1;92ma\nb\u001b[m',
      ['<span class="ansi-green ansi-bold">a</span>', '<span class="ansi-green ansi-bold">b</span>'],
    ],
    [
      'end with their own code',
      '\u001b[2;34ma\u001b[22mb\u001b[39mc',
      ['<span class="ansi-blue ansi-faint">a</span><span class="ansi-blue">b</span>c'],
    ],
    ['go where they are none of the sixteen', '\u001b[38;5;31ma\u001b[38;2;1;2;31mb\u001b[44mc', ['abc']],
    [
      'escape what they dress',
      '\u001b[31m<b>\u001b]0;x\u0007"',
      ['<span class="ansi-red">&lt;b&gt;&quot;</span>'],
    ],
  ];
  for (const [what, text, lines] of cases) {
    it(what, () =>
      assert.deepEqual(
        ansiLines(text).map(({ source }) => source),
        lines,
      ),
    );
  }
  it('are told from other sequences', () => {
    assert.equal(hasAnsiColors('\u001b[2K\u001b[1A'), false);
    assert.equal(hasAnsiColors('\u001b[0m'), true);
  });
});

describe('code', () => {
  const cases: [
    what: string,
    text: string,
    language: 'haproxy' | 'json' | 'log' | 'text',
    lines: string[],
  ][] = [
    [
      'HAProxy: a section',
      'backend nodes',
      'haproxy',
      ['<span class="hl-section">backend</span> <span class="hl-title">nodes</span>'],
    ],
    [
      'HAProxy: a server',
      '    server s1 192.168.42.11:3000 check # up',
      'haproxy',
      [
        '    <span class="hl-keyword">server</span> <span class="hl-title">s1</span> <span class="hl-address">192.168.42.11:3000</span> check <span class="hl-comment"># up</span>',
      ],
    ],
    [
      'HAProxy: a time',
      '    timeout connect 2s',
      'haproxy',
      ['    <span class="hl-keyword">timeout</span> connect <span class="hl-number">2s</span>'],
    ],
    [
      'HAProxy: a template',
      'Container {{ name }} <joined>',
      'haproxy',
      ['Container <span class="hl-template-variable">{{ name }}</span> &lt;joined&gt;'],
    ],
    [
      'Serf',
      '    2026/11/22 17:24:49 [INFO] serf: EventMemberJoin: s1 192.168.42.11',
      'log',
      [
        '    <span class="hl-date">2026/11/22 17:24:49</span> <span class="hl-level">[INFO]</span> serf: <span class="hl-event">EventMemberJoin</span>: s1 <span class="hl-address">192.168.42.11</span>',
      ],
    ],
    [
      'an alert',
      "[ALERT]    (12) : backend 'nodes' has no server available!",
      'log',
      [`<span class="hl-bad">[ALERT]</span>    (12) : backend 'nodes' has no server available!`],
    ],
    [
      'a request that nobody answered',
      '0/-1/-1/-1/0 503 217 - - SC--',
      'log',
      ['0/-1/-1/-1/0 <span class="hl-bad">503</span> 217 - - SC--'],
    ],
    [
      'JSON that is none',
      '<script>{"a": 1',
      'json',
      ['&lt;script&gt;{<span class="hl-attr">"a"</span>: <span class="hl-number">1</span>'],
    ],
    ['text', '<a>\n\nb\n', 'text', ['&lt;a&gt;', '', 'b']],
  ];
  for (const [what, text, language, lines] of cases) {
    it(what, () =>
      assert.deepEqual(
        codeLines(text, language).map(({ source }) => source),
        lines,
      ),
    );
  }
});

describe('times', () => {
  it('are in UTC', () =>
    assert.equal(timeText('2026-11-22T17:24:48.563Z', 'second'), '2026-11-22 17:24:48 UTC'));
  it('stay as they are when they are none', () => assert.equal(moment('yesterday').source, 'yesterday'));
  it('are none in another zone: they would be called UTC', () =>
    assert.equal(timeText('2026-11-22T17:24:48+02:00', 'clock'), ''));
  it('are days in English', () => assert.equal(dayText('2026-11-22T17:24:48Z', 'en'), '22 November 2026'));
  it('are days in French', () => assert.equal(dayText('2026-11-22T17:24:48Z', 'fr'), '22 novembre 2026'));
  it('are no days when they are none', () => assert.equal(dayText('<b>', 'fr'), '<b>'));
});

describe('ids', () => {
  it('are given once', () => {
    const anchors = new Anchors(['report']);
    const texts = ['task-0', '4-2', 'Ça va?', 'ca va', 'report', '漢', '<script>', '"onload=x'];
    const ids = ['task-0', '4-2', 'ca-va', 'ca-va-2', 'report-2', 'part', 'script', 'onload-x'];
    assert.deepEqual(
      texts.map((text) => anchors.claim(text)),
      ids,
    );
  });
});

describe('what a text is printed in', () => {
  const cases: [what: string, columns: number, language: 'text' | 'log', size: string][] = [
    ['short lines', 80, 'log', 'usual'],
    ['a log with long lines, which are wrapped', 180, 'log', 'smaller'],
    ['a table that just fits', 132, 'text', 'smaller'],
    ['the table of docker ps', 171, 'text', 'smallest'],
    ['a table that could not be read any more, and is wrapped', 300, 'text', 'smaller'],
  ];
  for (const [what, columns, language, size] of cases) {
    it(`${what}: ${size}`, () => assert.equal(printSize(`a\n${'x'.repeat(columns)}\n`, language), size));
  }
});
