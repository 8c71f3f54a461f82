import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { firstOf, parseAgentLog, parseMoment } from '../../src/lab/agent-event.js';

const at = '2026-11-22T18:49:23.982355288Z';
const ms = Date.parse('2026-11-22T18:49:23Z') + 982.355288;
const own = '    2026/11/22 18:49:23';

describe('a line of an agent, stamped by Docker', () => {
  const cases: [line: string, event: object][] = [
    [`${at} ${own} [INFO] agent: Serf agent starting`, { kind: 'started' }],
    [`${at} ${own} [INFO] serf: EventMemberJoin: s2 192.168.44.22`, { kind: 'member-joined', member: 's2' }],
    [`${at} ${own} [INFO] serf: EventMemberLeave: ha 192.168.44.42`, { kind: 'member-left', member: 'ha' }],
    [`${at} ${own} [INFO] serf: EventMemberFailed: g6-2 fd00::1f`, { kind: 'member-failed', member: 'g6-2' }],
    [`${at} ${own} [INFO] serf: EventMemberReap: s10`, { kind: 'member-reaped', member: 's10' }],
    [
      `${at} ${own} [INFO] memberlist: Suspect g12-2 has failed, no acks received`,
      { kind: 'member-suspected', member: 'g12-2' },
    ],
    [`${at} ${own} [INFO] agent: joining: [ha s1] replay: false`, { kind: 'joining', seeds: ['ha', 's1'] }],
    [`${at} ${own} [INFO] agent: joining: [] replay: true`, { kind: 'joining', seeds: [] }],
    [`${at} ${own} [INFO] agent: joined: 1 nodes`, { kind: 'joined' }],
    [`${at} ${own} [WARN] agent: Join failed: 1 error occurred:`, { kind: 'join-failed' }],
    [`${at} ${own} [INFO] agent: joined: 2 nodes\r`, { kind: 'joined' }],
  ];
  for (const [line, event] of cases) {
    it(line.slice(at.length + own.length + 2), () =>
      assert.deepEqual(parseAgentLog(`${line}\n`), [{ at, ms, ...event }]),
    );
  }

  it('keeps the order of the log, and leaves out what is no event', () => {
    const log = [
      `${at} ==> Serf agent running!`,
      `${at} ${own} [INFO] serf: EventMemberJoin: s2 192.168.44.22`,
      `${at} ${own} [WARN] memberlist: Failed to resolve ha: lookup ha on 127.0.0.11:53: no such host`,
      `${at} ${own} [WARN] agent: Join failed: 1 error occurred:`,
      `${at} \t* Failed to resolve ha: lookup ha on 127.0.0.11:53: no such host`,
      `${at} `,
      `${at} , retrying in 2s`,
      `${at} web application s2 listens on port 3000`,
    ];
    const kinds = parseAgentLog(log.join('\n')).map(({ kind }) => kind);
    assert.deepEqual(kinds, ['member-joined', 'join-failed']);
  });
});

describe('a line that is not the agent’s', () => {
  const cases: [what: string, line: string][] = [
    ['is empty', ''],
    ['has no timestamp of Docker', `${own} [INFO] serf: EventMemberJoin: s2 192.168.44.22`],
    ['has a timestamp of no calendar', `2026-99-22T18:49:23.982355288Z ${own} [INFO] agent: joined: 1 nodes`],
    ['has no time of the agent', `${at} serf: EventMemberJoin: evil 192.168.44.66`],
    [
      'is quoted by the application',
      `${at} app says: ${own} [INFO] serf: EventMemberJoin: evil 192.168.44.66`,
    ],
    ['says it on another level', `${at} ${own} [ERR] serf: EventMemberJoin: evil 192.168.44.66`],
    ['goes on after the address', `${at} ${own} [INFO] serf: EventMemberJoin: evil 192.168.44.66 s1`],
    ['names a path', `${at} ${own} [INFO] serf: EventMemberJoin: ../../x 192.168.44.66`],
    ['names markup', `${at} ${own} [INFO] serf: EventMemberJoin: <script> 192.168.44.66`],
    ['colours the name', `${at} ${own} [INFO] serf: EventMemberJoin: \u001b[31ms1 192.168.44.66`],
    ['has a name without end', `${at} ${own} [INFO] serf: EventMemberJoin: ${'a'.repeat(129)} 192.168.44.66`],
    ['has no address', `${at} ${own} [INFO] serf: EventMemberJoin: s2 `],
    ['tells of a kind that is not known', `${at} ${own} [INFO] serf: EventMemberUpdate: s2 192.168.44.22`],
  ];
  for (const [what, line] of cases) {
    it(`${what}: is passed over`, () => assert.deepEqual(parseAgentLog(line), []));
  }
});

describe('a moment of Docker', () => {
  const cases: [text: string, ms: number | undefined][] = [
    ['1970-01-01T00:00:01Z', 1000],
    ['1970-01-01T00:00:01.5Z', 1500],
    ['1970-01-01T00:00:01.000250Z', 1000.25],
    ['1970-01-01T02:00:01.5+02:00', 1500],
    ['0001-01-01T00:00:00Z', undefined],
    ['1970-01-01T00:00:01.5', undefined],
    ['1970-01-01', undefined],
    ['', undefined],
  ];
  for (const [text, expected] of cases) {
    it(`${text || 'of no text'} is ${expected ?? 'none'}`, () => assert.equal(parseMoment(text), expected));
  }
});

describe('the first time that an agent told something of a member', () => {
  const line = (second: number, message: string): string =>
    `1970-01-01T00:00:0${second}Z     1970/01/01 00:00:00 [INFO] ${message}`;
  const events = parseAgentLog(
    [
      line(1, 'serf: EventMemberJoin: s1 10.0.0.1'),
      line(2, 'serf: EventMemberFailed: s2 10.0.0.2'),
      line(3, 'serf: EventMemberFailed: s1 10.0.0.1'),
      line(4, 'serf: EventMemberFailed: s1 10.0.0.1'),
    ].join('\n'),
  );
  it('is of that kind and that member', () => assert.equal(firstOf(events, 'member-failed', 's1')?.ms, 3000));
  it('is not there when it told nothing', () =>
    assert.equal(firstOf(events, 'member-suspected', 's1'), undefined));
});
