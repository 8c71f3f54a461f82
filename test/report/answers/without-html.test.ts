import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { answerMarkdown, readAnswer } from '../../../src/report/answers/answer.js';
import { wordsOf } from '../../../src/report/words.js';

describe('HTML that people write into Markdown becomes Markdown', () => {
  const cases: [what: string, written: string, read: string][] = [
    ['a picture', '<img src="a b.png" alt="a [b]" width=50%>', '![a  b](a%20b.png)'],
    ['a picture without quotes', '<IMG SRC=a.png/>', '![](a.png)'],
    ['a line break', 'one<br>two<br/>', 'one  \ntwo'],
    ['a line break within a table', '| one<br>two |', '| one two |'],
    ['an anchor', '<a name="M1"></a>Because', 'Because'],
    ['a frame', '<p align="center">Because</p>', 'Because'],
    ['but no name of the lab’s', 'docker run <imageName>', 'docker run <imageName>'],
    ['but no script', '<img src=x onerror=alert(1)>', '<img src=x onerror=alert(1)>'],
    ['but nothing in code', '`<br>`', '`<br>`'],
  ];
  for (const [what, written, read] of cases) it(what, () => assert.equal(answerMarkdown(written), read));
});

it('an indent of all of an answer is that of the list that it stood in', () => {
  assert.equal(answerMarkdown('    One.\n\n      code\n    Two.\n'), 'One.\n\n  code\nTwo.');
  assert.equal(answerMarkdown('One.\n\n    code\n'), 'One.\n\n    code');
});

it('a TODO in code is a program’s, and not the author’s', () => {
  const words = wordsOf('en');
  const read = (source: string): boolean => readAnswer(source, 4, () => ({ value: 1 }), words).written;
  assert.ok(read('Done.\n\n```Dockerfile\n# TODO: [S6] Install\n```'));
  assert.ok(!read('Done.\n\nTODO: the rest'));
});
