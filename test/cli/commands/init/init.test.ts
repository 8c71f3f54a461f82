import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { loadPlans, taskFiles } from '../../../../src/cli/task-files.js';
import { hintValues } from '../../../../src/report/init/hint-values.js';
import { hints } from '../../../../src/report/init/hints.js';
import { evidenceFiles } from '../../../../src/scenario/plan.js';
import { TemporaryFolder } from '../../../temporary-folder.js';
import { aitLab } from '../../command.js';
import { labs } from '../../../the-lab.js';

const answers =
  `1.2 2.2 2.3 4.1 4.2 4.4 5.4 6.2 6.3 M1 M2 M3 M4 M5 M6 conclusion difficulties introduction`.split(' ');

const complaint = `report/report.md

! 49 things are missing
  Missing: ait-lab.yaml names nobody
    Title page: Authors
    → authors: [NAME, …] in ait-lab.yaml
  Not written yet: there is no text in it yet
    report/answers/introduction.md, report/answers/M1.md, report/answers/M2.md, report/answers/M3.md, report/answers/M4.md, report/answers/M5.md, report/answers/M6.md, report/answers/1.2.md, report/answers/2.2.md, report/answers/2.3.md, report/answers/4.1.md, report/answers/4.2.md, report/answers/4.4.md, report/answers/6.2.md, report/answers/difficulties.md, report/answers/conclusion.md
    → write these files
  Missing: task 0 has not been run in this workspace
    M1, M2, M5, M6, 0.1, further evidence of task 0
    → ait-lab run 0
  Missing: ait-lab.yaml does not say where the repository is
    0.2: Repository
    → repository: https://… in ait-lab.yaml
  Missing: task 1 has not been run in this workspace
    1.1, 1.2, further evidence of task 1
    → ait-lab run 1
  Missing: task 2 has not been run in this workspace
    2.1, 2.2, 2.3, further evidence of task 2
    → ait-lab run 2
  Missing: task 3 has not been run in this workspace
    3.1, 3.3, further evidence of task 3
    → ait-lab run 3
  Missing: task 4 has not been run in this workspace
    4.1, 4.2, 4.3, 4.4, further evidence of task 4
    → ait-lab run 4
  Missing: task 5 has not been run in this workspace
    5.1, 5.2, 5.3, further evidence of task 5
    → ait-lab run 5
  Missing: task 6 has not been run in this workspace
    6.1, 6.2, further evidence of task 6
    → ait-lab run 6
`;

describe('ait-lab init', () => {
  it('makes settings and an empty answer for each question, and says what comes next', () => {
    using folder = new TemporaryFolder();
    const { code, stdout, stderr } = aitLab(folder.path, ['init', 'mine']);
    assert.deepEqual([code, stderr], [0, '']);
    assert.equal(
      stdout,
      `mine/ait-lab.yaml
mine/report/answers/  18 answers to write, each with a hint

What comes next:
  cd mine
  put your names and the address of your repository into ait-lab.yaml
  ait-lab run all
  ait-lab build-report --watch    while you write; report/report.html shows what is missing
`,
    );
    assert.deepEqual(folder.tree(), [
      'mine/',
      'mine/ait-lab.yaml',
      'mine/report/',
      'mine/report/answers/',
      ...answers.map((name) => `mine/report/answers/${name}.md`),
    ]);
    assert.equal(
      readFileSync(join(folder.path, 'mine/report/answers/M3.md'), 'utf8'),
      `<!--
M3 – A better approach to adding and removing

How it could be done without editing a file by hand. Which part knows what, and which part has to be told?

Values of the run come in when the report is built, for example:
  {{ task0/experiment-added-by-hand.untilServedMs | seconds }}
  {{ task6/experiment-traffic-delay.join.trafficMs | seconds }}

This comment is a hint and not part of the report. Write below it, in Markdown.
-->
`,
    );
    assert.match(
      readFileSync(join(folder.path, 'mine/report/answers/2.2.md'), 'utf8'),
      /\nWhat was captured for it:\n(.*\n)* {2}logs\/task 2\/flaw-ha\.log\n/,
    );
  });

  it('makes them in French, too', () => {
    using folder = new TemporaryFolder();
    assert.equal(aitLab(folder.path, ['init', '.', '--lang', 'fr']).code, 0);
    assert.match(readFileSync(join(folder.path, 'ait-lab.yaml'), 'utf8'), /^lang: fr$/m);
    assert.match(
      readFileSync(join(folder.path, 'report/answers/conclusion.md'), 'utf8'),
      /Ce que vous en retenez/,
    );
  });

  it('overwrites nothing: it ends with exit code 2 and the name of what is there', () => {
    using folder = new TemporaryFolder();
    mkdirSync(join(folder.path, 'report/answers'), { recursive: true });
    writeFileSync(join(folder.path, 'report/answers/M3.md'), 'mine');
    assert.deepEqual(aitLab(folder.path, ['init', '.']), {
      code: 2,
      stdout: '',
      stderr:
        '✗ report/answers/M3.md is there already, and nothing was written\n  → choose another folder, or give that file another name\n',
    });
    assert.ok(!existsSync(join(folder.path, 'ait-lab.yaml')));
    assert.deepEqual(readdirSync(join(folder.path, 'report/answers')), ['M3.md']);
  });

  it('is refused with a file in place of the folder', () => {
    using folder = new TemporaryFolder();
    writeFileSync(join(folder.path, 'a.txt'), '');
    assert.deepEqual(aitLab(folder.path, ['init', 'a.txt']), {
      code: 2,
      stdout: '',
      stderr: '✗ a.txt: not a folder\n',
    });
  });

  it('makes a workspace whose report lists just what is missing', () => {
    using folder = new TemporaryFolder();
    aitLab(folder.path, ['init', '.']);
    const { code, stdout, stderr } = aitLab(folder.path, ['build-report', '--format', 'md']);
    assert.deepEqual([code, stderr], [1, '']);
    assert.equal(stdout.replace(/^(report\/report\.md) .*$/m, '$1'), complaint);
  });
});

describe('the hints', () => {
  const files = taskFiles('/nowhere');
  const plans = loadPlans(files, labs, [...files.keys()]);

  it('are there for every answer', () => assert.deepEqual(Object.keys(hints).sort(), answers));

  for (const [name, values] of Object.entries(hintValues)) {
    it(`of ${name} name files that a run leaves`, () => {
      assert.ok(answers.includes(name));
      for (const value of values) {
        const [, task, stem = ''] = /^task(\d)\/([a-z-]+)\./.exec(value) ?? [];
        const plan = plans.find((one) => one.task === Number(task));
        assert.ok(plan && (stem === 'manifest' || evidenceFiles(plan).includes(`${stem}.json`)), value);
      }
    });
  }
});
