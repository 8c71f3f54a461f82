import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { onceFor } from '../../src/check/once-for.js';

describe('what is told once for each thing', () => {
  function counting<Told>(tell: (thing: { readonly text: string }) => Told) {
    let asked = 0;
    const told = onceFor((thing: { readonly text: string }) => {
      asked += 1;
      return tell(thing);
    });
    return { told, asked: () => asked };
  }

  it('is worked out when it is asked for the first time, and then the same', () => {
    const { told, asked } = counting(({ text }) => [text]);
    const thing = { text: 'a' };
    assert.equal(asked(), 0);
    const first = told(thing);
    assert.deepEqual(first, ['a']);
    assert.equal(told(thing), first);
    assert.equal(asked(), 1);
  });

  it('is worked out for another thing, even for an equal one', () => {
    const { told, asked } = counting(({ text }) => [text]);
    assert.notEqual(told({ text: 'a' }), told({ text: 'a' }));
    assert.deepEqual(told({ text: 'b' }), ['b']);
    assert.equal(asked(), 3);
  });

  it('is remembered when it is nothing', () => {
    const { told, asked } = counting(() => undefined);
    const thing = { text: '' };
    assert.equal(told(thing), undefined);
    assert.equal(told(thing), undefined);
    assert.equal(asked(), 1);
  });

  it('is not remembered when it could not be told', () => {
    let broken = true;
    const { told } = counting(({ text }) => {
      if (broken) throw new Error('broken');
      return text;
    });
    const thing = { text: 'a' };
    assert.throws(() => told(thing), /broken/);
    broken = false;
    assert.equal(told(thing), 'a');
  });
});
