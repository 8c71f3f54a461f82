import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { countAcross, gramLength, gramsOf, winnow } from '../../../src/check/alike/grams.js';
import { Vocabulary } from '../../../src/check/alike/vocabulary.js';
import { prose } from './a-class.js';

const vocabulary = new Vocabulary();
const gramsIn = (text: string): Uint32Array =>
  gramsOf(
    Uint32Array.from(text.split(' '), (word) => vocabulary.numberOf(word)),
    vocabulary,
    false,
  );

describe('fingerprints', () => {
  it('are the same wherever the words stand', () => {
    const words = 'one two three four five six';
    const [alone] = gramsIn(words);
    assert.equal(gramsIn(`zero ${words} seven`)[1], alone);
    assert.notEqual(gramsIn('one two three four six five')[0], alone);
    assert.equal(gramsIn('one two').length, 0);
  });

  it('are kept in every stretch of nine words, and the same ones in two texts that hold it', () => {
    const all = gramsIn(prose(1, 400));
    const kept = winnow(all, () => true);
    assert.ok(kept.length < all.length * 0.6, `${kept.length} of ${all.length}`);
    for (let at = 1; at < kept.length; at += 1) assert.ok((kept[at] ?? 0) - (kept[at - 1] ?? 0) <= 4);
    for (let seed = 2; seed < 60; seed += 1) {
      const stretch = prose(seed, 9);
      const [one, other] = [prose(seed * 7, 50), prose(seed * 11, 30)].map((text) => {
        const grams = gramsIn(`${text} ${stretch} ${text}`);
        return new Set(winnow(grams, () => true).map((place) => grams[place]));
      });
      const inside = gramsIn(stretch);
      assert.equal(inside.length, 9 - gramLength + 1);
      assert.ok(
        inside.some((gram) => one?.has(gram) && other?.has(gram)),
        stretch,
      );
    }
  });

  it('are counted once a hand-in', () => {
    const lists = [[[1, 2, 2], [1]], [[2, 3]], [[2, 3, 3]]].map((list) =>
      list.map((each) => Uint32Array.from(each)),
    );
    assert.deepEqual(
      [...countAcross(lists)],
      [
        [2, 3],
        [3, 2],
      ],
    );
  });
});
