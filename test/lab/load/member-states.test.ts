import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseAgentLog } from '../../../src/lab/agent-event.js';
import { memberStates } from '../../../src/lab/load/member-states.js';
import { theLab } from '../../the-lab.js';

const seconds = (second: number): string => `2026-11-22T17:24:${second}.5Z`;
const line = (second: number, message: string): string =>
  `${seconds(second)}     2026/11/22 17:24:${second} [INFO] ${message}`;

test('members, as an agent logs them, join, leave, fail, and are forgotten in the end', () => {
  const log = [
    `${seconds(40)} ==> Starting Serf agent...`,
    line(40, 'serf: EventMemberJoin: ha 192.168.42.42'),
    line(41, 'serf: EventMemberJoin: s10 192.168.42.110'),
    line(41, 'serf: EventMemberJoin: s2 192.168.42.22'),
    line(42, 'serf: EventMemberLeave: s2 192.168.42.22'),
    line(43, 'memberlist: Suspect s10 has failed, no acks received'),
    line(44, 'serf: EventMemberFailed: s10 192.168.42.110'),
    line(45, 'serf: EventMemberReap: s10'),
    line(46, 'serf: EventMemberJoin: s2 192.168.42.22'),
  ];
  const states = memberStates(theLab, parseAgentLog(log.join('\n')));
  const origin = Date.parse('2026-11-22T17:24:40.5Z');
  assert.deepEqual(
    states.map(({ at, alive, left, failed }) => [
      at - origin,
      [alive, left, failed].map((names) => names.join(' ')).join(' / '),
    ]),
    [
      [0, 'ha /  / '],
      [1000, 'ha s10 /  / '],
      [1000, 'ha s2 s10 /  / '],
      [2000, 'ha s10 / s2 / '],
      [4000, 'ha / s2 / s10'],
      [5000, 'ha / s2 / '],
      [6000, 'ha s2 /  / '],
    ],
  );
});
