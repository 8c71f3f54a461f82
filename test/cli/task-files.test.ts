import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import {
  loadAllVariants,
  loadPlans,
  requireVariant,
  selectTasks,
  taskFiles,
} from '../../src/cli/task-files.js';
import { Failed, type Failure } from '../../src/failure.js';
import { TemporaryFolder } from '../temporary-folder.js';
import { labs } from '../the-lab.js';

function refusal(work: () => unknown): Failure {
  try {
    work();
  } catch (error) {
    assert.ok(error instanceof Failed, String(error));
    return error.failure;
  }
  assert.fail('it was accepted');
}

const known = [0, 1, 2, 3, 4, 5, 6];

describe('words select tasks', () => {
  const cases: [words: string[], tasks: number[]][] = [
    [['task5'], [5]],
    [['5'], [5]],
    [['task 5'], [5]],
    [['0-3'], [0, 1, 2, 3]],
    [['task0-task3'], [0, 1, 2, 3]],
    [['task0-3'], [0, 1, 2, 3]],
    [['4-4'], [4]],
    [['all'], known],
    [
      ['6', '0'],
      [0, 6],
    ],
    [
      ['1-3', '2', 'task1'],
      [1, 2, 3],
    ],
    [['all', '3'], known],
    [[], []],
  ];
  for (const [words, tasks] of cases) {
    it(`"${words.join(' ')}": ${tasks.join(', ') || 'none'}`, () =>
      assert.deepEqual(selectTasks(words, known), tasks));
  }

  it('of which a workspace may have others', () =>
    assert.deepEqual(selectTasks(['all', '0-1'], [0, 1, 40]), [0, 1, 40]));
});

describe('a word that is no task is refused, with the nearest one', () => {
  const list = 'known here: task0, task1, task2, task3, task4, task5, task6, all (also 5, 0-3)';
  const cases: [word: string, hint: string][] = [
    ['task', 'did you mean "task0"? (also 5, 0-3)'],
    ['tsk5', 'did you mean "task5"? (also 5, 0-3)'],
    ['al', 'did you mean "all"? (also 5, 0-3)'],
    ['nope', list],
    ['3-1', list],
    ['0-9', list],
    ['-1', list],
    ['5,6', list],
    ['', list],
  ];
  for (const [word, hint] of cases) {
    it(`"${word}"`, () => {
      const failure = refusal(() => selectTasks(['0', word], known));
      assert.deepEqual(failure, { reason: 'usage', message: `"${word}" is not a task`, hint });
    });
  }
});

const step = 'steps:\n  - name: ha starts\n    do: [{ start: ha }]\n';

class Workspace extends TemporaryFolder {
  constructor(files: Readonly<Record<string, string>> = {}) {
    super();
    mkdirSync(join(this.path, 'tasks'));
    for (const [name, text] of Object.entries(files)) writeFileSync(join(this.path, 'tasks', name), text);
  }
}

const own = (task: number): string => `task: ${task}\ntitle: mine\nabout: x\n${step}`;

describe('the task files of a workspace', () => {
  it('are the product’s, without any of its own', () => {
    using workspace = new Workspace();
    assert.deepEqual([...taskFiles(workspace.path).keys()], known);
  });

  it('come before the product’s, and beside them', () => {
    using workspace = new Workspace({
      'task5.yaml': own(5),
      'task12.yml': own(12),
      'task.yaml': 'x',
      'notes.md': 'x',
    });
    const files = taskFiles(workspace.path);
    assert.deepEqual([...files.keys()], [...known, 12]);
    const titles = loadPlans(files, labs, [4, 5, 12]).map(({ title }) => title);
    assert.deepEqual(titles.slice(1), ['mine', 'mine']);
    assert.notEqual(titles[0], 'mine');
  });

  it('are told to be wrong all at once', () => {
    using workspace = new Workspace({ 'task0.yaml': 'taks: 0\n', 'task1.yaml': '' });
    const failure = refusal(() => loadPlans(taskFiles(workspace.path), labs, known));
    assert.ok(failure.reason === 'scenario-invalid');
    const files = new Set(failure.diagnostics.map(({ file }) => file.slice(-10)));
    assert.deepEqual([...files], ['task0.yaml', 'task1.yaml']);
  });
});

describe('the task files of a command', () => {
  it('are read once, whatever plans are made of them', () => {
    using workspace = new Workspace({ 'task6.yaml': own(6) });
    const files = taskFiles(workspace.path);
    assert.equal(loadPlans(files, labs, [6])[0]?.title, 'mine');
    writeFileSync(join(workspace.path, 'tasks', 'task6.yaml'), 'taks: 6\n');
    assert.equal(loadAllVariants(files, labs, [6], 5)[0]?.title, 'mine');
    const failure = refusal(() => loadPlans(taskFiles(workspace.path), labs, [6]));
    assert.equal(failure.reason, 'scenario-invalid', 'the next command reads them anew');
  });
});

describe('the number of web applications', () => {
  it('changes the nodes of task 6, and of no other', () => {
    using workspace = new Workspace();
    const nodes = loadPlans(taskFiles(workspace.path), labs, [5, 6], { nodes: 3 }).map((plan) =>
      plan.nodes.join(' '),
    );
    assert.deepEqual(nodes, ['ha s1 s2', 'ha s1 s2 s3 s4 s5']);
  });

  it('is refused where a task needs more', () => {
    using workspace = new Workspace();
    assert.deepEqual(
      refusal(() => loadPlans(taskFiles(workspace.path), labs, known, { nodes: 2 })),
      { reason: 'usage', message: '--nodes 2: task 6 needs at least 3 web applications' },
    );
  });
});

describe('a variant', () => {
  const targets = (plans: ReturnType<typeof loadPlans>): string[] =>
    plans.map(({ variant, target }) => `${variant} ${target}`);

  it('is that of the tasks that have it; the others run as the lab', () => {
    using workspace = new Workspace();
    const plans = loadPlans(taskFiles(workspace.path), labs, [5, 6], { variant: 'hitless' });
    assert.deepEqual(targets(plans), ['lab task5', 'hitless hitless']);
  });

  it('has the steps of its task', () => {
    using workspace = new Workspace();
    const [lab, hitless] = loadAllVariants(taskFiles(workspace.path), labs, [6]);
    assert.deepEqual(hitless?.steps, lab?.steps);
    assert.deepEqual(targets(loadAllVariants(taskFiles(workspace.path), labs, [5, 6], 3)), [
      'lab task5',
      'lab task6',
      'hitless hitless',
    ]);
  });

  it('may be asked for where one task has it, and need not be asked for', () => {
    using workspace = new Workspace();
    const files = taskFiles(workspace.path);
    requireVariant(files, labs, known, 'hitless');
    requireVariant(files, labs, [0], 'lab');
    requireVariant(files, labs, [0], undefined);
  });

  it('is refused where no task has it, with those that do', () => {
    using workspace = new Workspace({ 'task12.yaml': `variants: [hitless]\n${own(12)}` });
    const refused = (tasks: number[]): Failure =>
      refusal(() => requireVariant(taskFiles(workspace.path), labs, tasks, 'hitless'));
    assert.deepEqual(refused([3]), {
      reason: 'usage',
      message: '--variant hitless: task 3 does not have it',
      hint: 'task6, task12 have it',
    });
    assert.deepEqual(refused([3, 5]), {
      reason: 'usage',
      message: '--variant hitless: task 3, task 5 do not have it',
      hint: 'task6, task12 have it',
    });
  });
});
