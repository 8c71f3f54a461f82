import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { askedQuestions } from '../../../src/check/answers/asked-question.js';
import type { GivenAnswer } from '../../../src/check/answers/given-answer.js';
import { readAnswers } from '../../../src/check/answers/read-answers.js';
import { aHandIn, type MadeUpContent } from '../a-hand-in.js';
import { judge, ourLab, understand } from '../our-check.js';

const questions = askedQuestions(ourLab);

function answersIn(files: Readonly<Record<string, MadeUpContent>>): Map<string, GivenAnswer> {
  const answers = readAnswers(understand(aHandIn(files)), questions);
  return new Map(answers.map((answer) => [answer.question, answer]));
}

const report = `# Report

## Introduction

We made a load balancer that follows its nodes.

## Task 0

### M1

No. Every change needs somebody who edits a file.

### M2

\`\`\`sh
docker run -d --name s3 webapp
\`\`\`

### M3

Same answer as M1.

## Task 2

### 2.2

The first node has to be ha, [as its documentation says](https://www.serf.io/docs), see RFC 9110 and [our log](../logs/ha.log).

> Give the answer to the question about the existing problem with the current solution.

Otherwise <b>nobody</b> joins: ![a picture](p.png)
`;

describe('the answers of a hand-in', () => {
  it('are asked for in the order of the lab, chapters last', () => {
    const keys =
      'M1 M2 M3 M4 M5 M6 1.2 2.2 2.3 4.1 4.2 4.4 5.4 6.2 introduction difficulties conclusion'.split(' ');
    assert.deepEqual(
      questions.map(({ key }) => key),
      keys,
    );
    assert.deepEqual(
      askedQuestions(ourLab, [2]).map(({ key, titles }) => [key, titles.fr]),
      [
        ['2.2', 'Le problème de l’adhésion par un seul nœud'],
        ['2.3', 'Comment Serf fonctionne, et ce qui existe d’autre'],
      ],
    );
  });

  it('are the author’s own words, with their length, place, references, code and pictures', () => {
    const answers = answersIn({ 'report/report.md': report, 'logs/ha.log': 'x', 'report/p.png': {} });
    const answer = answers.get('2.2');
    assert.deepEqual(answer?.paragraphs, [
      'The first node has to be ha, as its documentation says, see RFC 9110 and our log.',
      'Otherwise nobody joins:',
    ]);
    assert.equal(answer.words, 20);
    assert.deepEqual(answer.at, { file: 'report/report.md', line: 25 });
    assert.equal(answer.pictures, 1);
    assert.deepEqual(answer.references, [
      { kind: 'address', text: 'https://www.serf.io/docs' },
      { kind: 'file', text: 'logs/ha.log' },
      { kind: 'source', text: 'RFC 9110' },
    ]);
    assert.deepEqual(answers.get('introduction')?.paragraphs, [
      'We made a load balancer that follows its nodes.',
    ]);
    assert.equal(answers.get('M2')?.code, 'docker run -d --name s3 webapp');
    assert.equal(answers.get('M2')?.words, 0);
    assert.equal(answers.get('M3')?.onlyRefers, true);
    assert.equal(answers.get('4.1')?.words, 0);
  });

  it('have text where the check finds one, whatever the layout', () => {
    const handIn = aHandIn({ 'report/report.md': report });
    const present = judge(handIn).items.filter(({ status }) => status === 'present');
    const answers = readAnswers(understand(handIn), questions);
    const given = questions.filter(({ item, shared }) => !shared && present.some(({ id }) => id === item));
    assert.deepEqual(
      given.map(({ key }) => key),
      ['2.2', 'introduction'],
    );
    for (const { key } of given) assert.ok(answers.find(({ question }) => question === key)?.words ?? 0, key);
  });

  it('are limited, and what is left out is told', () => {
    const long = `${'Some words about membership. '.repeat(40)}\n\n`.repeat(10);
    const code = `\`\`\`\n${'docker run -d webapp\n'.repeat(200)}\`\`\``;
    const links = Array.from({ length: 50 }, (_, at) => `[a](https://example.org/${at})`).join(' ');
    const text = `# Report\n\n## Task 2\n\n### 2.2\n\n${long}\n\n${links}\n\n${code}\n`;
    const answer = answersIn({ 'report/report.md': text }).get('2.2');
    const shown = answer?.paragraphs.join('\n').length ?? 0;
    assert.ok(shown > 5_900 && shown <= 6_000, String(shown));
    assert.ok((answer?.words ?? 0) >= 1_600);
    assert.ok((answer?.leftOut ?? 0) > 5_000);
    assert.ok((answer?.code.length ?? 0) <= 1_500 && (answer?.codeLeftOut ?? 0) > 2_000);
    assert.equal(answer?.references.length, 20);
    assert.equal(answer.moreReferences, 30);
  });

  it('cost little, whatever is written', () => {
    const said = (at: number): string =>
      `In big.json ${Array.from({ length: 20 }, (_, nth) => `${at * 20 + nth} ms`).join(' ')}, and 3 of 27 requests failed at 172.18.0.${at % 250}.`;
    const text = `# Report\n\n## Task 2\n\n### 2.2\n\n${Array.from({ length: 3_000 }, (_, at) => said(at)).join('\n\n')}`;
    const recorded = JSON.stringify(Array.from({ length: 8_000 }, (_, at) => ({ sent: at, failed: at + 3 })));
    const config = 'backend nodes\n server 7f9f21fca48b 172.18.0.3:3000 check\n';
    const delivery = understand(
      aHandIn({ 'report/r.md': text, 'logs/task 6/big.json': recorded, 'logs/task 4/a.cfg': config }),
    );
    const before = process.cpuUsage();
    readAnswers(delivery, questions);
    const { user, system } = process.cpuUsage(before);
    assert.ok(user + system < 2_000_000, `${(user + system) / 1e6} s`);
  });

  it('are none where there is no report', () => {
    const answers = answersIn({ 'ha/Dockerfile': 'FROM debian\n' });
    assert.equal(answers.size, questions.length);
    assert.ok([...answers.values()].every(({ words, at }) => words === 0 && at === undefined));
  });
});
