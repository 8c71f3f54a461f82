import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Expectation } from '../../src/events.js';
import { expectationLines } from '../../src/ui/expectation-lines.js';
import { makePalette, symbols } from '../../src/ui/palette.js';

const palette = makePalette({}, { NO_COLOR: '1' });

const seen = {
  step: 's1 is stopped',
  expected: 'members: s1 left',
  seen: 's1 failed',
  outcome: 'otherwise',
} as const;
const place = { file: 'webapp/services/serf/run', line: 4 };
const reason = 'nobody asks the agent to leave';
const unmet: Expectation = { ...seen, ...place, reason, hint: 'put a trap before it' };

const linesOf = (...expectations: Expectation[]): string[] =>
  expectationLines(expectations, palette).map((line) => line.trim());

describe('what did not come true', () => {
  it('is told with what was seen, where the reason is, and what to do', () => {
    assert.deepEqual(linesOf(unmet), [
      `${symbols.otherwise} members: s1 left`,
      'step  s1 is stopped',
      'seen  s1 failed',
      'why   webapp/services/serf/run:4: nobody asks the agent to leave',
      `${symbols.hint}     put a trap before it`,
    ]);
  });

  it('has one reason below all that it keeps from coming true', () => {
    const lines = linesOf(unmet, { ...unmet, expected: '/nodes: no s1' });
    assert.deepEqual(
      lines.map((line) => line.split(/ {2,}| (?=members|\/nodes)/)[0]),
      [symbols.otherwise, 'step', 'seen', symbols.otherwise, 'step', 'seen', 'why', symbols.hint],
    );
  });

  it('is told without a reason where no rule knows one, each by itself', () => {
    const unknown = { step: 'a', expected: 'b', seen: '', outcome: 'otherwise' } as const;
    assert.deepEqual(linesOf(unknown, { ...unknown, expected: 'c' }), [
      `${symbols.otherwise} b`,
      'step  a',
      `${symbols.otherwise} c`,
      'step  a',
    ]);
  });

  it('has a place without a line where something is missing, and the place alone where nothing else is known', () => {
    assert.ok(
      linesOf({ ...seen, file: place.file, reason }).includes(
        'why   webapp/services/serf/run: nobody asks the agent to leave',
      ),
    );
    assert.equal(linesOf({ ...seen, ...place }).at(-1), 'why   webapp/services/serf/run:4');
  });

  it('says what was not judged, and that the machine is no fault of the lab', () => {
    assert.match(linesOf({ ...unmet, outcome: 'not-judged' })[0] ?? '', /\(not judged\)$/);
    assert.match(linesOf({ ...unmet, outcome: 'tool-fault' })[0] ?? '', /no fault of the lab\)$/);
  });

  it('has no control characters of what containers have said', () => {
    const text = linesOf({ ...unmet, seen: '\u001B[31mred\u001B[0m\nsecond' }).join('\n');
    assert.ok(!text.includes('\u001B'));
    assert.match(text, /^seen {2}red second$/m);
  });
});
