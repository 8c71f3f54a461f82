import { describe, it } from 'node:test';
import type { ItemStatus } from '../../../src/check/item.js';
import { optionalItems } from '../our-check.js';
import { aFile } from '../a-hand-in.js';
import { assertWritten } from './assert-statuses.js';
import { plain } from './description.js';
import { makeDraft } from './draft.js';
import { putTogether } from './put-together.js';
import { questions } from './sentences.js';
import { partItems, type Part } from './written-part.js';

describe('an answer', () => {
  const cases: [Part, string, ItemStatus][] = [
    ['1.2', 'None so far.', 'present'],
    ['1.2', 'Docker containers die with their main process, the supervisor does not.', 'present'],
    ['2.2', 'ha is a single door.', 'present'],
    ['2.2', 'Les noeuds doivent tous connaître ha.', 'present'],
    ['2.2', 'See the folder [logs/task2](../logs/task2).', 'missing'],
    ['2.2', 'See our answer to M4.', 'present-but-wrong'],
    ['2.2', 'This was already answered in [M4](#M4).', 'present-but-wrong'],
    [
      '2.2',
      'As said in M4, the list of servers is written by hand, so a node that comes later is never used.',
      'present',
    ],
    ['2.2', 'There is no problem.', 'present-but-wrong'],
    ['2.2', 'We had no difficulty here, but a node that starts before ha never joins.', 'present'],
    ['2.3', 'Gossip: everybody tells some neighbours what he heard.', 'present'],
    ['4.1', 'One RUN, one layer.', 'present'],
    ['4.1', 'Many small ones are better.', 'present'],
    ['4.2', 'A common base image.', 'present'],
    ['4.4', 'We see no problem.', 'present-but-wrong'],
    ['4.4', 'Il n’y a pas de problème.', 'present-but-wrong'],
    ['4.4', 'It is overwritten each time.', 'present'],
    ['5.4', 'Traefik.', 'present'],
    ['5.4', 'We did not do this part.', 'optional-missing'],
    ['5.4', 'Nous n’avons pas traité cette question.', 'optional-missing'],
    ['5.4', '-', 'optional-missing'],
    ['5.4', 'Not done.', 'optional-missing'],
    ['5.4', 'DNS with SRV records, or etcd with confd.', 'present'],
    ['6.2', 'We like it.', 'present'],
    ['6.3', 'We can show it if you like.', 'optional-missing'],
    ['6.3', 'See the screenshots above.', 'optional-missing'],
    ['6.3', 'Not done.', 'optional-missing'],
    ['6.3', 'A recording: https://www.youtube.com/watch?v=abcdefghijk', 'present'],
    ['6.3', 'The demo was presented on 12.01.2018 in the laboratory.', 'present'],
    ['difficulties', 'We had no difficulty.', 'present'],
    ['difficulties', 'Aucune difficulté.', 'present'],
    ['conclusion', 'Fun.', 'present'],
  ];
  for (const [part, text, status] of cases) {
    it(`to ${part}, “${text}”, is ${status}`, () => {
      const draft = makeDraft(plain);
      draft.answers.set(part, { text });
      assertWritten(putTogether(draft), { [partItems[part]]: status });
    });
  }

  it('to 6.3 may be a GIF in the repository', () => {
    const draft = makeDraft(plain);
    draft.answers.set('6.3', { text: '![](images/demo.gif)' });
    const handIn = putTogether(draft);
    const gif = {
      path: 'report/images/demo.gif',
      size: 4_000_000,
      sha256: 'a'.repeat(64),
      content: {
        kind: 'picture',
        format: 'gif',
        width: 800,
        height: 600,
        moves: true,
        whole: true,
        look: { shows: 'unknown' },
      },
    } as const;
    assertWritten({ ...handIn, files: [...handIn.files, gif] });
  });

  const gifs: [string, string, Partial<Record<Part, string>>, ItemStatus][] = [
    ['shown under its question', 'report/a.gif', { '6.3': '![](a.gif)' }, 'present'],
    ['linked under its question', 'report/a.gif', { '6.3': '[here](a.gif)' }, 'present'],
    ['called one where it is shown', 'report/a.gif', { '6.2': 'Fine.\n\n![Our demo](a.gif)' }, 'present'],
    ['said to be one before it', 'report/a.gif', { '6.2': 'Une démonstration :\n\n![](a.gif)' }, 'present'],
    ['named so, and shown nowhere', 'report/liveDemo.gif', {}, 'present'],
    ['named for the question', 'report/img/T6_3.gif', {}, 'present'],
    ['with another answer', 'report/a.gif', { '6.2': 'It spins.\n\n![](a.gif)' }, 'optional-missing'],
    ['a drawing', 'report/a.gif', { '4.2': 'Two images.\n\n![architecture](a.gif)' }, 'optional-missing'],
    ['linked as a drawing', 'report/a.gif', { '4.2': '[The architecture](a.gif)' }, 'optional-missing'],
    ['filed for the task alone', 'report/task6.gif', {}, 'optional-missing'],
    ['named after something alive', 'report/alive.gif', {}, 'optional-missing'],
  ];
  for (const [where, path, answers, status] of gifs) {
    it(`to 6.3 may be a GIF, ${where}: ${status}`, () => {
      const draft = makeDraft(plain);
      draft.answers.set('6.3', { text: answers['6.3'] ?? 'See below.' });
      for (const part of ['4.2', '6.2'] as const)
        if (answers[part] !== undefined) draft.answers.set(part, { text: answers[part] });
      const handIn = putTogether(draft);
      const gif = aFile(path, { format: 'gif', moves: true });
      assertWritten({ ...handIn, files: [...handIn.files, gif] }, { [partItems['6.3']]: status });
    });
  }

  it('to 6.3 may be a video in the repository', () => {
    const draft = makeDraft(plain);
    draft.answers.set('6.3', { text: '[demo](demo.mp4)' });
    const handIn = putTogether(draft);
    const video = {
      path: 'report/demo.mp4',
      size: 4_000_000,
      sha256: 'b'.repeat(64),
      content: { kind: 'video' },
    } as const;
    assertWritten({ ...handIn, files: [...handIn.files, video] });
  });

  const repeating: [Part, string][] = [
    ['M1', 'The main problems when you deploy the current solution in a production environment are crashes.'],
    ['M2', 'To add a new webapp container to the infrastructure, you first need to write down its address.'],
    ['M2', 'You need to add the new `webapp` container to the infrastructure in a file.'],
    ['M3', 'Based on the issues that we have detected in the current solution, nodes should sign in.'],
    ['M3', 'Now we propose a better approach at a high level, a register.'],
    [
      'M4',
      'As the list of the nodes is hardcoded in the configuration, you want an application with a register.',
    ],
    ['M5', 'You cannot run additional management processes beside the main one in our current solution.'],
    ['M6', 'If you add more web server nodes, nothing happens, because this is not dynamic.'],
    ['M6', 'It is far away from being a dynamic configuration, since the list of the nodes is fixed in it.'],
    ['M6', 'run.sh calls sed, which will replace two lines of the configuration file before haproxy starts.'],
    ['2.3', 'How Serf is working: your nodes gossip.'],
    ['4.1', 'When you add xz-utils, Docker has to rebuild the image, which takes time.'],
    ['5.4', 'With Traefik you need to implement nothing.'],
  ];
  for (const [part, text] of repeating) {
    it(`that repeats the question’s words is one all the same: ${part}, “${text}”`, () => {
      const draft = makeDraft(plain);
      draft.answers.set(part, { text });
      assertWritten(putTogether(draft));
    });
  }

  it('that goes on after words of the statement is one, and those words alone are none', () => {
    const copied = 'The exercise asks you to read page 9 of the manual first';
    for (const [text, status] of [
      [`${copied}, where it says that each node knows ha only.`, 'present'],
      [`Each node knows ha only, though ${copied}.`, 'present'],
      [`${copied}, really.`, 'missing'],
    ] as const) {
      const draft = makeDraft({ ...plain, statement: true });
      draft.answers.set('2.2', { text });
      assertWritten(putTogether(draft), { [partItems['2.2']]: status });
    }
  });

  const asked: [string, keyof typeof questions][] = Object.keys(questions).flatMap((part) =>
    isAsked(part) && !part.startsWith('M') ? [[`that repeats the question is none: ${part}`, part]] : [],
  );
  for (const [what, part] of asked) {
    it(what, () => {
      const draft = makeDraft({ ...plain, statement: true });
      draft.answers.set(part, { text: questions[part] });
      assertWritten(putTogether(draft), {
        [partItems[part]]: optionalItems.has(partItems[part]) ? 'optional-missing' : 'missing',
      });
    });
  }
});

