import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { verdicts } from '../../src/behaviour/verdicts.js';
import type { Seen, Sight } from '../../src/behaviour/sight.js';
import { questionIds, type QuestionId } from '../../src/check/question.js';

describe('answers to the questions of behaviour', () => {
  it('work where all that was due was seen', () => {
    const [, one] = answers([seen('B1', true), seen('B1', true)]);
    assert.deepEqual([one?.status, one?.seen], ['works', '2 of 2 looks']);
  });

  it('fail with the first thing that was not seen, its reason and its place', () => {
    const [, one] = answers([
      seen('B1', true),
      seen('B1', false, 'nothing listens'),
      seen('B1', false, 'later'),
    ]);
    assert.deepEqual(one, {
      id: 'B1',
      status: 'fails',
      expected: 'a moment: it is so',
      seen: 'nothing listens',
      reason: 'the service is not copied',
      file: 'ha/Dockerfile',
      line: 3,
      hint: 'copy it',
      seconds: 1.2,
    });
  });

  it('are not judged where the time was over, whatever was seen before, or nobody could tell', () => {
    const [, one, two, three] = answers([seen('B1', true), seen('B2', undefined)], [sight('B1')], {
      B3: 'the reason',
    });
    assert.deepEqual([one?.status, one?.seen], ['not-judged', '1 of 2 looks']);
    assert.equal(two?.status, 'not-judged');
    assert.deepEqual([three?.status, three?.reason], ['not-judged', 'the reason']);
  });

  it('are told for each question, in order', () => {
    assert.deepEqual(
      answers([]).map(({ id }) => id),
      questionIds,
    );
  });
});

function answers(all: Seen[], missed: Sight[] = [], whyNot = {}): ReturnType<typeof verdicts> {
  const explain = () => ({
    reason: 'the service is not copied',
    file: 'ha/Dockerfile',
    line: 3,
    hint: 'copy it',
  });
  return verdicts({ seen: all, missed, elapsed: new Map([['B1', 1234]]) }, { whyNot, explain });
}

function sight(question: QuestionId): Sight {
  return {
    question,
    expected: 'it is so',
    symptoms: [],
    withinMs: 0,
    look: () => Promise.resolve(undefined),
  };
}

function seen(question: QuestionId, met: boolean | undefined, observed = ''): Seen {
  return { sight: sight(question), moment: 'a moment', met, observed, elapsedMs: 0 };
}
