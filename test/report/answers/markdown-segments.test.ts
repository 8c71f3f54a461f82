import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { markdownSegments } from '../../../src/report/answers/markdown-segments.js';

const kinds = (markdown: string): string[] =>
  markdownSegments(markdown).map(({ kind, source }) => `${kind} ${source}`);

describe('the segments of a Markdown text', () => {
  const cases: [markdown: string, segments: string[]][] = [
    ['a <!-- b --> c', ['text a ', 'comment <!-- b -->', 'text  c']],
    ['a <!-- b', ['text a <!-- b']],
    ['<!-- a --> <!-- b', ['comment <!-- a -->', 'text  <!-- b']],
    ['<!-- a <!-- b --> c -->', ['comment <!-- a <!-- b -->', 'text  c -->']],
    ['<!--> -->', ['comment <!--> -->']],
    ['`<!--` x -->', ['span `<!--`', 'text  x -->']],
    ['```\n<!--\n```\n-->', ['fence ```\n<!--\n```', 'text \n-->']],
    ['\\<!-- a -->', ['text \\<!-- a -->']],
  ];
  for (const [markdown, segments] of cases)
    it(`are told apart: ${JSON.stringify(markdown)}`, () => assert.deepEqual(kinds(markdown), segments));

  const floods: Record<string, (size: number) => string> = {
    'comments that never end': (size) => '<!--'.repeat(size / 4),
    'comments that end once': (size) => `${'<!--'.repeat(size / 4)}-->`,
    'ends without a beginning': (size) => '-->'.repeat(size / 3),
    'backticks that never meet': (size) =>
      Array.from({ length: size / 100 }, (_, at) => '`'.repeat(at % 199)).join(' '),
    'single backticks on lines': (size) => '`a\n'.repeat(size / 3),
    'fences that never end': (size) => '```\n~~~\n'.repeat(size / 8),
  };
  for (const [what, flood] of Object.entries(floods))
    it(`are found in a time of the length of ${what}`, () => {
      const [small = 0, large = 0] = [100_000, 800_000].map((size) => processorMs(flood(size)));
      // Eight times the length: eight times the work, or with its square sixty-four times.
      assert.ok(large < 30 * Math.max(small, 5), `${small} and ${large} ms`);
    });
});

function processorMs(markdown: string): number {
  const before = process.cpuUsage();
  const joined = markdownSegments(markdown)
    .map(({ source }) => source)
    .join('');
  const { user } = process.cpuUsage(before);
  assert.equal(joined, markdown);
  return user / 1000;
}
