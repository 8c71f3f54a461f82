import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { changeSchedule, type Told } from '../../../src/bench/cost/change-schedule.js';
import { SeededRandom } from '../../../src/seeded-random.js';

const addresses = Array.from({ length: 16 }, (_, index) => `10.0.0.${index + 1}`);
const schedule = (seed: number, count = 200): ReturnType<typeof changeSchedule> =>
  changeSchedule(count, addresses, new SeededRandom(seed));

describe('a schedule of changes', () => {
  it('is the same for the same seed, and another one for another', () => {
    assert.deepEqual(schedule(1), schedule(1));
    assert.notDeepEqual(schedule(1), schedule(2));
  });

  it('has as many changes as were asked for, 0 to 100 ms from each other', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 1, max: 300 }), (seed, count) => {
        const { changes } = schedule(seed, count);
        assert.equal(changes.length, count);
        for (const { afterMs } of changes) assert.ok(afterMs >= 0 && afterMs <= 100, `${afterMs}`);
      }),
      { numRuns: 50 },
    );
  });

  it('has every kind of change', () => {
    const { before, changes } = schedule(3);
    const seen = new Set<string>();
    const said: Told[] = [...before];
    for (const change of changes) {
      seen.add(kindOf(change, said));
      said.push(change);
    }
    const kinds = ['new', 'returned', 'moved', 'replaced', 'left', 'failed', 'failed late', 'told twice'];
    assert.deepEqual([...seen].sort(), kinds.sort());
  });

  it('never has two backends alive at one address, unless one of them is replaced already', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const { before, changes } = schedule(seed);
        const alive = new Map<string, Told>();
        for (const told of [...before, ...changes]) {
          const backend = backendOf(told);
          if (told.kind === 'join') alive.set(backend, told);
          else if (alive.get(backend)?.name === told.name) alive.delete(backend);
          const taken = [...alive.values()].map(({ address }) => address);
          assert.equal(new Set(taken).size, taken.length, taken.join(' '));
        }
      }),
      { numRuns: 50 },
    );
  });

  it('leaves the first backend alone, and tells of one that has failed before it begins', () => {
    const { before, changes } = schedule(4);
    assert.equal(before[0]?.address, '10.0.0.1');
    assert.equal(before.at(-1)?.kind, 'failed');
    assert.ok(changes.every((told) => backendOf(told) !== 's1' && told.address !== '10.0.0.1'));
  });
});

function backendOf({ name }: Told): string {
  return name.split('.')[0] ?? '';
}

/** What a change is in the light of all that was said before. */
function kindOf(told: Told, said: readonly Told[]): string {
  const own = said.filter((one) => backendOf(one) === backendOf(told));
  const newest = own.filter(({ kind }) => kind === 'join').at(-1);
  if (told.kind === 'leave') return 'left';
  if (told.kind === 'failed') return newest?.name === told.name ? 'failed' : 'failed late';
  if (!newest) return 'new';
  if (newest.name === told.name) return 'told twice';
  const isGone = own.some(({ kind, name }) => kind !== 'join' && name === newest.name);
  if (!isGone) return 'replaced';
  return newest.address === told.address ? 'returned' : 'moved';
}
