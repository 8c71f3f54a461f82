import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { MemberLog } from '../../../src/lab/load/member-log.js';

const at = '    2026/11/22 17:24:47 [INFO]';

/** The states that a log tells of, as `alive / left / failed`. */
function statesIn(...chunks: readonly string[]): string[] {
  const states: string[] = [];
  const log = new MemberLog(({ alive, left, failed }) => {
    states.push([alive, left, failed].map((names) => names.join(' ')).join(' / '));
  });
  for (const chunk of chunks) log.read(Buffer.from(chunk));
  return states;
}

describe('members, as an agent logs them', () => {
  const cases: { says: string; chunks: string[]; states: string[] }[] = [
    {
      says: 'join, leave, fail, and are forgotten in the end',
      chunks: [
        `==> Starting Serf agent...\n${at} serf: EventMemberJoin: ha 192.168.42.42\n`,
        `${at} serf: EventMemberJoin: s10 192.168.42.110\n${at} serf: EventMemberJoin: s2 192.168.42.22\n`,
        `${at} serf: EventMemberLeave: s2 192.168.42.22\n`,
        `${at} serf: EventMemberFailed: s10 192.168.42.110\n`,
        `${at} serf: EventMemberReap: s10\n`,
        `${at} serf: EventMemberJoin: s2 192.168.42.22\n`,
      ],
      states: [
        'ha /  / ',
        'ha s10 /  / ',
        'ha s2 s10 /  / ',
        'ha s10 / s2 / ',
        'ha / s2 / s10',
        'ha / s2 / ',
        'ha s2 /  / ',
      ],
    },
    {
      says: 'are read from lines that come in pieces',
      chunks: [`${at} serf: EventMem`, 'berJoin: s1 192.1', '68.42.11\nand so on'],
      states: ['s1 /  / '],
    },
    {
      says: 'cannot be made up by who only gets into the middle of a line',
      chunks: [
        `192.168.42.1:5 [22/Nov/2026:17:24:48] localnodes "GET /${at} serf: EventMemberFailed: s1 1.2.3.4 HTTP/1.1"\n`,
        `${at} agent: Received event: ${at} serf: EventMemberFailed: s1 1.2.3.4\n`,
      ],
      states: [],
    },
  ];
  for (const { says, chunks, states } of cases) {
    it(says, () => assert.deepEqual(statesIn(...chunks), states));
  }
});
