import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { TextNoise } from '../../../src/check/hand-in.js';
import { decodeText } from '../../../src/check/read/decode-text.js';
import { isText } from '../../../src/check/read/kind-of-bytes.js';

const cases: readonly (readonly [what: string, bytes: Buffer, text: string, noise: readonly TextNoise[]])[] =
  [
    ['plain UTF-8', Buffer.from('Tâche 1\n'), 'Tâche 1\n', []],
    ['a byte order mark', Buffer.from('\uFEFFTâche'), 'Tâche', ['byte-order-mark']],
    [
      'PowerShell’s UTF-16',
      Buffer.from('\uFEFFdocker é', 'utf16le'),
      'docker é',
      ['byte-order-mark', 'utf-16'],
    ],
    ['UTF-16 without a mark', Buffer.from('docker ps', 'utf16le'), 'docker ps', ['utf-16']],
    [
      'big-endian UTF-16',
      Buffer.from('\uFEFFdocker', 'utf16le').swap16(),
      'docker',
      ['byte-order-mark', 'utf-16'],
    ],
    [
      'half a character of UTF-16',
      Buffer.from('\uFEFFab', 'utf16le').subarray(0, 5),
      'a',
      ['byte-order-mark', 'utf-16'],
    ],
    ['Latin-1', Buffer.from('Difficult\xe9s \x93vues\x94', 'latin1'), 'Difficultés “vues”', ['latin-1']],
    ['UTF-8 cut within a character', Buffer.from('éèà ê').subarray(0, -1), 'éèà \uFFFD', []],
    ['Windows’ ends of lines', Buffer.from('a\r\nb\r\r\nc'), 'a\nb\nc', ['carriage-return']],
    ['lines of progress', Buffer.from('10%\r20%\rdone\n'), '10%\n20%\ndone\n', ['carriage-return']],
    ['colours', Buffer.from('\x1b[32mGET\x1b[0m /'), 'GET /', ['ansi']],
    ['the title of a window', Buffer.from('\x1b]0;me@host\x07$ ls'), '$ ls', ['ansi']],
    ['colours that lost their escape character', Buffer.from('[32mINFO[0m x'), 'INFO x', ['ansi']],
    ['colours of a console of Windows', Buffer.from('←[32mINFO←[0m x'), 'INFO x', ['ansi']],
    ['colours that cat -v shows', Buffer.from('^[[32mINFO^[[0m x'), 'INFO x', ['ansi']],
    ['labels that look like colours', Buffer.from('[m1] and [3m] [M2]'), '[m1] and [3m] [M2]', []],
    ['what was typed over', Buffer.from('lx\bs'), 'ls', ['control-characters']],
    [
      'zeros of a log that was cut',
      Buffer.from('\0\0\0lines of a log'),
      'lines of a log',
      ['control-characters'],
    ],
    ['marks that turn the writing', Buffer.from('a\u202Eb'), 'ab', ['control-characters']],
  ];

for (const [what, bytes, text, noise] of cases)
  test(`${what}: ${JSON.stringify(text)}`, () => {
    assert.ok(isText(bytes));
    assert.deepEqual(decodeText(bytes), { text, noise });
  });

test('whatever the bytes, no control character comes out', () => {
  const pieces = fc.constantFrom(
    '\x1b[',
    '\x1b]',
    '\x1bP',
    '[0m',
    '^[[',
    '\r',
    '\b',
    '\0',
    ';',
    'm',
    '\x9b',
    'é',
  );
  const hostile = fc
    .array(fc.oneof(pieces, fc.string()), { maxLength: 60 })
    .map((all) => Buffer.from(all.join('')));
  fc.assert(
    fc.property(
      fc.oneof(
        hostile,
        fc.uint8Array({ maxLength: 300 }).map((all) => Buffer.from(all)),
      ),
      (bytes) => {
        assert.doesNotMatch(decodeText(bytes).text, /[^\P{Cc}\n\t]/u);
      },
    ),
  );
});

test('a text of printable characters stays as it is', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[a-zA-Z0-9 .,:;àéèç\n\t]{0,200}$/), (text) => {
      assert.deepEqual(decodeText(Buffer.from(text)), { text, noise: [] });
    }),
  );
});

test('megabytes of unfinished sequences take no more than linear time', () => {
  const start = performance.now();
  for (const piece of ['\x1b]', '\x1bP', '\x1b[0;', '^[[', '[1;', '\b'])
    decodeText(Buffer.from(piece.repeat(1_000_000) + '[0m'));
  // Seconds; squared, it would be hours.
  assert.ok(performance.now() - start < 60_000);
});

test('programs are no text', () => {
  const program = Buffer.from(Array.from({ length: 4000 }, (_, index) => (index * 37) % 256));
  assert.equal(isText(program), false);
  assert.equal(isText(Buffer.alloc(100)), false);
});
