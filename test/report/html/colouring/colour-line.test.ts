import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { codeLines } from '../../../../src/report/html/code-lines.js';
import { lineColourer } from '../../../../src/report/html/colouring/colour-line.js';

describe('a coloured line', () => {
  const colour = lineColourer([
    [['a', '', 'b'], /(x)(-)(y*)/],
    [['c'], /([xy]+)/],
  ]);
  const cases: [what: string, line: string, coloured: string][] = [
    ['takes the earliest rule', 'yx-y', '<span class="hl-c">yx</span>-<span class="hl-c">y</span>'],
    ['takes the first of two rules', 'x-yy', '<span class="hl-a">x</span>-<span class="hl-b">yy</span>'],
    ['has no empty piece', 'x-', '<span class="hl-a">x</span>-'],
    ['keeps and escapes what no rule knows', '<&>"\'', '&lt;&amp;&gt;"\''],
  ];
  for (const [what, line, coloured] of cases) it(what, () => assert.equal(colour(line).source, coloured));

  const parts = ['a', ' ', ' a', 'a ', 'a-', '"', '\\"', '{{', '%[', 'a: ', '1.', '[', '/1 ', 'é '];
  for (const language of ['haproxy', 'json', 'log'] as const)
    it(`takes no time to speak of, however long it is: ${language}`, () => {
      const started = performance.now();
      for (const part of parts) {
        const line = part.repeat(64_000 / part.length);
        const [coloured] = codeLines(line, language);
        assert.equal(coloured?.source.replace(/<[^>]*>/g, ''), line);
      }
      assert.ok(performance.now() - started < 10_000);
    });
});
