import { setTimeout as pause } from 'node:timers/promises';

/** How often to look, and for how long. */
export interface UntilOptions {
  /** Pause between two looks, which is also how late something can be noticed. */
  readonly everyMs: number;
  /** Ends the looking when so much has passed; a look that has begun by then still counts. Without it only the signal does. */
  readonly withinMs?: number;
  /** Ends the looking at once, with its own reason. */
  readonly signal?: AbortSignal;
  readonly clock?: Clock;
}

/** What passes the time. */
export interface Clock {
  /** Milliseconds since whenever. */
  readonly now: () => number;
  /** Rejects, with whatever, when the signal says so. */
  readonly pause: (ms: number, signal: AbortSignal | undefined) => Promise<unknown>;
}

const systemClock: Clock = {
  now: () => performance.now(),
  pause: (ms, signal) => pause(ms, undefined, signal && { signal }),
};

/**
 * Looks until something is there, and returns it; `undefined` when it was not in time. Looks once at least.
 *
 * @param look returns what is there, or `undefined` or `false` for nothing; what it throws ends the looking
 */
export async function until<T>(
  look: (elapsedMs: number) => T | undefined | false | Promise<T | undefined | false>,
  { everyMs, withinMs = Infinity, signal, clock = systemClock }: UntilOptions,
): Promise<T | undefined> {
  const started = clock.now();
  for (;;) {
    signal?.throwIfAborted();
    const found = await look(clock.now() - started);
    if (found !== undefined && found !== false) return found;
    if (clock.now() - started > withinMs) return undefined;
    await passTime(clock, everyMs, signal);
  }
}

/** Does nothing for a stated time, so that something else is seen at work; the signal ends it with its own reason. */
export async function letPass(ms: number, signal?: AbortSignal, clock = systemClock): Promise<void> {
  signal?.throwIfAborted();
  await passTime(clock, ms, signal);
}

async function passTime(clock: Clock, ms: number, signal: AbortSignal | undefined): Promise<void> {
  await clock.pause(ms, signal).catch((error: unknown) => {
    signal?.throwIfAborted();
    throw error;
  });
}
