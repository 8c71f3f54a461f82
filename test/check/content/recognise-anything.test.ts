import assert from 'node:assert/strict';
import { performance } from 'node:perf_hooks';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { RecognisedText } from '../../../src/check/content/recognised-text.js';
import { recognise } from '../../../src/check/content/recognise.js';
import {
  configText,
  dockerLogText,
  dockerPsText,
  inspectText,
  serfLogText,
  templateText,
} from './log-sample.js';

const samples: readonly (readonly [kind: RecognisedText['kind'], text: string])[] = [
  ['docker-log', dockerLogText({ node: 'aa11bb22cc33', address: '10.9.8.11', role: 'backend' })],
  ['docker-log', dockerLogText({ node: 'dd44ee55ff66', address: '10.9.8.42', role: 'balancer' })],
  ['serf-log', serfLogText],
  ['haproxy-config', configText],
  ['template-line', templateText],
  ['docker-ps', dockerPsText],
  ['docker-inspect', inspectText],
  ['nodes-listing', 'aa11bb22cc33\n77aa88bb99cc\n'],
];
const anySample = fc.constantFrom(...samples);

/** Pieces of the samples' own lines, so that what is made of them comes near to what is recognised. */
const words = fc.constantFrom(
  ...samples.flatMap(([, text]) => text.split('\n')),
  ...[
    'root@aa11bb22cc33:/# ls',
    '$ docker ps',
    '# x',
    '-----',
    '',
    '{',
    ']',
    's1 | [s6-init] x',
    'global',
    '{{ host }}',
  ],
);

/** The kinds that were recognised, without what only stands around them. */
function told(text: string): RecognisedText['kind'][] {
  return recognise(text).flatMap(({ kind }) => (kind === 'other' ? [] : [kind]));
}

function assertSound(text: string): void {
  const captures = recognise(text);
  const last = text.split('\n').length;
  assert.ok(text.trim() === '' ? captures.length === 0 : captures.length > 0, 'nothing was recognised');
  let before = 1;
  for (const { firstLine, lastLine } of captures) {
    assert.ok(
      before <= firstLine && firstLine <= lastLine && lastLine <= last,
      `${firstLine}-${lastLine} of ${last}`,
    );
    before = firstLine;
  }
}

describe('any text is recognised as something, in the order of its lines', () => {
  it('of any signs', () =>
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), assertSound)));

  it('of lines of captures in any order', () => {
    fc.assert(fc.property(fc.array(words, { maxLength: 60 }), (some) => assertSound(some.join('\n'))));
  });

  it('of captures that were cut and overwritten', () => {
    const damage = fc.record({ sample: anySample, from: fc.nat(900), length: fc.nat(300), by: fc.string() });
    fc.assert(
      fc.property(damage, ({ sample: [, text], from, length, by }) => {
        assertSound(text.slice(0, from) + by + text.slice(from + length));
        assertSound(text.slice(from));
      }),
    );
  });
});

describe('a capture is the same', () => {
  const around = fc.constantFrom(
    'box@lab:~$ \n',
    '$ ./show s1\n',
    '\n\n',
    '----------\n',
    'root@dd44ee55ff66:/#\n',
  );

  it('between prompts, separators and blank lines', () => {
    fc.assert(
      fc.property(anySample, fc.array(around), fc.array(around), ([kind, text], before, after) => {
        assert.deepEqual(told(before.join('') + text + after.join('')), [kind]);
      }),
    );
  });

  it('beside another one, which is there, too', () => {
    fc.assert(
      fc.property(anySample, anySample, around, ([one, first], [two, second], between) => {
        // A list that goes on after a blank line is one list, in which nothing is lost.
        const isList = one === two && (one === 'nodes-listing' || one === 'serf-log');
        const found = told(first + between + second);
        assert.deepEqual(isList ? [...new Set(found)] : found, isList ? [one] : [one, two]);
      }),
    );
  });
});

describe('time grows with the length of the text only', () => {
  const length = 500_000;
  const hostile: [what: string, unit: string][] = [
    ['one line of one letter', 'a'],
    ['brackets', '[{'],
    ['quotation marks', '"'],
    ['lines of brackets', '[\n{\n'],
    ['lines of ids', 'aa11bb22cc33\n'],
    ['lines of signs', '-----\n'],
    ['prompts', 'root@aa11bb22cc33:/# ls /nodes\n'],
    ['names of docker-compose', 's1 | ==> Starting Serf agent...\n'],
    ['beginnings of a log', '[s6-init] making user provided files available\n'],
    ['names of agents', "Node name: 'a'\nNode name: 'b'\n"],
    ['sections', '# x\nglobal\n'],
    ['lines of the template', templateText],
    ['beginnings of it', 'Container has joined\n'],
    ['spaces', ' '.repeat(70) + 'x\n'],
    ['events', 'Member join event received from: s1 with role backend\n'],
  ];
  for (const [what, unit] of hostile) {
    it(what, () => {
      const text = unit.repeat(Math.ceil(length / unit.length));
      const start = performance.now();
      recognise(text);
      const seconds = (performance.now() - start) / 1000;
      assert.ok(seconds < 10, `took ${seconds.toFixed(1)} s`);
    });
  }
});
