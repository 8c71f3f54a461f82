import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { eventKinds, subjectNames, type EventKind } from '../../src/bench/result.js';
import { eventsOfRound, fullScale, quickScale, roundScript } from '../../src/bench/script.js';
import { SeededRandom } from '../../src/seeded-random.js';

describe('the script of the bench', () => {
  for (const scale of [fullScale, quickScale]) {
    for (const subject of subjectNames) {
      it(`has in a ${scale.mode} round of ${subject} what is planned, and never too few backends`, () => {
        for (let seed = 0; seed < 200; seed++) {
          const planned = eventsOfRound(scale, subject, 1 + (seed % scale.rounds));
          const script = roundScript(planned, new SeededRandom(seed));
          const counts = eventKinds.flatMap((kind) => {
            const count = script.filter((one) => one === kind).length;
            return count === 0 ? [] : [[kind, count]];
          });
          assert.deepEqual(Object.fromEntries(counts), sorted(planned));
          // s1 is never taken, and another one has to be left for the next event.
          assert.ok(fewest(script, scale) >= 2, script.join(' '));
        }
      });
    }
  }

  it('has all of its events in its rounds', () => {
    for (const subject of subjectNames) {
      const rounds = Array.from({ length: fullScale.rounds }, (_, index) =>
        eventsOfRound(fullScale, subject, index + 1),
      );
      for (const [kind, count] of Object.entries(fullScale.events(subject))) {
        const parts = rounds.map((round) => round[kind as EventKind] ?? 0);
        assert.equal(
          parts.reduce((sum, part) => sum + part, 0),
          count,
          `${subject} ${kind}`,
        );
        assert.ok(Math.max(...parts) - Math.min(...parts) <= 1, parts.join(' '));
      }
    }
  });

  it('is the same for the same seed, and another one for another', () => {
    const of = (seed: number): string =>
      roundScript(fullScale.events('lab'), new SeededRandom(seed)).join(' ');
    assert.equal(of(42), of(42));
    assert.notEqual(of(42), of(43));
  });

  it('has in a full run at least ten events of a kind, and of ours as many as its goals speak of', () => {
    const least = { join: 10, stop: 10, kill: 10, crash: 10 };
    for (const subject of subjectNames) {
      const counts = fullScale.events(subject);
      for (const [kind, count] of Object.entries(subject === 'floor' ? { join: 10 } : least)) {
        assert.ok((counts[kind as EventKind] ?? 0) >= count, `${subject} ${kind}`);
      }
    }
    for (const subject of ['lab', 'hitless'] as const) {
      const { replace = 0, 'restart-ha': restarts = 0 } = fullScale.events(subject);
      assert.ok(Math.min(replace, restarts) >= 10);
    }
    const { join = 0, stop = 0, kill = 0, crash = 0 } = fullScale.events('hitless');
    assert.ok(Math.min(join, stop) >= 100 && Math.min(kill, crash) >= 20);
  });
});

function sorted(counts: Readonly<Partial<Record<EventKind, number>>>): Record<string, number> {
  return Object.fromEntries(
    eventKinds.flatMap((kind) => (counts[kind] === undefined ? [] : [[kind, counts[kind]]])),
  );
}

function fewest(script: readonly EventKind[], scale: typeof fullScale): number {
  let [living, least] = [scale.backends, scale.backends];
  for (const kind of script) {
    if (kind === 'join') living += 1;
    if (kind === 'burst') living += scale.burst;
    if (kind === 'stop' || kind === 'kill') living -= 1;
    least = Math.min(least, living);
  }
  return least;
}
