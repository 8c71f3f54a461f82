import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import MarkdownIt from 'markdown-it';
import type { Behaviour } from '../../../src/check/question.js';
import {
  fillLetter,
  lettersOfNothing,
  letterValues,
  ownTemplate,
} from '../../../src/check/letters/letter.js';
import type { CheckResult, Finding } from '../../../src/check/verdict.js';
import { wordings } from '../../../src/check/words/wordings.js';
import { languages } from '../../../src/scenario/language.js';
import { productFolder } from '../../cli/command.js';
import { aHostileResult, aPoorResult, aResult, hostileTexts, unwanted } from '../output/a-result.js';

function letterOf(result: CheckResult, strict = false): string {
  return fillLetter(ownTemplate(result.lang), letterValues(result, strict));
}

const one = { expected: '', seen: '', reason: '', hint: '', seconds: 3 };
const behaviour: Behaviour[] = [
  { ...one, id: 'B0', status: 'works' },
  {
    ...one,
    id: 'B5',
    status: 'fails',
    expected: 'servers s1, s2',
    seen: 'servers s1',
    reason: 'the handler writes the last one only',
    file: 'ha/scripts/member-join.sh',
    line: 12,
    hint: 'Go by `serf members`.',
  },
  { ...one, id: 'B6', status: 'not-judged', reason: 'Time ran out.' },
];

const fromAnother: Finding = {
  rule: 'same-as-another-hand-in',
  level: 'warning',
  task: 3,
  files: ['logs/task3/s1.log'],
  message: 'logs/task3/s1.log is the same in lab-of-bob.',
  hint: '',
  because: { code: 'same-as-another-hand-in', others: ['lab-of-bob'] },
};

describe('the letter to a hand-in', () => {
  it('says that all is there, and no more', () => {
    const letter = letterOf(aResult());
    assert.equal(
      letter,
      `Hello,

This is about your hand-in lab-of-ada. Of the 44 things that the lab asks for, 44 are there and show what is asked.

It is complete: you need not do anything.

## What is complete

- Everything that is asked for in Task 0, Task 1, Task 2, Task 3, Task 4, Task 5, Task 6 and Report.

A program has looked for what is there and whether it shows what is asked. How good an answer is, it does not judge. If you think that it is wrong, please tell us.
`,
    );
  });

  it('says what is missing and how to mend it, and what would make a reader stumble', () => {
    const letter = letterOf(aPoorResult());
    assert.match(letter, /, 38 are there/);
    assert.match(letter, /\n- Task 4: 9 of 10\.\n- Task 5: 7 of 12\.\n/);
    assert.match(
      letter,
      /\n## What is missing, and how to mend it\n\n- \*\*T4\.3 docker ps\*\* is there as a picture only, and text is asked for\. Only a picture of docker ps is there\. `ait-lab run 4` captures it as text\.\n/,
    );
    assert.match(
      letter,
      /\n- \*\*T5\.2 nodes list\*\* is a file without content\. It is empty\. Redo it\.\n/,
    );
    assert.match(
      letter,
      /\n- In logs\/task5\/ha\.log:17: A handler failed with exit status 127\. Is it executable\?\n/,
    );
    assert.match(
      letter,
      /\n## If you like\n\n- \*\*T5\.4 alternative \(optional\)\*\* It names no other tool\.\n/,
    );
    assert.doesNotMatch(letter, /It is complete|TODO is left/);
  });

  it('counts what is optional where it counts', () => {
    const letter = letterOf(aPoorResult(), true);
    assert.match(letter, /\n- \*\*T5\.4 alternative \(optional\)\*\* is missing\./);
    assert.doesNotMatch(letter, /If you like/);
  });

  it('says what does not work and why, where the lab was carried out', () => {
    const letter = letterOf(aResult({}, { behaviour }));
    assert.match(
      letter,
      /\n- \*\*The configuration has exactly the web applications that live\.\*\* What has to be seen: servers s1, s2\. What was seen: servers s1\. In ha\/scripts\/member-join\.sh:12: the handler writes the last one only\. Go by `serf members`\.\n/,
    );
    assert.match(letter, /\n## What works\n\n- It builds, and starts\.\n/);
    assert.match(letter, /\n## What we could not see\n\n- \*\*HAProxy follows .*\*\* Time ran out\.\n/);
    assert.doesNotMatch(letter, /It is complete/);
  });

  it('tells nobody of another one’s hand-in, nor asks whose evidence is', () => {
    const because = { code: 'handlers-say-otherwise', handedIn: 'a', own: 'b', lines: 1 } as const;
    const doubted = { ...fromAnother, rule: because.code, because };
    const letter = letterOf(aResult({}, { findings: [fromAnother, doubted] }));
    assert.doesNotMatch(letter, /bob|same|stumble/);
  });

  it('tells twenty findings, and how many there are beside them', () => {
    const [finding] = aPoorResult().findings;
    const findings = Array.from({ length: 30 }, () => finding).filter((each) => each !== undefined);
    const letter = letterOf(aResult({}, { findings }));
    assert.equal(letter.split('A handler failed').length, 21);
    assert.match(letter, /\n- And 10 more\.\n/);
  });

  it('says the same in French', () => {
    const letter = letterOf({ ...aPoorResult(), lang: 'fr', behaviour });
    assert.match(letter, /^Bonjour,\n\nIl s’agit de votre rendu lab-of-ada\. .* : 38 sur 44\.\n/);
    for (const heading of [
      'Ce qui est complet',
      'Ce qui manque, et comment y remédier',
      'Ce qui ne fonctionne pas, et pourquoi',
      'Ce qui fonctionne',
      'Ce que nous n’avons pas pu voir',
      'Ce qui ferait trébucher un lecteur',
      'Si vous le souhaitez',
    ])
      assert.ok(letter.includes(`\n## ${heading}\n\n`), heading);
    assert.match(letter, /\n- \*\*T5\.2 nodes list\*\* est un fichier sans contenu\./);
  });

  it('says why nothing can be judged', () => {
    const nothing = { folder: 'x/lab', why: 'this folder is empty', because: { code: 'no-file' } } as const;
    const letter = fillLetter(ownTemplate('en'), lettersOfNothing('lab', nothing));
    assert.match(
      letter,
      /^Hello,\n\nNothing could be judged in what you have handed in as lab: this folder is empty\./,
    );
    assert.doesNotMatch(letter, /##|things/);
  });

  const inMarkdown = [
    '[x](javascript:1) ![y](//evil.invalid) <https://evil.invalid>',
    '``a`[b](c)',
    '# x',
    '1. <b>',
    '> - a',
  ];
  for (const text of [...hostileTexts, ...inMarkdown])
    it(`shows ${JSON.stringify(text).slice(0, 50)} as text`, () => {
      const letter = letterOf(aHostileResult(text));
      assert.doesNotMatch(letter, unwanted);
      const html = new MarkdownIt({ html: true }).render(letter);
      assert.doesNotMatch(html, /<(?!\/?(?:p|h2|ul|li|strong|em|code)>|br)/);
    });

  it('has a template in each language that docs/class.md shows in English', () => {
    for (const lang of languages) assert.ok(ownTemplate(lang).parts.length > 10);
    const page = readFileSync(join(productFolder, 'docs/class.md'), 'utf8');
    assert.ok(page.includes(`\`\`\`text\n${wordings.en.letter.template}\`\`\``));
  });
});
