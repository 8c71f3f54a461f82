import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { fuzz } from './fuzz.js';

/** So many hand-ins take about a minute of a processor. */
const count = 40;
const atOnce = 8;

describe('hand-ins of any size and any bytes', () => {
  for (let first = 1; first <= count; first += atOnce)
    it(`of the seeds from ${first} on are judged alike each time, in bounded memory, and shown in every form`, () => {
      const { failure } = fuzz(Array.from({ length: atOnce }, (_, nth) => first + nth));
      assert.equal(failure, undefined, failure);
    });
});
