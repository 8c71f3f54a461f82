import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  byTaskAndVariant,
  logFolder,
  ofTaskName,
  ofTaskWord,
  pictureFolder,
  runCommand,
  taskName,
  taskWord,
  type TaskVariant,
} from '../../src/evidence/task-variant.js';

const lab: TaskVariant = { task: 3, variant: 'lab' };
/** Variants that the lab has. */
const known = ['hitless'];
const hitless: TaskVariant = { task: 6, variant: 'hitless' };

describe('a task in a variant', () => {
  it('has folders with its name, which the lab’s own variant does not lengthen', () => {
    assert.deepEqual([logFolder(lab), pictureFolder(lab)], ['logs/task 3', 'report/images/capture/task3']);
    assert.deepEqual(
      [logFolder(hitless), pictureFolder(hitless)],
      ['logs/task 6 hitless', 'report/images/capture/task6-hitless'],
    );
  });

  it('is found again by its names', () => {
    for (const which of [lab, hitless]) {
      assert.deepEqual(ofTaskName(taskName(which)), which);
      assert.deepEqual(ofTaskWord(taskWord(which)), which);
      assert.deepEqual(ofTaskName(taskName(which), known), which);
      assert.deepEqual(ofTaskWord(taskWord(which), known), which);
    }
  });

  it('is asked for with a command', () => {
    assert.deepEqual([lab, hitless].map(runCommand), ['ait-lab run 3', 'ait-lab run 6 --variant hitless']);
  });

  it('comes after the lab’s own of the same task, and before the next task', () => {
    const sorted = [{ ...lab, task: 7 }, hitless, { ...lab, task: 6 }].sort(byTaskAndVariant);
    assert.deepEqual(sorted.map(taskName), ['task 6', 'task 6 hitless', 'task 7']);
  });

  for (const name of [
    'task',
    'task 6 lab',
    'task 6 other',
    'task 6.replaced',
    'task 6 hitless.replaced',
    'Task 6',
    'task6',
  ]) {
    it(`is not what a folder ${name} of logs is of`, () => assert.equal(ofTaskName(name, known), undefined));
  }
  for (const word of ['task6-lab', 'task6-', 'task6-hit', 'task 6', '.task6-hitless.next']) {
    it(`is not what ${word} stands for`, () => assert.equal(ofTaskWord(word, known), undefined));
  }
});
