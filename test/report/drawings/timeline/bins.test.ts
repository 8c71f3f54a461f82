import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { binRequests } from '../../../../src/report/drawings/timeline/bins.js';
import { requestsFile } from '../../../../src/report/drawings/timeline/timeline-file.js';
import { lab, sampleObject } from '../sample.js';

const bin = (atMs: number, byBackend: Record<string, number>, failed = 0, errors = 0) => ({
  atMs,
  byBackend,
  byStatus: { '200': 9, '503': failed },
  errors,
});

describe('bins of requests', () => {
  it('hold answers per second, and failures as they are', () => {
    const bins = binned([bin(0, {}, 4), bin(500, { s10: 10, s2: 20 }, 0, 1)], 500, 1000);
    assert.deepEqual(bins.backends, [
      { name: 's2', perSecond: [0, 40] },
      { name: 's10', perSecond: [0, 20] },
    ]);
    assert.deepEqual(
      [bins.answered, bins.unanswered],
      [
        [4, 0],
        [0, 1],
      ],
    );
  });

  it('let the last one have what is left at the end', () => {
    const bins = binned([bin(0, { s1: 10 }), bin(500, { s1: 10 }), bin(1000, { s1: 2 })], 500, 1100);
    assert.deepEqual(bins.ends, [500, 1100]);
    assert.deepEqual(bins.backends, [{ name: 's1', perSecond: [20, 20] }]);
  });

  it('are joined where they would be too narrow', () => {
    const recorded = Array.from({ length: 1000 }, (_, index) => bin(index * 100, { s1: 1 }, 1));
    const bins = binned(recorded, 100, 100_000);
    assert.equal(bins.binMs, 400);
    assert.deepEqual(new Set(bins.backends[0]?.perSecond), new Set([10]));
    assert.deepEqual(new Set(bins.answered), new Set([4]));
  });

  it('take the smallest backends together when there are many', () => {
    const counts = Object.fromEntries(
      Array.from({ length: 14 }, (_, index) => [`s${index + 1}`, 20 - index]),
    );
    const { backends } = binned([bin(0, counts)], 1000, 1000);
    assert.equal(backends.length, 11);
    assert.deepEqual(backends.at(-1), { name: 'others', perSecond: [10 + 9 + 8 + 7] });
  });
});

function binned(bins: ReturnType<typeof bin>[], binMs: number, durationMs: number) {
  const requests = requestsFile.parse({ ...sampleObject('requests-task6'), binMs, bins });
  return binRequests(requests, durationMs, 'others', lab);
}
