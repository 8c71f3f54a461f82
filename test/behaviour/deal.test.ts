import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { deal, type Worker } from '../../src/behaviour/deal.js';
import { SeededRandom } from '../../src/seeded-random.js';

const lost = new Error('lost');
const isLost = (error: unknown): boolean => error === lost;

describe('work that is dealt to machines', () => {
  it('comes back in its order, whoever did it', async () => {
    const results = await deal([5, 1, 3], workers('a', 'b'), {
      work: async (ms, engine) => (await turns(ms), `${engine}:${ms}`.slice(2)),
      isLost,
    });
    assert.deepEqual(results, [{ value: '5' }, { value: '1' }, { value: '3' }]);
  });

  it('goes to others when a machine is lost in the middle, and the lost one gets no more', async () => {
    const seen: string[] = [];
    const gone: string[] = [];
    const results = await deal(['one', 'two', 'three', 'four'], workers('good', 'bad'), {
      work: async (task, engine) => {
        seen.push(`${engine} ${task}`);
        await turns(engine === 'bad' ? 2 : 5);
        if (engine === 'bad') throw lost;
        return task.toUpperCase();
      },
      isLost,
      onLost: (engine) => gone.push(engine),
    });
    assert.deepEqual(
      results,
      ['ONE', 'TWO', 'THREE', 'FOUR'].map((value) => ({ value })),
    );
    assert.deepEqual(gone, ['bad']);
    assert.equal(seen.filter((line) => line.startsWith('bad')).length, 1);
  });

  it('is taken over by who was idle already, when the last one is given back', async () => {
    const results = await deal(['only'], workers('bad', 'good'), {
      work: async (task, engine) => {
        await turns(3);
        if (engine === 'bad') throw lost;
        return task;
      },
      isLost,
    });
    assert.deepEqual(results, [{ value: 'only' }]);
  });

  it('is left undone when all machines are lost', async () => {
    const results = await deal(['one', 'two'], workers('bad', 'worse'), {
      work: () => Promise.reject(lost),
      isLost,
    });
    assert.deepEqual(results, [undefined, undefined]);
  });

  it('fails by itself where the work is what fails', async () => {
    const failure = new Error('its own');
    const results = await deal(['one', 'two'], workers('a'), {
      work: (task) => (task === 'one' ? Promise.reject(failure) : Promise.resolve(task)),
      isLost,
    });
    assert.deepEqual(results, [{ error: failure }, { value: 'two' }]);
  });

  it('is several at once on a machine, as many as it may', async () => {
    let [now, most] = [0, 0];
    await deal([1, 2, 3, 4, 5, 6], [{ engine: 'a', atOnce: 3 }], {
      work: async () => {
        most = Math.max(most, (now += 1));
        await turns(2);
        now -= 1;
      },
      isLost,
    });
    assert.equal(most, 3);
  });

  it('loses at most 15 % against the best schedule, with sixty hand-ins on two machines', async () => {
    const random = new SeededRandom(14);
    for (let round = 0; round < 50; round += 1) {
      // Seconds of hand-ins as they were measured: most take a minute or two, some fail at once, some wait for everything.
      const durations = Array.from(
        { length: 60 },
        () => (random.oneOf([20, 90, 130, 300]) ?? 0) + random.between(0, 30),
      );
      const took = await makespan(durations, 2);
      const atLeast = Math.max(durations.reduce((sum, one) => sum + one, 0) / 2, ...durations);
      assert.ok(took <= 1.15 * atLeast, `${took} against ${atLeast}`);
    }
  });
});

function workers(...engines: string[]): Worker<string>[] {
  return engines.map((engine) => ({ engine, atOnce: 1 }));
}

async function turns(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

/** When the last machine is done, by a clock that jumps from end to end. */
async function makespan(durations: readonly number[], machines: number): Promise<number> {
  let now = 0;
  const running: { end: number; wake: () => void }[] = [];
  const dealing = deal(durations, workers(...Array.from({ length: machines }, (_, index) => String(index))), {
    work: (duration) => new Promise<void>((wake) => void running.push({ end: now + duration, wake })),
    isLost,
  });
  for (let done = 0; done < durations.length; done += 1) {
    await turns(2);
    running.sort((one, other) => one.end - other.end);
    const next = running.shift();
    now = next?.end ?? now;
    next?.wake();
  }
  await dealing;
  return now;
}
