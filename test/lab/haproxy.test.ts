import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { parseStat } from '../../src/lab/haproxy.js';

// What HAProxy 3.0.11 in ait-lab/ha answered to `show stat`.
const recorded = join(import.meta.dirname, '../../../test/lab/recorded');
const task6 = readFileSync(join(recorded, 'show-stat-task6.csv'), 'utf8');
const task1 = readFileSync(join(recorded, 'show-stat-task1.csv'), 'utf8');

describe('the table of servers that HAProxy answered', () => {
  it('has the servers of the backend and neither frontends nor sums', () => {
    assert.deepEqual(
      parseStat(task6).map(({ proxy, name, address }) => [proxy, name, address]),
      [
        ['nodes', '1063fd94e36d', '192.168.177.2:3000'],
        ['nodes', 's1', '192.168.177.11:3000'],
        ['nodes', 's2', '192.168.177.22:3000'],
      ],
    );
  });

  it('counts sessions and bytes', () => {
    const [first] = parseStat(task6);
    assert.deepEqual(first, {
      proxy: 'nodes',
      name: '1063fd94e36d',
      address: '192.168.177.2:3000',
      status: 'UP',
      check: 'L7OK',
      sessions: 2,
      bytesOut: 752,
      errors: 0,
    });
  });

  it('says what is wrong with a server, also while the next check runs', () => {
    assert.match(task1, /,\* L4TOUT,/);
    assert.deepEqual(
      parseStat(task1).map(({ name, status, check }) => [name, status, check]),
      [
        ['s1', 'UP', 'L7OK'],
        ['s2', 'DOWN', 'L4TOUT'],
      ],
    );
  });

  it('keeps its columns where an answer to a check has commas and quotes', () => {
    const answer = '"Layer7 wrong status, ""I am, a teapot"""';
    const [, down] = parseStat(task1.replaceAll('Layer4 timeout', answer));
    assert.equal(down?.address, '192.168.177.99:3000');
  });

  it('may be without servers, or empty', () => {
    const header = task6.split('\n', 1)[0] ?? '';
    assert.deepEqual(parseStat(`${header}\n\n`), []);
    assert.deepEqual(parseStat(''), []);
  });
});
