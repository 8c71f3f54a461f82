import assert from 'node:assert/strict';
import { test } from 'node:test';
import { part } from './program.js';

const { parseServersState } = part('servers-state.js');

// Recorded from HAProxy 3.0.11.
const heading =
  '# be_id be_name srv_id srv_name srv_addr srv_op_state srv_admin_state srv_uweight srv_iweight srv_time_since_last_change srv_check_status srv_check_result srv_check_health srv_check_state srv_agent_state bk_f_forced_id srv_f_forced_id srv_fqdn srv_port srvrecord srv_use_ssl srv_check_port srv_check_addr srv_agent_addr srv_agent_port';

function line(name: string, operational: number, admin: number): string {
  return `3 nodes 1 ${name} 10.0.0.1 ${operational} ${admin} 1 1 15 3 2 6 0 0 0 - 3000 - 0 0 - - 0`;
}

test('up, down, draining and in maintenance', () => {
  const lines = [
    line('up', 2, 0),
    line('down', 0, 0),
    line('drain', 2, 8),
    line('maint', 0, 1),
    line('both', 0, 9),
  ];
  const servers = parseServersState(['1', heading, ...lines, ''].join('\n'));
  const states = [...servers].map(([name, { draining, maint, down }]) => [name, draining, maint, down]);
  assert.deepEqual(states, [
    ['up', false, false, false],
    ['down', false, false, true],
    ['drain', true, false, false],
    ['maint', false, true, false],
    ['both', true, true, false],
  ]);
  assert.equal(servers.get('up')?.address, '10.0.0.1');
});

test('no servers is a list, anything else is none', () => {
  assert.equal(parseServersState(`1\n${heading}\n`).size, 0);
  for (const text of ['', "Can't find backend.\n", '2\n# other\n', '1\n# be_id\n']) {
    assert.throws(() => parseServersState(text), /no list of servers/, text);
  }
});
