import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { lookAtPicture } from '../../../../src/check/read/picture/look-at-picture.js';
import { lookApart, PictureLooker } from '../../../../src/check/read/picture/look-apart.js';
import { drawStatsPage } from './draw-picture.js';
import { encodePng } from './encode-picture.js';

const unknown = { shows: 'unknown' };
const page = (living: number) => ({ shows: 'stats-page', living });

function faulty(): PictureLooker {
  const costs = { time: 1000, memoryMb: 30 };
  return new PictureLooker(costs, new URL('faulty-looker.js', import.meta.url));
}

describe('pictures that are looked at in a thread', () => {
  it('show what they show here', () => {
    const bytes = encodePng(drawStatsPage({ servers: ['up', 'up', 'up'] }));
    assert.deepEqual(lookApart(bytes, 'three')(), lookAtPicture(bytes));
  });

  it('are answered in whatever order they are asked for, and again', () => {
    const looker = faulty();
    const [one, two, three] = [10, 20, 30].map((byte) => looker.ask(Uint8Array.of(byte), String(byte)));
    assert.deepEqual([three?.(), one?.(), two?.(), one?.()], [page(30), page(10), page(20), page(10)]);
  });

  for (const [what, byte] of [
    ['takes for ever', 1],
    ['takes all memory', 2],
    ['meets a decoder’s fault', 3],
  ] as const) {
    it(`are the others’, where one ${what}`, () => {
      const looker = faulty();
      const looks = [10, byte, 20, byte, 30].map((first, at) => looker.ask(Uint8Array.of(first), String(at)));
      assert.deepEqual(
        looks.map((look) => look()),
        [page(10), unknown, page(20), unknown, page(30)],
      );
    });
  }

  it('are looked at when they are asked for, where many wait', () => {
    const looker = faulty();
    const large = new Uint8Array(20_000_000).fill(7);
    const looks = Array.from({ length: 5 }, (_, at) => looker.ask(large, String(at)));
    assert.deepEqual(
      looks.map((look) => look()),
      looks.map(() => page(7)),
    );
  });

  it('are looked at once, wherever the same lies', () => {
    const looker = faulty();
    const look = looker.ask(Uint8Array.of(10), 'the same');
    // Whoever looked again would see the other.
    assert.deepEqual([look(), looker.ask(Uint8Array.of(20), 'the same')()], [page(10), page(10)]);
  });
});
