import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { processTree } from '../../../../src/report/drawings/topology/process-tree.js';

const cases: readonly [
  what: string,
  processes: readonly [number, number, string][],
  rows: readonly string[],
][] = [
  ['nothing', [], []],
  ['one process', [[1, 0, 'node']], ['1 node']],
  [
    'services below s6, whose supervisors are only marks',
    [
      [13, 11, 'node'],
      [1, 0, 's6-svscan /run'],
      [10, 1, 's6-supervise serf'],
      [11, 1, '/bin/s6-supervise webapp'],
      [12, 10, 'serf agent'],
    ],
    ['1 s6-svscan /run', '  12 serf agent, supervised', '  13 node, supervised'],
  ],
  [
    'a supervisor without its process, which is a row',
    [
      [1, 0, 's6-svscan'],
      [10, 1, 's6-supervise serf'],
    ],
    ['1 s6-svscan', '  10 s6-supervise serf'],
  ],
  [
    'grandchildren before the next child',
    [
      [1, 0, 'a'],
      [2, 1, 'b'],
      [3, 1, 'c'],
      [9, 2, 'd'],
    ],
    ['1 a', '  2 b', '    9 d', '  3 c'],
  ],
  [
    'a parent that is not there',
    [
      [1, 0, 'a'],
      [7, 5, 'b'],
    ],
    ['1 a', '7 b'],
  ],
  [
    'parents in a circle',
    [
      [2, 3, 'a'],
      [3, 2, 'b'],
      [4, 4, 's6-supervise c'],
    ],
    ['2 a', '  3 b', '4 s6-supervise c'],
  ],
];

describe('the tree of processes', () => {
  for (const [what, processes, rows] of cases) {
    it(`shows ${what}`, () => {
      const tree = processTree(processes.map(([pid, ppid, command]) => ({ pid, ppid, command })));
      const shown = tree.map(
        ({ pid, command, depth, supervised }) =>
          `${'  '.repeat(depth)}${pid} ${command}${supervised ? ', supervised' : ''}`,
      );
      assert.deepEqual(shown, rows);
    });
  }
});
