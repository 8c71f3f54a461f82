import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Value } from './program.js';
import { part } from './program.js';

const { encode, MessageReader } = part('msgpack.js');

const bytes = fc.uint8Array({ maxLength: 300 }).map((array) => Buffer.from(array).toString('latin1'));
const { value } = fc.letrec<{ value: Value }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    bytes,
    fc.maxSafeInteger(),
    fc.bigInt({ min: 2n ** 53n, max: 2n ** 64n - 1n }),
    fc.bigInt({ min: -(2n ** 63n), max: -(2n ** 53n) }),
    fc.double().filter((number) => !Number.isInteger(number) && !Number.isNaN(number)),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 20 }),
    fc.array(fc.tuple(bytes, tie('value')), { maxLength: 20 }).map((entries) => new Map(entries)),
  ),
}));

test('what is written is read again, in whatever pieces it arrives', () => {
  fc.assert(
    fc.property(fc.array(value, { maxLength: 5 }), fc.integer({ min: 1, max: 40 }), (values, size) => {
      const text = Buffer.concat(values.map(encode));
      const reader = new MessageReader();
      const read: Value[] = [];
      for (let at = 0; at < text.length; at += size) read.push(...reader.push(text.subarray(at, at + size)));
      assert.deepEqual(read, values);
    }),
  );
});

test('each form that others may write is understood', () => {
  const forms: [string, Value][] = [
    ['00', 0],
    ['7f', 127],
    ['e0', -32],
    ['cc80', 128],
    ['cd0100', 256],
    ['ce00010000', 65536],
    ['cfffffffffffffffff', 2n ** 64n - 1n],
    ['cf0000000000000001', 1],
    ['d0df', -33],
    ['d1ff00', -256],
    ['d2ffff0000', -65536],
    ['d38000000000000000', -(2n ** 63n)],
    ['ca3fc00000', 1.5],
    ['cb3ff8000000000000', 1.5],
    ['c0', null],
    ['c2', false],
    ['c3', true],
    ['a161', 'a'],
    ['d90161', 'a'],
    ['da000161', 'a'],
    ['db0000000161', 'a'],
    ['c401ff', '\xff'],
    ['c50001ff', '\xff'],
    ['c600000001ff', '\xff'],
    ['9101', [1]],
    ['dc000101', [1]],
    ['dd0000000101', [1]],
    ['8101c3', new Map([[1, true]])],
    ['de000101c3', new Map([[1, true]])],
    ['df0000000101c3', new Map([[1, true]])],
  ];
  for (const [hex, expected] of forms) {
    assert.deepEqual(new MessageReader().push(Buffer.from(hex, 'hex')), [expected], hex);
  }
});

test('any bytes are understood, waited for or refused, without another effect', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1, maxLength: 200 }), (array) => {
      try {
        assert.ok(Array.isArray(new MessageReader({ limit: 10_000 }).push(Buffer.from(array))));
      } catch (error) {
        assert.match(String(error), /^Error: MessagePack: /);
      }
    }),
    { numRuns: 5000 },
  );
});

test('a length that nobody will send is refused before memory is taken for it', () => {
  for (const hex of ['dbffffffff', 'ddffffffff', 'dfffffffff', 'c6ffffffff']) {
    const before = process.memoryUsage().rss;
    assert.throws(() => new MessageReader().push(Buffer.from(hex, 'hex')), /beyond the limit/, hex);
    assert.ok(process.memoryUsage().rss - before < 64 * 1024 * 1024);
  }
});

test('values inside values have an end', () => {
  assert.throws(() => new MessageReader().push(Buffer.alloc(100, 0x91).fill(1, 99)), /too deep/);
});

test('a key is only a key', () => {
  const [map] = new MessageReader().push(encode(new Map([['__proto__', 'x']])));
  assert.ok(map instanceof Map);
  assert.equal(map.get('__proto__'), 'x');
});
