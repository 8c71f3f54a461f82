import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ItemId, ItemStatus } from '../../../src/check/item.js';
import { itemIds, capturedItems } from '../our-check.js';
import { aHandIn, type MadeUpContent } from '../a-hand-in.js';
import { writtenStatuses } from './written-statuses.js';

/** Short names, as in the statement. */
const named: Readonly<Record<string, ItemId>> = {
  shot0: 'T0.1 stats screenshot',
  url: 'T0.2 repo URL',
  M: 'T0.M M1-M6 answers',
  shot1: 'T1.1 stats screenshot',
  '1.2': 'T1.2 difficulties+understanding',
  '2.2': 'T2.2 problem answer',
  '2.3': 'T2.3 Serf/gossip answer',
  '4.1': 'T4.1 RUN layers answer',
  '4.2': 'T4.2 image architecture answer',
  '4.4': 'T4.4 problem answer',
  '5.4': 'T5.4 alternative (optional)',
  shot6: 'T6.1 stats screenshot >2 webapps',
  '6.2': 'T6.2 feelings/improvements',
  '6.3': 'T6.3 live demo (optional)',
  introduction: 'R introduction',
  contents: 'R table of contents',
  difficulties: 'R Difficulties chapter',
  conclusion: 'R conclusion',
};

type Statuses = Record<string, ItemStatus>;
const stats: MadeUpContent = { look: { shows: 'stats-page', living: 4 } };
const pictures = { 'report/a.png': stats, 'report/b.png': stats, 'report/c.png': stats };

function assertStatuses(files: Record<string, MadeUpContent>, expected: Statuses): void {
  const statuses = writtenStatuses(aHandIn(files));
  const actual = Object.fromEntries(
    Object.keys(expected).map((name) => [name, statuses[named[name] ?? 'T0.2 repo URL']]),
  );
  assert.deepEqual(actual, expected);
}

/** All present but the two optional ones, and with what differs. */
function almostAll(but: Statuses = {}): Statuses {
  return {
    ...Object.fromEntries(
      Object.keys(named).map((name) => [name, /5.4|6.3/.test(name) ? 'optional-missing' : 'present']),
    ),
    ...but,
  };
}

const english = `# Our lab
Repository: https://github.com/somebody/heig-ait-2031-docker

[TOC]

## Introduction
We make a load balancer follow its servers.

## Task 0 – before we begin
**[M1]** No, somebody has to edit a file.
**[M2]** Edit the configuration, build, start.
**[M3]** Let a program do it.
**[M4]** Nodes should announce themselves.
**[M5]** It cannot, one program runs.
**[M6]** It is fixed when the container starts.

### Deliverables
1. ![](a.png)
2. See the top of this page.

## Task 1
1. ![](b.png)
2. The supervisor starts again what has died.

## Task 2
1. logs/task 2
2. Nodes find ha only, and nobody else.
3. Rumours travel from node to node.

## Task 4
1. Each instruction adds a layer.
2. One base image for both.
3. logs/task 4
4. The third file has forgotten the first two.

## Task 5
1. logs/task 5

## Task 6
1. ![](c.png)
2. We would drop the restart.

## Difficulties
The network of our school.

## Conclusion
We learned a lot.
`;

const french = `Labo de dockerisation
=====================

Dépôt : https://gitlab.com/quelquun/labo-docker

## Table des matières
- [Tâche 0](#tâche-0)
- [Tâche 1](#tâche-1)

## 1. Intoduction
Ce travail rend dynamique une liste de serveurs.

## 2. Tâche 0
#### M1
Non, tout est écrit à la main.
#### M2
Changer le fichier, puis relancer.
#### M3
Un programme devrait le faire.
#### M4
Les noeuds s’annoncent.
#### M5
Un seul processus tourne.
#### M6
Elle est figée au démarrage.

**Livrables**

**1.** Voici la page :

<img src="./a.png" width="600">

**2.** Voir plus haut.

## 3. Tâche 1
**Livrable 1**

![page](b.png)

**Livrable 2**

Un superviseur relance ce qui s’arrête.

## 4. Tâche 2
### Question 2
Seul ha est connu de tous.
### Question 3
Le bruit court de proche en proche.

## 5. Tâche 4
### 4.1 Couches
Une couche par instruction.
### 4.2 Architecture
Une image de base commune.
### 4.4 Problème
Le fichier est écrasé à chaque fois.

## 6. Tâche 6
### 6.1
![](c.png)
### 6.2
Nous avons bien aimé.

## 7. Dificultés rencontrées
Aucune.

## 8. Conlusion
Très instructif.
`;

