import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { NotRead } from '../../../src/check/codes/not-read.js';
import { textLimits } from '../../../src/check/text-budget.js';
import { aHandIn, type MadeUpContent } from '../a-hand-in.js';
import { judge } from '../our-check.js';

const agentLog = '==> Starting Serf agent...\n==> Serf agent running!\n';
const { captures, report, manifests } = textLimits;

/** The files that are told as not read, and why. */
function skipped(files: Readonly<Record<string, MadeUpContent>>): Record<string, NotRead['code']> {
  const { findings } = judge(aHandIn(files));
  return Object.fromEntries(
    findings.flatMap(({ because, files: [file = ''] }) =>
      because.code === 'skipped' ? [[file, because.why.code]] : [],
    ),
  );
}

describe('what is more than is judged is told', () => {
  const tooLarge: readonly (readonly [what: string, path: string, text: string])[] = [
    ['a log of too many lines', 'logs/task 2/s1.log', 'x\n'.repeat(captures.lines)],
    ['a log of too many characters', 'logs/task 2/s1.log', 'x'.repeat(captures.characters + 1)],
    ['a report of too many lines', 'report/report.md', 'x\n'.repeat(report.lines)],
    ['a report of too many characters', 'report/report.md', 'x'.repeat(report.characters + 1)],
    ['a report of too many links', 'report/report.md', '[](a)'.repeat(report.parts + 1)],
    ['a report of too many sentences', 'report/report.md', 'a. '.repeat(report.parts + 1)],
    ['a manifest', 'logs/task 2/manifest.json', `{"files":["${'x'.repeat(manifests.characters)}"]}`],
  ];
  for (const [what, path, text] of tooLarge)
    it(`${what}, as too large`, () => {
      assert.deepEqual(skipped({ 'logs/task 2/ha.log': agentLog, [path]: text }), { [path]: 'too-large' });
    });

  const half = 'x\n'.repeat(captures.lines * 0.6);
  it('logs that are too much together, from the first one on that is', () => {
    const files = { 'logs/task 2/a': half, 'logs/task 2/b': half, 'logs/task 2/ha.log': agentLog };
    assert.deepEqual(skipped(files), { 'logs/task 2/b': 'too-much-text' });
    const ha = judge(aHandIn(files)).items.find(({ id }) => id === 'T2.1 log ha');
    assert.equal(ha?.status, 'present', 'what comes after it and is small is judged');
  });

  it('Markdown that is too much together, those in the folder of the report last', () => {
    const pages = 'x\n'.repeat(report.lines * 0.6);
    const files = { 'docs/other.md': pages, 'report/report.md': `# Task 2\n${pages}` };
    assert.deepEqual(skipped(files), { 'docs/other.md': 'too-much-text' });
  });

  it('and nothing of what is just as much as is judged', () => {
    const files = {
      'logs/task 2/s1.log': 'x\n'.repeat(captures.lines - 1),
      'report/report.md': 'x\n'.repeat(report.lines - 1),
    };
    assert.deepEqual(skipped(files), {});
  });
});

describe('what a hand-in says itself is cut in the fields of a code, too', () => {
  it('a name in an inspect, and paths', () => {
    const inspect = JSON.stringify([
      { Id: 'a'.repeat(64), Name: `/${'s'.repeat(100_000)}`, State: {}, Config: {} },
    ]);
    const tables = Object.fromEntries(
      Array.from({ length: 200 }, (_, index) => [
        `logs/task 5/docker_ps_${'x'.repeat(200)}${index}`,
        `${index}`,
      ]),
    );
    const result = judge(aHandIn({ ...tables, 'logs/task 5/inspect-s1.json': inspect }));
    assert.ok(JSON.stringify(result).length < 100_000);
    const [, ...others] = result.items.flatMap(({ evidence }) => [evidence.length]).sort((a, b) => b - a);
    assert.ok(others.every((count) => count <= 50));
  });
});
