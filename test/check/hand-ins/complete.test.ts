import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { itemIds } from '../our-check.js';
import { judge } from '../our-check.js';
import { assertStatuses } from './assert-statuses.js';
import { anyDescription, namingNames, plain } from './description.js';
import { makeDraft, type Description } from './draft.js';
import { putTogether } from './put-together.js';
import type { ReportShape } from './report-text.js';

describe('a complete hand-in', () => {
  it('has every item, once each and in their order', () => {
    assert.deepEqual(
      judge(putTogether(makeDraft(plain))).items.map(({ id }) => id),
      itemIds,
    );
  });

  for (const [what, variations] of Object.entries(variationsByWhat())) {
    describe(`is complete whatever ${what}:`, () => {
      for (const [name, variation] of variations) {
        it(name, () => assertStatuses(putTogether(makeDraft({ ...plain, ...variation }))));
      }
    });
  }

  it('is complete in every combination of them', () => {
    fc.assert(
      fc.property(anyDescription, (description) => assertStatuses(putTogether(makeDraft(description)))),
      { numRuns: 40, seed: 4 },
    );
  });
});

function variationsByWhat(): Record<string, [string, Partial<Description>][]> {
  const report = (change: Partial<ReportShape>): Partial<Description> => ({
    report: { ...plain.report, ...change },
  });
  return {
    'started the containers': (
      ['docker run', 'docker-compose', 'docker-compose, its own names'] as const
    ).map((era) => [era, { era }]),
    'folder the lab lies in': [['a course with another lab beside it', { folder: 'course/lab4-docker/' }]],
    'lies beside the report': [['the statement of the lab', { statement: true }]],
    'the folder of logs is called': (['Logs', 'log', 'report/logs'] as const).map((logs) => [logs, { logs }]),
    'the folders of tasks are called': (['Task 3', 'task_3', 'Task-3', 'TASK 3', 'Task-03'] as const).map(
      (taskFolder) => [taskFolder, { taskFolder }],
    ),
    'its files are called': namingNames.map((naming) => [naming, { naming }]),
    'its files are called, by docker-compose': namingNames.map((naming) => [
      naming,
      { naming, era: 'docker-compose' },
    ]),
    'stands around its captures': (
      ['prompt', 'short prompt', 'zsh prompt', 'PowerShell', 'remark', 'prompts before and after'] as const
    ).map((surroundings) => [surroundings, { surroundings }]),
    'docker-compose puts before its lines': [
      ['the name of the container', { prefixed: true, era: 'docker-compose' }],
    ],
    'its tables look like': [
      ['narrow columns', { ps: { columns: 'fitting' } }],
      ['no header', { ps: { header: false } }],
      ['broken at 80 characters', { ps: { wrapped: 80 } }],
      ['broken at 132 characters', { ps: { wrapped: 132 } }],
      [
        'narrow columns without a header, broken at 80 characters',
        { era: 'docker-compose', ps: { columns: 'fitting', header: false, wrapped: 80 } },
      ],
      ['exited and foreign containers', { ps: { foreign: true } }],
      ['foreign containers without a header', { ps: { foreign: true, header: false } }],
    ],
    'version of Serf it has': [['0.7', { serf: '0.7' }]],
    'the list of /nodes looks like': (['ls', 'ls -1', 'ls -la', 'cat'] as const).map((listing) => [
      listing,
      { listing },
    ]),
    'the backend without servers looks like': [['placeholders', { emptyBackend: 'placeholders' }]],
    'its report is called': (
      ['rapport/rapport.md', 'Rapport.md', 'README.md', 'report/Labo 4.md', 'report/, one a task'] as const
    ).map((reportFile) => [reportFile, { reportFile }]),
    'language its report is in': [['French', report({ language: 'French' })]],
    'the headings of tasks look like': (
      ['##Task0', '**Task 0**', '# T0', '   ## Chapter 0', '> ## Task 0'] as const
    ).map((headings) => [headings, report({ headings })]),
    'the table of contents looks like': (
      ['[TOC]', '[toc] under a heading', 'links near the top'] as const
    ).map((contents) => [contents, report({ contents })]),
    'M1 to M6 look like': (
      ['**[M1]**', 'M1 :', '> [M1] question', '[m1]', '1)', 'question, then answer'] as const
    ).map((theory) => [theory, report({ theory })]),
    'the other questions look like': (
      ['2.', '**2)**', '### Question 2', '> question', '**2.2**'] as const
    ).map((deliverables) => [deliverables, report({ deliverables })]),
    'pictures are called': (['captures/Task 0.png', 'report/img/0_stats.png'] as const).map((pictures) => [
      pictures,
      { pictures },
    ]),
    'links to pictures look like': (
      ['rooted', 'escaped', 'img', 'backslash', 'other case', 'own repository'] as const
    ).map((links) => [links, { links, pictures: 'captures/Task 0.png' }]),
  };
}
