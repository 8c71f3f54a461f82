import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { codeWords } from '../../../src/check/alike/code-words.js';
import { Vocabulary } from '../../../src/check/alike/vocabulary.js';

/** The code's words, and after a bar those of the comments. */
function wordsOf(text: string, path = 'member-join.sh'): string {
  const seen = new Map<number, string>();
  class Spelled extends Vocabulary {
    override numberOf(word: string): number {
      const number = super.numberOf(word);
      seen.set(number, word);
      return number;
    }
  }
  const { code, comments } = codeWords(
    { path, kind: 'code', line: 1, question: undefined, text, sources: [] },
    new Spelled(),
  );
  const spelled = (words: Uint32Array): string => [...words].map((number) => seen.get(number)).join(' ');
  return `${spelled(code.words)} | ${spelled(comments.words)}`.trim();
}

describe('the words of code', () => {
  const cases: [what: string, text: string, words: string, path?: string][] = [
    [
      'variables that are read',
      'while read -r HOST ip; do echo "$HOST" ${ip}; done',
      'while read r $ $ do echo $ $ done |',
    ],
    ['variables that are set', 'TO=/tmp/x\nexport LANG=C', '$ tmp x export $ c |'],
    ['variables of a loop', 'for node in /nodes/*; do rm "$node"; done', 'for $ in nodes do rm $ done |'],
    ['options', 'serf agent --tag=role --join "$A.$B"', 'serf agent tag role join $ $ |'],
    ['what follows a variable', 'cat $DIR.txt', 'cat $ txt |'],
    ['comments', '#!/bin/sh\necho a # Not "b"\n# nor c\necho "# d" $#', 'echo a echo d | not b nor c'],
    [
      'a Dockerfile',
      'FROM node\nENV ROLE backend\nRUN apt-get update',
      'from node env $ backend run apt-get update |',
      'Dockerfile',
    ],
    [
      'a template',
      '{{! each of them }}\nserver {{host}} {{ip}}:80',
      'server host ip 80 | each of them',
      'haproxy.cfg.hb',
    ],
    [
      'a program',
      'const a = 1; // one\n/* two\nthree */\nuse(a);',
      'const $ 1 use $ | one two three',
      'x.js',
    ],
  ];
  for (const [what, text, words, path] of cases)
    it(`are the same whatever is only called: ${what}`, () => assert.equal(wordsOf(text, path), words));
});