describe('M1 to M6', () => {
  for (const label of [
    'Question M1:',
    '**Question M1:**',
    '**M1.**',
    '- M1:',
    '[M1]:',
    '#### [M1]',
    '### Question 1',
  ]) {
    it(`may be called “${label}”`, () => {
      const handIn = putTogether(makeDraft(plain));
      assertWritten(
        [1, 2, 3, 4, 5, 6].reduce(
          (made, number) =>
            replaced(
              made,
              `### M${String(number)}\n\n`,
              `${label.replace('1', String(number))} `.replace(/^(#.*) $/, '$1\n\n'),
            ),
          handIn,
        ),
      );
    });
  }
});

describe('the address of the repository', () => {
  const cases: [string, string, ItemStatus][] = [
    [
      'in the introduction',
      'Our repository is https://github.com/made-up-pair/balancing-lab.git, all is there.',
      'present',
    ],
    [
      'of the course instead of their own',
      'We started from https://github.com/SoftEng-HEIGVD/Teaching-HEIGVD-AIT-2016-Labo-Docker.',
      'missing',
    ],
  ];
  for (const [what, introduction, status] of cases) {
    it(`${what}: ${status}`, () => {
      const draft = makeDraft(plain);
      draft.answers.set('url', 'left out');
      draft.answers.set('introduction', { text: introduction });
      assertWritten(putTogether(draft), { 'T0.2 repo URL': status });
    });
  }
});

describe('the headings of the report’s own chapters', () => {
  const renamed: [string, string, string][] = [
    ['## Introduction', '##Introduction', 'no space'],
    ['## Introduction', '    ## Introduction', 'indented'],
    ['## Introduction', '### 1. Introduction', 'numbered'],
    ['## Introduction', '## Introdution', 'a letter lost'],
    ['## Introduction', '**Introduction**', 'bold'],
    ['## Difficulties', '## Dificulties', 'a letter lost'],
    ['## Difficulties', '## Problems met', 'in other words'],
    ['## Difficulties', '## Difficultés rencontrées', 'in French'],
    ['## Difficulties', '## Problèmes rencontrés', 'in other words, in French'],
    ['## Conclusion', '## Conclusions', 'in the plural'],
    ['## Conclusion', '#### Conclusion:', 'with a colon'],
    ['## Table of contents', '## Contents', 'short'],
    ['## Table of contents', '## Summary', 'as the French say'],
    ['## Table of contents', '## Sommaire', 'in French'],
    ['## Table of contents', '### Table des matières', 'in French, too'],
    ['## Table of contents', '## Table of content', 'in the singular'],
  ];
  for (const [heading, other, what] of renamed) {
    it(`${heading} may be “${other}”: ${what}`, () => {
      assertWritten(replacedInReport(heading, other));
    });
  }

  for (const marker of ['[TOC]', '[toc]', '[ToC]']) {
    it(`the table of contents may be the marker ${marker}`, () => {
      const draft = makeDraft({ ...plain, report: { ...plain.report, contents: '[TOC]' } });
      assertWritten(replaced(putTogether(draft), '[TOC]', marker));
    });
  }

  it('with text of the statement below are as good as none', () => {
    const copied = 'Write down what you did and why.';
    const draft = makeDraft({ ...plain, statement: true });
    draft.answers.set('conclusion', { text: copied });
    assertWritten(putTogether(draft), { 'R conclusion': 'missing' });
  });
});

function isAsked(part: string): part is keyof typeof questions {
  return part in questions;
}

function replacedInReport(heading: string, other: string): ReturnType<typeof putTogether> {
  return replaced(putTogether(makeDraft(plain)), `${heading}\n`, `${other}\n`);
}

function replaced(
  handIn: ReturnType<typeof putTogether>,
  before: string,
  after: string,
): ReturnType<typeof putTogether> {
  return {
    ...handIn,
    files: handIn.files.map((file) =>
      file.path === 'report/report.md' && file.content.kind === 'text'
        ? { ...file, content: { ...file.content, text: file.content.text.replace(before, after) } }
        : file,
    ),
  };
}
