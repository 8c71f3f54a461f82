import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import MarkdownIt from 'markdown-it';
import { assembleReport } from '../../src/report/assemble-report.js';
import { Anchors } from '../../src/report/markdown/anchors.js';
import { codeSpan, escapeMarkdown } from '../../src/report/markdown/escape.js';
import { fence } from '../../src/report/markdown/fence.js';
import { markdownTable } from '../../src/report/markdown/table.js';
import { toMarkdown } from '../../src/report/markdown/to-markdown.js';
import { anInput } from './an-input.js';

const reader = new MarkdownIt({ html: true, linkify: true });
reader.validateLink = () => true;

/** The text of Markdown that has neither markup nor a link in it. */
function plainTextOf(markdown: string): string {
  const tokens = reader.parse(markdown, {});
  assert.deepEqual(
    tokens.map(({ type }) => type),
    ['paragraph_open', 'inline', 'paragraph_close'],
    markdown,
  );
  const parts = tokens[1]?.children ?? [];
  for (const { type } of parts) assert.ok(['text', 'text_special', 'code_inline'].includes(type), type);
  return parts.map(({ content }) => content).join('');
}

const hostile = [
  '</pre><script>alert(1)</script>',
  '<img onerror=alert(1)>',
  '`` ` ```',
  '`',
  'a | b || c',
  '](javascript:alert(1))',
  '[x](https://example.org)',
  '![x](y)',
  '**bold** _it_ ~~no~~',
  '# heading',
  '- item',
  '1. item',
  '=====',
  '> quote',
  '&lt;b&gt; &amp;',
  'https://example.org/ and www.example.org',
  '\\',
  '$x$',
  '{{ task0/x.y }}',
  'nodes/s1 0.1-rc_2',
];

describe('untrusted text in Markdown', () => {
  for (const text of hostile) {
    it(`stays text: ${text}`, () => assert.equal(plainTextOf(escapeMarkdown(text)), text));
    it(`stays code: ${text}`, () => assert.equal(plainTextOf(codeSpan(text)), text));
  }

  it('has no control characters, line ends or marks of direction', () => {
    const text = 'a\u001b[31mb\u001b[0m\u0000c\r\nd\te\u202Ef\u2066g';
    assert.equal(escapeMarkdown(text), 'ab' + 'c d efg');
    assert.equal(codeSpan(text), '`abc d efg`');
  });

  it('in a block cannot end it', () => {
    const text = 'a\n```\n<script>\n````\n~~~\n</pre>\u001b[2J\u0000\r\nb\r';
    const tokens = reader.parse(fence(text, 'text'), {});
    assert.deepEqual(
      tokens.map(({ type, info, content }) => [type, info, content]),
      [['fence', 'text', 'a\n```\n<script>\n````\n~~~\n</pre>\nb\n']],
    );
  });

  it('in a table stays in its cell', () => {
    const cells = hostile.map(codeSpan);
    const tokens = reader.parse(
      markdownTable(
        ['a'],
        cells.map((cell) => [cell]),
      ),
      {},
    );
    const found = tokens.filter(({ type }) => type === 'inline').map(({ children }) => children ?? []);
    assert.deepEqual(
      found.slice(1).map((parts) => parts.map(({ content }) => content).join('')),
      hostile,
    );
  });
});

describe('anchors are those of GitHub', () => {
  const cases: [heading: string, anchor: string][] = [
    ['Introduction', 'introduction'],
    ['Task 0 – Two backends, written by hand', 'task-0--two-backends-written-by-hand'],
    ['4.2 – Images without repetition', '42--images-without-repetition'],
    ['3.3 – The handlers’ own log, /var/log/serf.log', '33--the-handlers-own-log-varlogserflog'],
    [
      'M1 – Cette solution convient-elle à la production ?',
      'm1--cette-solution-convient-elle-à-la-production-',
    ],
    ['snake_case & C++', 'snake_case--c'],
  ];
  for (const [heading, anchor] of cases)
    it(heading, () => assert.equal(new Anchors().claim(heading), anchor));

  it('and the second of a name has a number', () => {
    const anchors = new Anchors();
    const claimed = ['A', 'A', 'A-1', 'A', 'a'].map((heading) => anchors.claim(heading));
    assert.deepEqual(claimed, ['a', 'a-1', 'a-1-1', 'a-2', 'a-3']);
  });
});

