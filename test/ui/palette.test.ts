import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { makePalette } from '../../src/ui/palette.js';

describe('colour', () => {
  const terminal = { isTTY: true };
  const pipe = { isTTY: false };
  const cases: [what: string, stream: { isTTY: boolean }, env: NodeJS.ProcessEnv, colored: boolean][] = [
    ['is there on a terminal', terminal, { TERM: 'xterm' }, true],
    ['is not there in a pipe', pipe, { TERM: 'xterm' }, false],
    ['is forbidden by NO_COLOR', terminal, { NO_COLOR: '1' }, false],
    ['is not forbidden by an empty NO_COLOR', terminal, { NO_COLOR: '' }, true],
    ['is demanded by FORCE_COLOR', pipe, { FORCE_COLOR: '1' }, true],
    ['is forbidden by FORCE_COLOR=0', terminal, { FORCE_COLOR: '0' }, false],
    [
      'is forbidden by NO_COLOR even where FORCE_COLOR demands it',
      pipe,
      { FORCE_COLOR: '1', NO_COLOR: '1' },
      false,
    ],
    ['is not there on a dumb terminal', terminal, { TERM: 'dumb' }, false],
  ];
  for (const [what, stream, env, colored] of cases) {
    it(what, () => {
      const text = makePalette(stream, env).bad('x');
      assert.equal(text, colored ? '\u001B[31mx\u001B[39m' : 'x');
    });
  }
});
