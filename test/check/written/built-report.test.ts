import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { assembleReport } from '../../../src/report/assemble-report.js';
import { toMarkdown } from '../../../src/report/markdown/to-markdown.js';
import { anInput } from '../../report/an-input.js';
import { aHandIn } from '../a-hand-in.js';
import { judge, understand } from '../our-check.js';

/** What is said of an item of a hand-in. */
function status(files: Readonly<Record<string, string>>, id: string): string | undefined {
  return judge(aHandIn(files)).items.find((item) => item.id === id)?.status;
}

describe('a report that was built', () => {
  const input = anInput({
    answers: { introduction: '', conclusion: 'It was worth it.' },
    settings: { authors: [] },
  });
  const files = { 'report/report.md': toMarkdown(assembleReport(input)) };
  it('does not answer where it says that an answer is missing', () => {
    assert.equal(status(files, 'R introduction'), 'missing');
  });
  it('answers where it has an answer', () => assert.equal(status(files, 'R conclusion'), 'present'));
});

describe('the report of a hand-in is not', () => {
  const text =
    '# Lab\n\n## Introduction\n\nWe let containers come and go.\n\n## Task 0\n\n[M1] No, nobody looks after it.\n';
  const files = (names: readonly string[]): string[] => [
    ...(understand(aHandIn(Object.fromEntries(names.map((name) => [name, text])))).report?.files ?? []),
  ];
  it('the one that it was made of', () => {
    assert.deepEqual(files(['report/report.by-hand.md', 'report/report.md']), ['report/report.md']);
    assert.deepEqual(files(['report/report.by-hand.md']), ['report/report.by-hand.md']);
  });
  it('the evidence that lies beside it', () =>
    assert.deepEqual(files(['report/evidence.md', 'report/rapport.md']), ['report/rapport.md']));
});