describe('the report in Markdown', () => {
  it('is just this, where little was recorded', () => {
    const input = anInput({
      files: { 'nodes.txt': undefined },
      answers: { M1: 'Yes: `{{ x }}`.', '5.4': 'TODO' },
    });
    assert.equal(toMarkdown(assembleReport(input)), expected);
  });

  it('shows a hostile log, name, title and answer as what they are', () => {
    const bad =
      '<img src=x onerror=alert(1)> [x](javascript:alert(1)) `` ``` \u001b[31m\u0000\u202E | </pre><script>alert(1)</script>';
    const report = assembleReport(
      anInput({
        files: { 's1.log': `${bad}\n\`\`\`\n${bad}\n`, 'haproxy-2.cfg': `server ${bad}\n` },
        manifest: { run: bad, outcome: 'failed', failure: bad, versions: { [bad]: bad } },
        settings: { title: bad, authors: ['<img onerror>', bad] },
        answers: { M1: bad, conclusion: `# ${bad}\n\n${bad}` },
      }),
    );
    const markdown = toMarkdown(report);
    // eslint-disable-next-line no-control-regex
    assert.doesNotMatch(markdown, /[\u0000-\u0009\u000b-\u001f\u202a-\u202e]/);
    const tokens = reader.parse(markdown, {}).flatMap((block) => [block, ...(block.children ?? [])]);
    assert.deepEqual(
      tokens.filter(({ type }) => type.startsWith('html_')),
      [],
    );
    const links = new Set(tokens.flatMap((token) => token.attrGet('href') ?? token.attrGet('src') ?? []));
    for (const link of links)
      assert.match(link, /^(#|\.\.\/logs\/task%205\/|images\/|https:\/\/example\.org\/lab$)/);
  });

  it('has links from its contents to every heading of a chapter or section', () => {
    const report = assembleReport(
      anInput({ answers: { introduction: '# Contents\n\n# 5.1 – Configurations\n\n# Conclusion\n\nx' } }),
    );
    const markdown = toMarkdown(report);
    const anchors = new Anchors();
    const tokens = reader.parse(markdown, {});
    const headings = new Map(
      tokens.flatMap((token, index) => {
        if (token.type !== 'heading_open') return [];
        const text = (tokens[index + 1]?.children ?? []).map(({ content }) => content).join('');
        return [[anchors.claim(text), `${token.tag} ${text}`] as const];
      }),
    );
    const contents = /## Contents\n\n([\s\S]*?)\n\n## /.exec(markdown)?.[1] ?? '';
    const targets = [...contents.matchAll(/\(#([^)]*)\)/g)].map(([, target = '']) => decodeURI(target));
    assert.deepEqual(
      targets.map((target) => headings.get(target)),
      [
        'h2 Introduction',
        'h2 Task 5 – The task',
        'h3 M1 – A question',
        'h3 5.1 – Configurations',
        'h3 5.2 – Address',
        'h3 5.4 – Another way',
        'h3 Further evidence',
        'h2 Difficulties',
        'h2 Conclusion',
      ],
    );
  });
});

const expected = `# Dynamic load balancing with Docker

**Authors:** Ada  
**Repository:** <https://example.org/lab>

| The run |  |
| --- | --- |
| Date | 2026-11-22 17:24 UTC |
| Run | ceb60bd7 |
| Tasks passed | 1 of 1 |
| Files of evidence | 4 |
| Pictures | 1 |
| Base image | debian:trixie-slim |
| Versions | haproxy 3.0.11 |

> [!WARNING]
> **One thing is missing**
>
> | Where | What | Why | What to do |
> | --- | --- | --- | --- |
> | further evidence of task 5 | Missing: logs/task 5/nodes.txt | the run did not leave it behind | \`ait-lab run 5\` |

## Contents

- [Introduction](#introduction)
- [Task 5 – The task](#task-5--the-task)
  - [M1 – A question](#m1--a-question)
  - [5.1 – Configurations](#51--configurations)
  - [5.2 – Address](#52--address)
  - [5.4 – Another way](#54--another-way)
  - [Further evidence](#further-evidence)
- [Difficulties](#difficulties)
- [Conclusion](#conclusion)

## Introduction

Why.

## Task 5 – The task

What it is about.

### M1 – A question

Yes: \`{{ x }}\`.

### 5.1 – Configurations

![HAProxy’s stats page in task 5: ha starts (no server up)](images/capture/task5/stats.png)

*HAProxy’s stats page in task 5: ha starts*

[\`logs/task 5/haproxy-1.cfg\`](../logs/task%205/haproxy-1.cfg) · \`docker exec ha cat haproxy-1.cfg\` · 17:24:41 UTC

\`\`\`haproxy
backend nodes
  balance roundrobin
\`\`\`

[\`logs/task 5/haproxy-2.cfg\`](../logs/task%205/haproxy-2.cfg) · \`docker exec ha cat haproxy-2.cfg\` · 17:24:41 UTC

\`\`\`haproxy
backend nodes
  balance roundrobin
  server s1 192.168.42.11:3000 check
\`\`\`

**What changed from haproxy-1.cfg to haproxy-2.cfg**

\`\`\`diff
@@ -1,2 +1,3 @@
 backend nodes
   balance roundrobin
+  server s1 192.168.42.11:3000 check
\`\`\`

[\`logs/task 5/s1.log\`](../logs/task%205/s1.log) · \`docker exec ha cat s1.log\` · 17:24:41 UTC

\`\`\`text
web application s1 listens
\`\`\`

### 5.2 – Address

<https://example.org/lab>

### 5.4 – Another way

> [!NOTE]
> **Optional – Not written yet: report/answers/5.4.md** – it still says TODO.
> → \`write report/answers/5.4.md\`

### Further evidence

Captured in the same run, and not asked for by number.

> [!WARNING]
> **Missing: logs/task 5/nodes.txt** – the run did not leave it behind.
> → \`ait-lab run 5\`

## Difficulties

None.

## Conclusion

Done.
`;
