import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { letPass, until, type Clock } from '../src/until.js';

/** A clock that stands still but for pauses, which take no time. */
class TestClock implements Clock {
  readonly pauses: number[] = [];
  private at = 1000;

  readonly now = (): number => this.at;

  readonly pause = (ms: number): Promise<void> => {
    this.pauses.push(ms);
    this.at += ms;
    return Promise.resolve();
  };

  /** What a look itself takes. */
  pass(ms: number): void {
    this.at += ms;
  }
}

describe('until', () => {
  it('returns at once what is there, without a pause', async () => {
    const clock = new TestClock();
    assert.equal(await until(() => 'there', { everyMs: 10, withinMs: 0, clock }), 'there');
    assert.deepEqual(clock.pauses, []);
  });

  it('looks again after each pause, and tells each look how much has passed', async () => {
    const clock = new TestClock();
    const looks: number[] = [];
    const look = (elapsedMs: number): Promise<number | undefined> => {
      looks.push(elapsedMs);
      return Promise.resolve(looks.length === 4 ? 7 : undefined);
    };
    assert.equal(await until(look, { everyMs: 25, withinMs: 1000, clock }), 7);
    assert.deepEqual(looks, [0, 25, 50, 75]);
    assert.deepEqual(clock.pauses, [25, 25, 25]);
  });

  it('takes 0 and an empty text for something, and false for nothing', async () => {
    const clock = new TestClock();
    assert.equal(await until(() => 0, { everyMs: 1, withinMs: 5, clock }), 0);
    assert.equal(await until(() => '', { everyMs: 1, withinMs: 5, clock }), '');
    assert.equal(await until(() => false, { everyMs: 1, withinMs: 5, clock }), undefined);
  });

  it('gives up after its time, and not before', async () => {
    const clock = new TestClock();
    let looks = 0;
    const never = (): undefined => {
      looks += 1;
      return undefined;
    };
    assert.equal(await until(never, { everyMs: 30, withinMs: 100, clock }), undefined);
    assert.deepEqual([looks, clock.now() - 1000], [5, 120]);
  });

  it('counts a look that began in time, however long it took', async () => {
    const clock = new TestClock();
    const slow = (): string => {
      clock.pass(5000);
      return 'late';
    };
    assert.equal(await until(slow, { everyMs: 30, withinMs: 100, clock }), 'late');
  });

  it('ends with what a look throws', async () => {
    const look = (): never => {
      throw new Error('it died');
    };
    await assert.rejects(until(look, { everyMs: 1, clock: new TestClock() }), /it died/);
  });

  it('does not look when it was called off before', async () => {
    const reason = new Error('interrupted');
    const look = (): never => assert.fail('it was called off');
    const signal = AbortSignal.abort(reason);
    await assert.rejects(until(look, { everyMs: 1, signal }), (error) => error === reason);
  });

  it('ends with the reason of the signal in the middle of a pause', async () => {
    const reason = new Error('interrupted');
    const controller = new AbortController();
    const look = (): undefined => {
      setImmediate(() => controller.abort(reason));
      return undefined;
    };
    const began = performance.now();
    const looking = until(look, { everyMs: 60_000, signal: controller.signal });
    await assert.rejects(looking, (error) => error === reason);
    assert.ok(performance.now() - began < 30_000);
  });

  it('lets real time pass without a clock', async () => {
    const began = performance.now();
    assert.equal(await until(() => undefined, { everyMs: 5, withinMs: 20 }), undefined);
    assert.ok(performance.now() - began >= 20);
  });
});

describe('letting time pass', () => {
  it('passes it', async () => {
    const clock = new TestClock();
    await letPass(40, undefined, clock);
    assert.deepEqual(clock.pauses, [40]);
  });

  it('ends with the reason of the signal', async () => {
    const reason = new Error('interrupted');
    await assert.rejects(letPass(60_000, AbortSignal.abort(reason)), (error) => error === reason);
    const controller = new AbortController();
    const passing = letPass(60_000, controller.signal);
    controller.abort(reason);
    await assert.rejects(passing, (error) => error === reason);
  });
});
