import assert from 'node:assert/strict';
import { it, mock } from 'node:test';
import { wallTime } from '../../src/chaos/wall-time.js';
import { now } from '../../src/load/clock.js';

it('a time of the client follows the clock of this machine when that is set', () => {
  const at = now();
  assert.ok(Math.abs(wallTime(at) - Date.now()) < 50);
  const real = Date.now.bind(Date);
  mock.method(Date, 'now', () => real() + 780);
  try {
    assert.ok(Math.abs(wallTime(at) - (real() + 780)) < 50);
  } finally {
    mock.restoreAll();
  }
});
