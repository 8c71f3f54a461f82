import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { readAnswer } from '../../../src/report/answers/answer.js';
import { fence } from '../../../src/report/markdown/fence.js';
import { readMarkdown } from '../../../src/report/markdown/read-markdown.js';
import { wordsOf } from '../../../src/report/words.js';

const words = wordsOf('en');

/** Pieces of Markdown that are broken, or break what they stand beside. */
const pieces = [
  '```', '~~~', '````js', '~~~~ yaml', '   ```', '    ```', '\t```', '- ```', '1. ~~~', '> ```', '> > ~~~', '\\```', '``` `',
  '`', '``', '<!--', '-->', '<pre>', '<script>', '<![CDATA[', '<?x', '[a]: b', '[a]', '| a | b |', '|---|---|', '***', '---',
  '===', '# a', '####### b', 'text', '  text', '', '- item', '  - deeper', '> quote', '![', '](', '*a', '**', '\\', '&lt', '\u00a0',
]; // prettier-ignore

const after = [
  '## What comes next',
  fence('[INFO] <b>serf</b>: `a` \n# no heading', ''),
  'A [link](logs/x.txt) and `code`.',
].join('\n\n');

describe('an answer, whatever its Markdown', () => {
  it('leaves what stands after it what it is after a sound one', () => {
    const expected = shapeOf(`A sound answer.\n\n${after}`).slice(-shapeOf(after).length);
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 12 }), (lines) => {
        const answer = readAnswer(`word\n${lines.join('\n')}`, 3, () => ({ value: 7 }), words);
        fc.pre(answer.written);
        assert.deepEqual(shapeOf(`${answer.markdown}\n\n${after}`).slice(-expected.length), expected);
      }),
      { numRuns: 3000 },
    );
  });

  for (const [name, text, closed] of [
    ['a fence that is left open is closed', 'See:\n```sh\ndocker ps', 'See:\n```sh\ndocker ps\n```'],
    ['one of another kind, too', '~~~~\n```\n~~~', '~~~~\n```\n~~~\n~~~~'],
    ['one in a list ends with it', '- a\n  ```\n  b', '- a\n  ```\n  b'],
    ['one that is closed is left alone', '```\na\n```', '```\na\n```'],
  ] as const)
    it(name, () => {
      const answer = readAnswer(text, 3, () => ({ value: 7 }), words);
      assert.equal(answer.written && answer.markdown, closed);
    });
});

/** Kinds and contents of what a reader sees, without where it stands. */
function shapeOf(markdown: string): string[] {
  return readMarkdown(markdown).map(({ type, tag, content, level }) => `${level} ${type} ${tag} ${content}`);
}
