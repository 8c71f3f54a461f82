import { ourLab } from '../our-check.js';
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { readReport } from '../../../src/check/written/read-report.js';
import { aHandIn } from '../a-hand-in.js';
import { writtenStatuses } from './written-statuses.js';

const pieces = fc.constantFrom(
  '# ',
  '## Task 1',
  '**[M1]** ',
  '> ',
  '\n',
  '\n\n',
  '```',
  '~~~',
  '- ',
  '1. ',
  '2) ',
  '|',
  '| --- |',
  '![](',
  '](',
  ')',
  '[a]: b',
  '<img src="',
  '">',
  '<!--',
  '-->',
  '[TOC]',
  '__',
  '**',
  '\\',
  '%',
  '%2',
  '../../',
  'C:\\x.png',
  'http://',
  '\t',
  '    ',
  '===',
  '---',
  'Conclusion',
  'é',
  '\u202e',
  '\0',
  '<h2>',
  'See M4.',
  '4.4',
  'T6',
);

describe('a hostile report', () => {
  it('never throws, whatever it is made of', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(pieces, fc.string({ unit: 'binary' })), { maxLength: 60 }), (parts) => {
        writtenStatuses(aHandIn({ 'report/report.md': parts.join(''), 'report/part.html': parts.join('') }));
      }),
      { numRuns: 300 },
    );
  });

  it('never leads out of the hand-in', () => {
    const address = fc.array(
      fc.constantFrom(
        '..',
        '.',
        '',
        'a',
        'report',
        '%2e%2e',
        '\\..',
        '/',
        'https://github.com/x/heig-ait-lab/blob/m',
      ),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(address, (parts) => {
        const files = ['report/report.md', 'report/a', 'a'];
        const handIn = aHandIn(
          Object.fromEntries(
            files.map((path) => [
              path,
              path.endsWith('md') ? `# Task 0\n![](${parts.join('/')})\nText of ours.\n` : 'x',
            ]),
          ),
        );
        for (const { pictures } of readReport(handIn, '', ourLab).report?.sections ?? [])
          for (const { path } of pictures)
            assert.ok(path === undefined || path === 'report' || files.includes(path), path);
      }),
    );
  });

  const size = 2_000_000;
  const floods: [string, string][] = [
    ['brackets', '['],
    ['pictures', '![['],
    ['links', '[a]('],
    ['nested links', '[a](b(['],
    ['stars', '*'],
    ['quotation marks', '> '],
    ['image tags', '<img '],
    ['tables', '| a '],
    ['rows', '| a | b |\n'],
    ['fences', '```\n'],
    ['headings', '# Task 1\n'],
    ['plain titles', 'Task 1\n\n'],
    ['comments', '<!--'],
    ['scripts', '<script>'],
    ['spaces', ' '],
    ['line breaks', '\n'],
    ['labels', '[M1]\n'],
    ['items', '1. a\n'],
    ['definitions', '[a]: b\n'],
    ['addresses', 'https://github.com/a/b '],
    ['colons', ':-'],
    ['questions', 'Why? '],
    ['underscores', '_a'],
    ['letters', 'a'],
  ];
  for (const [name, piece] of floods)
    it(`of 2 MB of ${name} is read in bounded time`, () => {
      const text = piece.repeat(size / piece.length);
      for (const path of ['report/report.md', 'report/report.html']) {
        const started = process.cpuUsage();
        writtenStatuses(aHandIn({ [path]: text }));
        const spent = process.cpuUsage(started);
        assert.ok(spent.user + spent.system < 8_000_000, `${path}: ${Math.round(spent.user / 1000)} ms`);
      }
    });
});