describe('a report', () => {
  it('in English with numbered deliverables is complete', () => {
    assertStatuses({ 'report/report.md': english, ...pictures }, almostAll());
  });

  it('in French with headings, setext title and typing errors is complete', () => {
    assertStatuses(
      { 'rapport/labo.md': french, 'rapport/a.png': stats, 'rapport/b.png': stats, 'rapport/c.png': stats },
      almostAll(),
    );
  });

  it('may be quoted as a whole, indented, and without space after the marks', () => {
    const odd = english.replace(/^(#+) /gm, '  $1').replace(/^/gm, '> ');
    assertStatuses({ 'report/report.md': odd, ...pictures }, almostAll());
  });

  it('may be a file for each task, with an index', () => {
    const parts = english.split(/^(?=## )/m);
    const index = `${parts[0] ?? ''}${parts[1] ?? ''}`;
    const files: Record<string, string> = { 'report/README.md': index };
    for (const part of parts.slice(2)) files[`report/${/^## (Task \d|\w+)/.exec(part)?.[1] ?? ''}.md`] = part;
    assertStatuses({ ...files, ...pictures }, almostAll());
  });

  it('may be plain text when there is no Markdown', () => {
    assertStatuses({ 'report/report.txt': english, ...pictures }, almostAll());
  });

  it('may be a page of HTML', () => {
    const html = english
      .replace(/^## (.*)$/gm, '<h2>$1</h2>')
      .replace(/^### (.*)$/gm, '<h3>$1</h3>')
      .replace(/!\[\]\((\w\.png)\)/g, '<img alt="page" src="$1">');
    assertStatuses({ 'report/report.html': html, ...pictures }, almostAll());
  });

  it('may be a PDF, whose pictures belong to the task that they stand in', () => {
    const lines = english
      .replace(/^#+ |\*\*/gm, '')
      .replace(/!\[\]\(\w\.png\)/g, '')
      .split('\n');
    const places = lines.flatMap((line, index) => (/^Task [016]/.test(line) ? [index + 1] : []));
    assertStatuses(
      {
        'report.pdf': {
          kind: 'document',
          whole: true,
          pages: [
            {
              text: lines.join('\n'),
              links: [],
              pictures: places.map((beforeLine) => ({ beforeLine, width: 900, height: 500 })),
            },
          ],
        },
      },
      almostAll(),
    );
  });

  it('that is not there leaves everything missing', () => {
    const missing = Object.fromEntries(Object.keys(named).map((name) => [name, 'missing' as const]));
    assertStatuses(
      { 'ha/Dockerfile': 'FROM x' },
      { ...missing, '5.4': 'optional-missing', '6.3': 'optional-missing' },
    );
  });

  it('of which two are there, the longer one counts', () => {
    const draft = english.replace(/^(?!#).+$/gm, 'TODO');
    assertStatuses({ 'report/draft.md': draft, 'report/report.md': english, ...pictures }, almostAll());
  });

  it('made of hints only is missing', () => {
    const hint = '<!--\n4.4 – What is wrong\n\nThink of the three files.\n-->\n';
    assertStatuses(
      { 'report/answers/4.4.md': hint, 'report/answers/M1.md': hint, 'report/answers/conclusion.md': hint },
      { '4.4': 'missing', M: 'missing', conclusion: 'missing' },
    );
  });

  it('made of an answer a file is read', () => {
    assertStatuses(
      {
        'report/answers/4.4.md': 'It forgets.',
        'report/answers/2.3.md': 'Rumours.',
        'report/answers/conclusion.md': 'Done.',
      },
      { '4.4': 'present', '2.3': 'present', '4.1': 'missing', conclusion: 'present' },
    );
  });
});

describe('a report in which', () => {
  const cases: [string, (text: string) => string, Statuses][] = [
    [
      'M5 and M6 are to do',
      (text) => text.replace(/(\[M[56]\]\*\*).*/g, '$1\nTODO'),
      { M: 'present-but-wrong' },
    ],
    ['no M has text', (text) => text.replace(/(\[M\d\]\*\*).*/g, '$1'), { M: 'missing' }],
    ['the questions of task 0 are numbered only', (text) => text.replace(/\*\*\[M(\d)\]\*\*/g, '$1.'), {}],
    ['M1 to M6 are rows of a table', (text) => text.replace(/^\*\*\[(M\d)\]\*\* (.*)$/gm, '| $1 | $2 |'), {}],
    [
      'M1 to M6 have one answer',
      (text) => text.replace(/\*\*\[M1\][\s\S]*?(?=\n### D)/, '**M1 – M6:** Nothing is dynamic.'),
      {},
    ],
    [
      'each answer follows the question in italics',
      (text) =>
        text.replace(
          '2. Nodes find',
          '*2. Answer the question about the existing problem of this solution.*\n\nNodes find',
        ),
      {},
    ],
    [
      'a question is printed without an answer',
      (text) =>
        text.replace(
          /^4\. The third.*$/m,
          '4. Based on your three output files, what do you say about the way we generate them? Which problem is there, if any?',
        ),
      { '4.4': 'missing' },
    ],
    [
      'there is said to be no problem',
      (text) => text.replace(/^4\. The third.*$/m, '4. We do not see any problem here.'),
      { '4.4': 'present-but-wrong' },
    ],
    [
      'there is no problem, but a limit',
      (text) => text.replace(/^4\. The third.*$/m, '4. There is no problem, but only one server is known.'),
      {},
    ],
    ...[
      '**|-- root folder**\n\n**|-- logs**\n\n**|-- task 1**\n\n**|-- task 3**',
      '**├── logs**\n**│   └── task 3**\n**└── task 4**',
      '__|-- task 3__',
      '<b>\\|-- task 3</b>',
      '> **|-- Task 03**',
      '#### |-- task 3',
      '## +-- task_1',
      '**task 1**\n\n**task 4**',
      'logs\n\n  tâche 1\n\n  tâche 4',
      '**`task 4`**',
    ].map((tree): [string, (text: string) => string, Statuses] => [
      `an example of folders is copied: ${tree}`,
      (text) => text.replace('1. logs/task 2\n', `1. logs/task 2\n\n${tree}\n\n`),
      {},
    ]),
    [
      'each task is a bold line, and one shows a tree',
      (text) =>
        text
          .replace(/^## (Task.*)$/gm, '**$1**')
          .replace('1. logs/task 2\n', '1. logs\n\n**|-- task 5**\n\n'),
      {},
    ],
    [
      'some tasks are bold lines, and the others headings',
      (text) => text.replace(/^## (Task [246].*)$/gm, '**$1**'),
      {},
    ],
    [
      'a heading among the difficulties names a task that is a bold line',
      (text) =>
        text
          .replace(/^## (Task 2)$/m, '**$1**')
          .replace('The network of our school.', '### Task 2\nThe network of our school.'),
      {},
    ],
    ...[
      ['in brackets', '[//]: # (2. Give the answer to the question about the existing problem.)\n'],
      ['without a space', '[//]:# (Give the answer to the question about the existing problem.)\n'],
      ['by another name', '[comment]: <> (But one problem is left, or rather two.)\n'],
      ['as a name', '[Explain which problem is left, but be short.]: #\n\n'],
      ['in quotes on two lines', '[//]: # "Explain which problem\nis left, but be short."\n'],
      ['of HTML', '<!-- Explain which problem is left,\n but be short. -->\n'],
      ['behind the number', '2. [//]: # (Explain which problem is left, but be short.)\n'],
      ['of another question', '2. [//]: # (Give your own feelings about the final solution.)\n'],
    ].map(([where, comment]): [string, (text: string) => string, Statuses] => [
      `there is said to be no problem, below a comment ${where}`,
      (text) =>
        text.replace(
          /^2\. Nodes find.*$/m,
          `${comment?.startsWith('2.') === true ? '' : '2.\n\n'}${comment ?? ''}We see no problem here.`,
        ),
      { '2.2': 'present-but-wrong' },
    ]),
    [
      'a comment says which question is answered below it',
      (text) =>
        text.replace(
          /^2\. Nodes find/m,
          '[//]: # (Give the answer to the question about the existing problem\nwith the current solution.)\n\nNodes find',
        ),
      {},
    ],
    [
      'comments are all that is below a question',
      (text) => text.replace(/^2\. Nodes find.*$/m, '2. [//]: # (Nodes find ha only,\nand nobody else.)'),
      { '2.2': 'missing' },
    ],
    [
      'a comment that never ends is followed by an answer',
      (text) => text.replace(/^2\. Nodes find/m, '2.\n\n[//]: # (To be read again.\nNodes find'),
      {},
    ],
    [
      'M1 to M6 are labelled like definitions of links',
      (text) => text.replace(/\*\*\[(M\d)\]\*\*/g, '[$1]:'),
      {},
    ],
    [
      'an answer refers to another one',
      (text) => text.replace('Nodes find ha only, and nobody else.', 'See our answer to M4.'),
      { '2.2': 'present-but-wrong' },
    ],
    [
      'an answer points to a folder',
      (text) =>
        text.replace('Nodes find ha only, and nobody else.', 'The logs are in the folder logs/task 2.'),
      { '2.2': 'missing' },
    ],
    [
      'an answer stands in a code block',
      (text) =>
        text.replace(
          /^(4\.) The third.*$/m,
          '$1\n```\nThe third of the files has forgotten what was in the first and in the second.\n```',
        ),
      {},
    ],
    [
      'the alternative is declined',
      (text) => text.replace('1. logs/task 5', '1. logs\n4. We did not do this one.'),
      {},
    ],
    [
      'the alternative names a tool',
      (text) => text.replace('1. logs/task 5', '1. logs\n4. Traefik would do.'),
      { '5.4': 'present' },
    ],
    [
      'the demonstration is offered',
      (text) => text.replace('restart.', 'restart.\n3. We can show it if needed.'),
      {},
    ],
    [
      'the demonstration was shown',
      (text) => text.replace('restart.', 'restart.\n3. It was shown to the assistant on 12.01.2031.'),
      { '6.3': 'present' },
    ],
    [
      'the demonstration is a film',
      (text) => text.replace('restart.', 'restart.\n3. [Film](https://youtu.be/abcdefghijk)'),
      { '6.3': 'present' },
    ],
    ['the contents are a comment for a tool', (text) => text.replace('[TOC]', '<!-- toc -->'), {}],
    ['the contents are `[[_TOC_]]`', (text) => text.replace('[TOC]', '[[_TOC_]]'), {}],
    ['there are no contents', (text) => text.replace('[TOC]', ''), { contents: 'missing' }],
    [
      'the introduction is the statement’s',
      (text) =>
        text.replace(
          'We make a load balancer follow its servers.',
          'This lab builds on the previous one about load balancing.',
        ),
      { introduction: 'missing' },
    ],
    [
      'a chapter is called after its problems',
      (text) => text.replace('## Difficulties', '## Problems encountered'),
      {},
    ],
    [
      'difficulties stand within a task only',
      (text) =>
        text
          .replace(/## Difficulties\n.*\n/, '')
          .replace('2. The supervisor', '### Difficulties\nNone.\n### Process supervisor\nThe supervisor'),
      { difficulties: 'missing' },
    ],
    [
      'the conclusion is a part of the last task',
      (text) => text.replace('## Conclusion', '#### Conclusion'),
      {},
    ],
    [
      'the conclusion has no text',
      (text) => text.replace('We learned a lot.', ''),
      { conclusion: 'missing' },
    ],
    [
      'only the lab’s own repository is named',
      (text) =>
        text.replace('somebody/heig-ait-2031-docker', 'SoftEng-HEIGVD/Teaching-HEIGVD-AIT-2031-Labo-Docker'),
      { url: 'missing' },
    ],
    [
      'a title tells what a task is about, and counts otherwise',
      (text) => text.replace('## Task 2', '## 3. Add a tool that manages the membership of web servers'),
      {},
    ],
  ];
  for (const [name, change, but] of cases)
    it(name, () => {
      const changed = change(english);
      assert.notEqual(changed, english);
      assertStatuses({ 'report/report.md': changed, ...pictures }, almostAll(but));
    });
});

describe('the screenshots', () => {
  const show = (zero: string, one: string, six: string): string =>
    english.replace('![](a.png)', zero).replace('![](b.png)', one).replace('![](c.png)', six);
  const cases: [string, string, Record<string, MadeUpContent>, Statuses][] = [
    ['with another case', show('![](A.PNG)', '![](b.png)', '![](c.png)'), pictures, {}],
    ['by a link that calls it so', show('[The stats page](a.png)', '![](b.png)', '![](c.png)'), pictures, {}],
    [
      'by a link that does not say so',
      show('[Our network](d.png)', '![](b.png)', '![](c.png)'),
      { ...pictures, 'report/d.png': {} },
      { shot0: 'missing' },
    ],
    ['by a rooted address', show('![](/report/a.png)', '![](b.png)', '![](c.png)'), pictures, {}],
    [
      'with escapes and spaces',
      show('![](my%20a.png)', '![](b\\_1.png)', '![](<d c.png>)'),
      { 'report/my a.png': stats, 'report/b_1.png': stats, 'report/d c.png': stats },
      {},
    ],
    [
      'with backslashes',
      show('![](.\\img\\a.png)', '![](b.png)', '![](c.png)'),
      { ...pictures, 'report/img/a.png': stats },
      {},
    ],
    ['by reference', `${show('![page][one]', '![](b.png)', '![](c.png)')}\n[one]: a.png\n`, pictures, {}],
    [
      'in the own repository',
      show(
        '![](https://github.com/somebody/heig-ait-2031-docker/blob/main/report/a.png)',
        '![](b.png)',
        '![](c.png)',
      ),
      pictures,
      {},
    ],
    [
      'elsewhere',
      show('![](https://user-images.githubusercontent.com/1/a.png)', '![](b.png)', '![](c.png)'),
      pictures,
      {},
    ],
    [
      'only filed for the task',
      show('', '', ''),
      { 'report/task0.png': stats, 'report/img/T1_1.png': stats, 'logs/task 6/all.png': stats },
      {},
    ],
    ['of nothing', show('', '', ''), {}, { shot0: 'missing', shot1: 'missing', shot6: 'missing' }],
    [
      'outside of the hand-in',
      show('![](../../../etc/a.png)', '![](b.png)', '![](c.png)'),
      { 'report/b.png': stats, 'report/c.png': stats },
      { shot0: 'missing' },
    ],
    [
      'of a terminal',
      show('![](a.png)', '![](b.png)', '![](c.png)'),
      { ...pictures, 'report/a.png': { look: { shows: 'terminal' } } },
      { shot0: 'missing' },
    ],
    [
      'of two web applications in task 6',
      show('![](a.png)', '![](b.png)', '![](c.png)'),
      { ...pictures, 'report/c.png': { look: { shows: 'stats-page', living: 2 } } },
      { shot6: 'present-but-wrong' },
    ],
    ['twice the same', show('![](a.png)', '![](a.png)', '![](c.png)'), pictures, {}],
    [
      'twice the same, with a spare one',
      show('![](a.png)', '![](a.png)', '![](c.png)'),
      { ...pictures, 'report/1_stats.png': stats },
      { shot1: 'present-but-wrong' },
    ],
  ];
  for (const [name, text, files, but] of cases)
    it(`are found ${name}`, () => assertStatuses({ 'report/report.md': text, ...files }, almostAll(but)));
});

it('judges each written item once', () => {
  assert.deepEqual(
    Object.keys(writtenStatuses(aHandIn({}))),
    itemIds.filter((id) => !capturedItems.includes(id)),
  );
});
