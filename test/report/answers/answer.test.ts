import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import MarkdownIt from 'markdown-it';
import { readAnswer } from '../../../src/report/answers/answer.js';
import { wordsOf } from '../../../src/report/words.js';

const words = wordsOf('en');

function read(source: string, level = 4) {
  return readAnswer(source, level, () => ({ value: 7 }), words);
}

function markdown(source: string, level = 4): string {
  const answer = read(source, level);
  assert.ok(answer.written, source);
  return answer.markdown;
}

describe('an answer counts as not written', () => {
  const cases: [what: string, source: string, why: string][] = [
    ['when it is empty', '', words.why.noText],
    ['when there is white space in it', ' \n\n\t\n', words.why.noText],
    [
      'when there are headings in it',
      '# One\n\nTwo\n===\n\n## Three ##\n'.replace('Two\n===\n\n', ''),
      words.why.noText,
    ],
    ['when there is a hint in it', '<!-- a hint\n\nof some lines -->\n', words.why.noText],
    ['when there are headings and hints', '# M1\n<!-- hint --> <!-- another -->\n', words.why.noText],
    ['when it says TODO', 'A good start.\n\nTODO: the rest', words.why.todo],
  ];
  for (const [what, source, why] of cases) {
    it(what, () => assert.deepEqual(read(source), { written: false, why }));
  }

  it('and not when a hint says TODO, or a word has it in it', () => {
    assert.equal(markdown('<!-- TODO -->\nDone with METODOS.'), 'Done with METODOS.');
  });
});

describe('headings of an answer', () => {
  const cases: [what: string, source: string, result: string, level?: number][] = [
    ['begin at level 4', '# A\n\n## B\n\ntext', '#### A\n\n##### B\n\ntext'],
    ['begin there wherever they began', '### A\n\n#### B\n\ntext', '#### A\n\n##### B\n\ntext'],
    ['begin at level 3 in a chapter', '## A\n\ntext', '### A\n\ntext', 3],
    ['leave no level out', '# A\n\n### B\n\ntext', '#### A\n\n##### B\n\ntext'],
    ['end at level 6', '# A\n## B\n### C\n#### D\ntext', '#### A\n##### B\n###### C\n###### D\ntext'],
    ['may be underlined', 'A\n===\n\nB\n---\n\ntext', '#### A\n\n##### B\n\ntext'],
    ['are not what is in code', '```sh\n# a comment\n```\n\ntext', '```sh\n# a comment\n```\n\ntext'],
    [
      'are not rules, lists and tables',
      'text\n\n---\n\n- a\n- b\n\n| a |\n| - |',
      'text\n\n---\n\n- a\n- b\n\n| a |\n| - |',
    ],
    ['are not numbers with a sign', '#1 is first', '#1 is first'],
  ];
  for (const [what, source, result, level] of cases) {
    it(what, () => assert.equal(markdown(source, level), result));
  }
});

describe('an answer keeps', () => {
  for (const source of [
    'A [link](https://example.org/a_(b) "title"), <https://example.org> and [mail](mailto:a@example.org).',
    'A [file](../logs/task%205/nodes.txt), a [place](#m1), and [one][1].\n\n[1]: https://example.org/',
    'Code: `<b>` and `a < b`, and\n\n```html\n<script>alert(1)</script>\n```',
    'A | table\n--- | ---\n1 | `x`',
    'Ends with `code`',
    '> a quotation\n\n1. a list\n2. of things',
  ]) {
    it(JSON.stringify(source), () => assert.equal(markdown(source), source));
  }
});

describe('nothing in an answer becomes markup of its own or a link that runs', () => {
  const reader = new MarkdownIt({ html: true });
  reader.validateLink = () => true;
  const hostile = [
    '<script>alert(1)</script>',
    'text <img src=x onerror=alert(1)> text',
    '</pre><script>alert(1)</script>',
    '\\`<img src=x onerror=alert(1)>`',
    '- `a\n- <b onclick=alert(1)>`',
    '    ```\n<script>alert(1)</script>\n    ```',
    '| `a | <b onclick=x>` |\n| --- | --- |\n| `x | <img src=y>` |',
    '~~~\n```\n~~~\n<script>alert(1)</script>\n```',
    '[x](javascript:alert(1))',
    '[x]( javascript:alert(1) )',
    '[x](<javascript:alert(1)>)',
    '[x](java&#115;cript:alert(1))',
    '[x](\\javascript:alert(1))',
    '[x](data:text/html,<script>alert(1)</script>)',
    '![x](vbscript:msgbox)',
    '[`x`](javascript:alert(1))',
    '[x][1]\n\n[1]: javascript:alert(1)',
    '[x]\n\n[x]:\n  JaVaScRiPt:alert(1)',
    '> [1]: javascript:alert(1)\n\n[1]',
    '<javascript:alert(1)>',
    '[x](file:///etc/passwd)',
    '<!-- unclosed <script>alert(1)</script>',
    '<!-->\n<script>alert(1)</script>',
    'a <!-- b --> <script>alert(1)</script> <!-- c -->',
  ];
  for (const source of hostile) {
    it(JSON.stringify(source), () => {
      const answer = read(source);
      if (!answer.written) return;
      const tokens = reader.parse(answer.markdown, {}).flatMap((block) => [block, ...(block.children ?? [])]);
      assert.deepEqual(
        tokens.filter(({ type }) => type.startsWith('html_')),
        [],
      );
      const targets = tokens.flatMap((token) => [token.attrGet('href'), token.attrGet('src')]);
      assert.deepEqual(
        targets.filter((target) => target !== null && /^\s*(?!https?:|mailto:)[a-z]+:/i.test(target)),
        [],
      );
    });
  }

  it('and its control characters go', () => {
    assert.equal(markdown('a\u001b[31mred\u001b[0m\u0000\u0007 \u202Etxt.exe\r\nb'), 'ared txt.exe\nb');
  });
});
