import fc from 'fast-check';
import type { Description } from './draft.js';
import { namings, type NamingName } from './naming.js';
import type { ReportShape } from './report-text.js';

/** A plain hand-in, for tests that damage one thing. */
export const plain: Description = {
  era: 'docker run',
  seed: 1,
  folder: '',
  logs: 'logs',
  taskFolder: 'task3',
  naming: 'of ait-lab itself',
  surroundings: 'nothing',
  prefixed: false,
  ps: {},
  serf: '0.8',
  listing: 'ls -l',
  emptyBackend: 'empty',
  report: {
    language: 'English',
    headings: '## Task 0: title',
    contents: 'heading and list',
    theory: '### M1',
    deliverables: '#### 2.2',
  },
  statement: false,
  reportFile: 'report/report.md',
  pictures: 'report/images/task0.png',
  links: 'relative',
};

/** Names of the ways to name files, as a list with its types. */
export const namingNames: readonly NamingName[] = Object.keys(namings).filter(
  (name): name is NamingName => name in namings,
);

/** Any report. */
export const anyReport: fc.Arbitrary<ReportShape> = fc.record({
  language: fc.constantFrom('English', 'French'),
  headings: fc.constantFrom(
    '## Task 0: title',
    '##Task0',
    '**Task 0**',
    '# T0',
    '   ## Chapter 0',
    '> ## Task 0',
  ),
  contents: fc.constantFrom('heading and list', '[TOC]', '[toc] under a heading', 'links near the top'),
  theory: fc.constantFrom(
    '**[M1]**',
    '### M1',
    'M1 :',
    '> [M1] question',
    '[m1]',
    '1)',
    'question, then answer',
  ),
  deliverables: fc.constantFrom('#### 2.2', '2.', '**2)**', '### Question 2', '> question', '**2.2**'),
});

/** Any hand-in of either world, in any of the shapes that real ones have. */
export const anyDescription: fc.Arbitrary<Description> = fc.record({
  era: fc.constantFrom('docker run', 'docker-compose', 'docker-compose, its own names'),
  seed: fc.nat(100_000),
  folder: fc.constantFrom('', 'course/lab4-docker/'),
  logs: fc.constantFrom('logs', 'Logs', 'log', 'report/logs'),
  taskFolder: fc.constantFrom('task3', 'Task 3', 'task_3', 'Task-3', 'TASK 3', 'Task-03'),
  naming: fc.constantFrom(...namingNames),
  surroundings: fc.constantFrom(
    'nothing',
    'prompt',
    'short prompt',
    'zsh prompt',
    'PowerShell',
    'remark',
    'prompts before and after',
  ),
  prefixed: fc.boolean(),
  ps: fc.record({
    columns: fc.constantFrom('wide', 'fitting'),
    header: fc.constantFrom(true, true, true, false),
    wrapped: fc.constantFrom(undefined, undefined, 80, 132),
    foreign: fc.boolean(),
  }),
  serf: fc.constantFrom('0.7', '0.8'),
  listing: fc.constantFrom('ls', 'ls -l', 'ls -1', 'ls -la', 'cat'),
  emptyBackend: fc.constantFrom('empty', 'placeholders'),
  report: anyReport,
  statement: fc.constantFrom(false, false, false, false, true),
  reportFile: fc.constantFrom(
    'report/report.md',
    'rapport/rapport.md',
    'Rapport.md',
    'README.md',
    'report/Labo 4.md',
    'report/, one a task',
  ),
  pictures: fc.constantFrom('report/images/task0.png', 'captures/Task 0.png', 'report/img/0_stats.png'),
  links: fc.constantFrom('relative', 'rooted', 'escaped', 'img', 'backslash', 'other case', 'own repository'),
});
