import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  fillLetter,
  letterNames,
  parseLetterTemplate,
  type LetterValues,
} from '../../../src/check/letters/letter-template.js';
import { asMarkdown } from '../../../src/check/letters/as-markdown.js';

const nothing = Object.fromEntries(letterNames.map((name) => [name, ''])) as Record<string, string>;
const values = (said: Partial<LetterValues>): LetterValues => ({ ...nothing, ...said }) as LetterValues;

function filled(template: string, said: Partial<LetterValues>): string {
  const read = parseLetterTemplate('t.md', template);
  assert.ok('template' in read, JSON.stringify(read));
  return fillLetter(read.template, values(said));
}

describe('the template of a letter', () => {
  it('puts what is to be said in the place of its name', () =>
    assert.equal(
      filled('To {{ hand-in }}: {{present}}/{{all}}', { 'hand-in': 'a', present: '1', all: '2' }),
      'To a: 1/2\n',
    ));

  const sections =
    'A\n\n{{#missing}}\n## Missing\n\n{{missing}}\n{{/missing}}\n\n{{^missing}}\nWell done.\n{{/missing}}\n\nB';
  it('leaves out what has nothing to say, without a gap', () => {
    assert.equal(filled(sections, {}), 'A\n\nWell done.\n\nB\n');
    assert.equal(filled(sections, { missing: '- x\n- y' }), 'A\n\n## Missing\n\n- x\n- y\n\nB\n');
  });

  it('has sections in sections, spaces about its marks, and any line ends', () => {
    const template = ' {{# missing }} \r\n{{#fails}}\r\nboth\r\n{{/fails}}\r\none\r\n{{/missing}}\r\n';
    assert.equal(filled(template, { missing: 'x' }), 'one\n');
    assert.equal(filled(template, { missing: 'x', fails: 'y' }), 'both\none\n');
    assert.equal(filled(template, { fails: 'y' }), '\n');
  });

  it('takes what is said as it is, and not for a template', () =>
    assert.equal(filled('{{missing}}', { missing: '{{fails}} $& {{' }), '{{fails}} $& {{\n'));

  const wrong: [
    what: string,
    template: string,
    line: number,
    column: number,
    message: RegExp,
    hint: RegExp,
  ][] = [
    ['an unknown name', 'a\nb {{mising}}', 2, 3, /unknown placeholder "mising"/, /did you mean "missing"/],
    [
      'an unknown section',
      '{{#lacks}}\n{{/lacks}}',
      1,
      1,
      /unknown placeholder "lacks"/,
      /known here: hand-in, /,
    ],
    ['no name', '{{}}', 1, 1, /unknown placeholder ""/, /known here/],
    ['no end of a name', 'a {{missing', 1, 3, /never closed/, /write }}/],
    [
      'no end of a section',
      'a\n{{#missing}}\nb',
      2,
      1,
      /never closed/,
      /\{\{\/missing\}\} on a line of its own/,
    ],
    ['no beginning', 'a\n{{/missing}}', 2, 1, /nothing is open/, /\{\{#missing\}\}/],
    [
      'crossed sections',
      '{{#missing}}\n{{#fails}}\n{{/missing}}',
      3,
      1,
      /does not close \{\{#fails\}\}/,
      /first/,
    ],
    ['a section within a line', 'a {{#missing}} b', 1, 3, /other text beside it/, /line of its own/],
  ];
  for (const [what, template, line, column, message, hint] of wrong)
    it(`is refused with file, line and cure: ${what}`, () => {
      const read = parseLetterTemplate('t.md', template);
      assert.ok('diagnostics' in read);
      const [first] = read.diagnostics;
      assert.deepEqual([first?.file, first?.line, first?.column], ['t.md', line, column], first?.message);
      assert.match(first?.message ?? '', message);
      assert.match(first?.hint ?? '', hint);
    });

  it('tells no more than fifty mistakes', () => {
    const read = parseLetterTemplate('t.md', '{{x}}\n'.repeat(500));
    assert.ok('diagnostics' in read && read.diagnostics.length === 50);
  });
});

describe('a text in a letter', () => {
  const cases: [string, string][] = [
    ['logs/task_5/haproxy-2.cfg', 'logs/task_5/haproxy-2.cfg'],
    ['use `docker ps | <b>`.', 'use `docker ps | <b>`.'],
    ['[x](javascript:1) ![y](z)', '\\[x\\](javascript:1) !\\[y\\](z)'],
    ['<img src=x> &lt; a & b', '\\<img src=x> \\&lt; a & b'],
    ['*a* _b_ ~~c~~ \\d', '\\*a\\* \\_b\\_ \\~\\~c\\~\\~ \\\\d'],
    ['a `b [c](d)', 'a \\`b \\[c\\](d)'],
    ['``a`[c](d)', "'a\\`\\[c\\](d)"],
    ['two\nlines\u001b[31m \u202Ex', 'two lines \\[U+202E\\]x'],
  ];
  for (const [text, markdown] of cases)
    it(`means itself: ${JSON.stringify(text)}`, () => assert.equal(asMarkdown(text), markdown));
});
