import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Message, Value } from './program.js';
import { part } from './program.js';

const { parseAgentName, quoted, readMember } = part('member.js');

function member(fields: Record<string, Value>): Message {
  return new Map<string, Value>(
    Object.entries({
      Name: 's1.5',
      Addr: '\x0a\x00\x00\x01',
      Status: 'alive',
      Tags: new Map([['role', 'backend']]),
      ...fields,
    }),
  );
}

test('a sound backend, with its address in 4 bytes or in 16', () => {
  const expected = {
    agent: 's1.5',
    status: 'alive',
    address: '10.0.0.1',
    role: 'backend',
    backend: { name: 's1', incarnation: 5, status: 'alive' },
  };
  assert.deepEqual(readMember(member({})), expected);
  assert.deepEqual(readMember(member({ Addr: `${'\0'.repeat(10)}\xff\xff\x0a\0\0\x01` })), expected);
});

test('who has another role is neither taken nor refused', () => {
  const { backend, refusal } = readMember(member({ Name: 'ha', Tags: new Map([['role', 'balancer']]) }));
  assert.deepEqual([backend, refusal], [undefined, undefined]);
});

test('unsound names, addresses and tags are refused', () => {
  const refused: [Record<string, Value>, string][] = [
    [{ Name: 's1' }, 'its name is none of a backend'],
    [{ Name: '../x.5' }, 'its name is none of a backend'],
    [{ Name: 'S1.5' }, 'its name is none of a backend'],
    [{ Name: 's1.5\n' }, 'its name is none of a backend'],
    [{ Name: '-s1.5' }, 'its name is none of a backend'],
    [{ Name: `${'a'.repeat(64)}.5` }, 'its name is none of a backend'],
    [{ Name: 's1.1234567890123456' }, 'its name is none of a backend'],
    [{ Name: 5 }, 'its name is none of a backend'],
    [{ Addr: '\x7f\0\0\x01' }, 'its address is none of a backend'],
    [{ Addr: '\0\0\0\0' }, 'its address is none of a backend'],
    [{ Addr: '\xe0\0\0\x01' }, 'its address is none of a backend'],
    [{ Addr: '\xff\xff\xff\xff' }, 'its address is none of a backend'],
    [{ Addr: '\xfe\x80'.padEnd(16, '\0') }, 'its address is none of a backend'],
    [{ Addr: '10.0.0.1' }, 'its address is none of a backend'],
    [{ Addr: null }, 'its address is none of a backend'],
    [tags({ x: 'a\nb' }), 'a tag is too long or has control characters'],
    [tags({ x: 'a'.repeat(513) }), 'a tag is too long or has control characters'],
    [tags({ 'a\0': '' }), 'a tag is too long or has control characters'],
  ];
  for (const [fields, refusal] of refused) {
    const read = readMember(member(fields));
    assert.deepEqual([read.backend, read.refusal], [undefined, refusal], JSON.stringify(fields));
  }
});

test('a name of an agent is a name and an incarnation', () => {
  assert.deepEqual(parseAgentName('web-1.1795397184146'), { name: 'web-1', incarnation: 1795397184146 });
  for (const text of ['', 's1.', '.5', 's1.x', 's1.5.6', 's1-.5', undefined]) {
    assert.equal(parseAgentName(text), undefined, text);
  }
});

test('text from the network is one short line of a log', () => {
  assert.equal(quoted('a\n"b"'), '"a\\n\\"b\\""');
  assert.equal(quoted('\x1b[2J\x9b'), '"\\u001b[2J\\u009b"');
  assert.ok(quoted('x'.repeat(10_000)).length < 100);
});

function tags(more: Record<string, string>): Record<string, Value> {
  return { Tags: new Map<string, Value>([['role', 'backend'], ...Object.entries(more)]) };
}
