import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { chaptersOf, onlyTasks } from '../../../src/check/output/chapters-of.js';
import { countsAgainst, isComplete } from '../../../src/check/output/counts-against.js';
import type { ItemStatus } from '../../../src/check/item.js';
import type { Level } from '../../../src/check/verdict.js';
import { aPoorResult, aResult } from './a-result.js';

describe('a result in the order in which people read it', () => {
  it('goes task by task, then the report, then the rest', () => {
    const told = chaptersOf(aPoorResult()).map(({ title, items, findings }) => [
      title,
      items.length,
      findings.map(({ rule }) => rule).join(),
    ]);
    assert.deepEqual(told, [
      ['Task 0', 3, ''],
      ['Task 1', 2, ''],
      ['Task 2', 5, ''],
      ['Task 3', 4, 'same-file-twice'],
      ['Task 4', 10, ''],
      ['Task 5', 12, 'handler-failed'],
      ['Task 6', 4, ''],
      ['Report', 4, ''],
      ['Whole hand-in', 0, 'todo-left'],
    ]);
  });

  it('leaves out what belongs to no task when tasks are chosen', () => {
    const { items, findings } = onlyTasks(aPoorResult(), [1, 3]);
    assert.deepEqual([...new Set(items.map(({ id }) => id.slice(0, 2)))], ['T1', 'T3']);
    assert.deepEqual(
      findings.map(({ rule }) => rule),
      ['same-file-twice'],
    );
  });
});

describe('what counts against a hand-in', () => {
  const statuses: [status: ItemStatus, counts: boolean, strictly: boolean][] = [
    ['present', false, false],
    ['image-only', true, true],
    ['present-but-wrong', true, true],
    ['empty', true, true],
    ['missing', true, true],
    ['optional-missing', false, true],
  ];
  for (const [status, counts, strictly] of statuses) {
    it(`${status}: ${counts ? 'yes' : strictly ? 'only strictly' : 'no'}`, () => {
      const result = aResult({ 'T5.4 alternative (optional)': { status } });
      const item = result.items.find(({ id }) => id === 'T5.4 alternative (optional)');
      assert.ok(item);
      assert.deepEqual([countsAgainst(item, false), countsAgainst(item, true)], [counts, strictly]);
      assert.deepEqual([isComplete(result, false), isComplete(result, true)], [!counts, !strictly]);
    });
  }

  const levels: [level: Level, complete: boolean][] = [
    ['error', false],
    ['warning', true],
    ['note', true],
  ];
  for (const [level, complete] of levels) {
    it(`a finding that is a${level === 'error' ? 'n' : ''} ${level}: ${complete ? 'no' : 'yes'}`, () => {
      const because = { code: 'refused' } as const;
      const finding = { rule: 'x', level, task: 1, files: [], message: '', hint: '', because } as const;
      assert.equal(isComplete(aResult({}, { findings: [finding] }), true), complete);
    });
  }
});
