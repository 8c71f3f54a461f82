import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { loadTask } from '../../src/scenario/load-task.js';
import { stepsAt, stillToCome } from '../../src/scenario/states.js';
import { labs } from '../the-lab.js';

const text = `task: 5
title: T
about: A
steps:
  - { name: ha, do: [{ start: ha }], capture: { one.cfg: { file: /f, of: ha } } }
  - { name: s1, do: [{ start: s1 }], capture: { two.cfg: { file: /f, of: ha } } }
  - { name: wait }
  - { name: s2, do: [{ start: s2 }], capture: { three.cfg: { file: /f, of: ha } } }
  - { name: gone, do: [{ stop: s1 }], capture: { four.cfg: { file: /f, of: ha }, '{node}.log': { logs: all } } }
`;
const loaded = loadTask('tasks/task5.yaml', text, labs);
assert.ok(loaded.ok, JSON.stringify(loaded));
const { plan } = loaded;
const names = (running: string[]): string[] => stepsAt(plan, new Set(running)).map(({ name }) => name);

describe('the state of a lab', () => {
  const cases: [running: string[], steps: string[]][] = [
    [['ha'], ['ha']],
    [['ha', 's1'], ['s1']],
    [['s1', 'ha', 's2'], ['s2']],
    [['ha', 's2'], ['gone']],
    [['s1'], []],
    [[], []],
  ];
  for (const [running, steps] of cases)
    it(`with ${running.join(', ') || 'nobody'} is that of ${steps.join(', ') || 'no step'}`, () =>
      assert.deepEqual(names(running), steps));

  it('leaves for later what other states show, and how they come about', () => {
    assert.deepEqual(stillToCome(plan, new Set(['ha', 's1']), new Set(['one.cfg'])), [
      { files: ['three.cfg'], how: 'start s2' },
      { files: ['four.cfg', 'ha.log', 's1.log', 's2.log'], how: 'start s2 and stop s1' },
    ]);
  });
});
