import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseAftermath } from '../../../src/lab/experiments/kill-and-watch.js';

const cases = [
  {
    what: 'a process that came back and answers',
    output: '11 269 1056201 1259251\n',
    aftermath: { pidBefore: 11, pidAfter: 269, elapsedMs: 1056, servedAgainAfterMs: 1259 },
  },
  {
    what: 'a process that came back and was not asked',
    output: '296 467 1020499 \n',
    aftermath: { pidBefore: 296, pidAfter: 467, elapsedMs: 1020, servedAgainAfterMs: undefined },
  },
  {
    what: 'a process that never came back',
    output: '13  3006100 \n',
    aftermath: { pidBefore: 13, pidAfter: undefined, elapsedMs: 3006, servedAgainAfterMs: undefined },
  },
  { what: 'no such process', output: '', aftermath: undefined },
  { what: 'words of a shell', output: 'watch: line 1: kill: (13) - No such process\n', aftermath: undefined },
];
for (const { what, output, aftermath } of cases) {
  test(`the watch tells of ${what}`, () => assert.deepEqual(parseAftermath(output), aftermath));
}
