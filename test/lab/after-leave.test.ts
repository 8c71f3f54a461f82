import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { afterLeave } from '../../src/lab/after-leave.js';

describe('requests after the leave of a backend', () => {
  const cases: [string, string, number | undefined][] = [
    ['are counted by its application', 'bye\nrequests after the leave was announced: 12\n', 12],
    [
      'are told behind a line of the agent without an end',
      'by peerrequests after the leave was announced: 0',
      0,
    ],
    [
      'are not mixed with a number before',
      'Leave: s1 192.168.43.11requests after the leave was announced: 0',
      0,
    ],
    [
      'are those of the last end',
      'requests after the leave was announced: 1\n…: 7\nrequests after the leave was announced: 2',
      2,
    ],
    ['are unknown where it says nothing', 'GET / 200\nbye', undefined],
  ];
  for (const [what, log, count] of cases) it(what, () => assert.equal(afterLeave(log), count));
});
