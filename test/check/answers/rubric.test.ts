import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { askedQuestions } from '../../../src/check/answers/asked-question.js';
import { parseRubric, rubricJsonSchema, type Rubric } from '../../../src/check/answers/rubric.js';
import { productFolder } from '../../cli/command.js';
import { ourLab } from '../our-check.js';

const questions = askedQuestions(ourLab);

function rubricOf(text: string): Rubric {
  const read = parseRubric('rubric.yaml', text, questions);
  assert.ok('rubric' in read, JSON.stringify(read));
  return read.rubric;
}

describe('a rubric', () => {
  it('has points by question, in one language or in both', () => {
    const { titles, points } = rubricOf(
      'title: Points 2026\npoints:\n  2.2:\n    order: { en: says the order, fr: dit l’ordre }\n  M5: { one-process: one process }\n',
    );
    assert.deepEqual(titles, { en: 'Points 2026', fr: 'Points 2026' });
    assert.deepEqual(
      [...points],
      [
        ['2.2', [{ name: 'order', texts: { en: 'says the order', fr: 'dit l’ordre' } }]],
        ['M5', [{ name: 'one-process', texts: { en: 'one process', fr: 'one process' } }]],
      ],
    );
  });

  const wrong: [what: string, text: string, line: number, message: RegExp, hint?: RegExp][] = [
    ['nothing', '', 1, /empty/, /points/],
    ['an unknown question', 'points:\n  2.9: { a: b }\n', 2, /no question "2\.9"/, /did you mean "2\.\d"/],
    ['a question that is a file', 'points:\n  5.1: { a: b }\n', 2, /no question "5\.1" is answered in text/],
    ['an unknown word', 'points: {}\npionts: {}\n', 2, /unknown word "pionts"/, /did you mean "points"/],
    ['one language alone', 'points:\n  M1:\n    a: { en: words }\n', 3, /`fr` is missing/],
    ['a name with spaces', 'points:\n  M1:\n    An Order: words\n', 3, /short name in small letters/],
    ['a name twice', 'points:\n  M1:\n    a: b\n    a: c\n', 4, /stands here twice/],
    ['a list', 'points:\n  M1: [a, b]\n', 2, /expected/],
    ['no YAML', 'points: {\n', 1, /never closed/],
    ['control characters', 'points:\n  M1: { a: "\\e[31m" }\n', 2, /control characters/],
  ];
  for (const [what, text, line, message, hint = /^/] of wrong)
    it(`is refused with file, line and cure: ${what}`, () => {
      const read = parseRubric('rubric.yaml', text, questions);
      assert.ok('diagnostics' in read);
      const [first] = read.diagnostics;
      assert.deepEqual([first?.file, first?.line], ['rubric.yaml', line], first?.message);
      assert.match(first?.message ?? '', message);
      assert.match(first?.hint ?? '', hint);
    });

  it('has a schema for editors, as the build writes it', () => {
    const committed = readFileSync(join(productFolder, 'docs/rubric.schema.json'), 'utf8');
    assert.equal(committed, rubricJsonSchema());
  });
});
