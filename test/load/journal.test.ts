import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { Journal, emptyEntry } from '../../src/load/journal.js';

/** A journal of attempts that ended so long after each other. */
function journalOf(size: number, gaps: readonly number[]): { journal: Journal; ends: number[] } {
  const journal = new Journal(size);
  let endedAt = 1_790_000_000_000;
  const ends = gaps.map((gap, index) => {
    endedAt += gap;
    const startedAt = endedAt - 2 * index;
    const numbers = { backend: index % 7, group: index % 5, failure: index % 3 };
    journal.add({ endedAt, startedAt, sentAt: startedAt + index, ...numbers });
    return endedAt;
  });
  return { journal, ends };
}

const gaps = fc.array(fc.integer({ min: 0, max: 20 }), { maxLength: 100 });

describe('the journal', () => {
  it('gives the last entries back as they were', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), gaps, (size, all) => {
        const { journal, ends } = journalOf(size, all);
        assert.equal(journal.count - journal.oldest, Math.min(size, all.length));
        for (let index = journal.oldest; index < journal.count; index++) {
          const endedAt = ends[index] ?? 0;
          const startedAt = endedAt - 2 * index;
          const numbers = { backend: index % 7, group: index % 5, failure: index % 3 };
          assert.deepEqual(journal.read(index, emptyEntry()), {
            endedAt,
            startedAt,
            sentAt: startedAt + index,
            ...numbers,
          });
        }
      }),
    );
  });

  it('finds the first that ended since a moment, and knows whether any is forgotten', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 40 }),
        gaps,
        fc.integer({ min: -5, max: 2000 }),
        (size, all, after) => {
          const { journal, ends } = journalOf(size, all);
          const moment = 1_790_000_000_000 + after;
          const first = ends.findIndex((end) => end >= moment);
          const expected = first < 0 ? ends.length : first;
          assert.equal(journal.firstEndedSince(moment), Math.max(expected, journal.oldest));
          if (journal.reachesBackTo(moment)) assert.ok(expected >= journal.oldest);
        },
      ),
    );
  });

  it('knows of a request that was never sent', () => {
    const journal = new Journal(1);
    journal.add({ ...emptyEntry(), endedAt: 5, startedAt: 4, sentAt: NaN });
    assert.ok(Number.isNaN(journal.read(0, emptyEntry()).sentAt));
  });
});
