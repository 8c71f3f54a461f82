import { setTimeout as pause } from 'node:timers/promises';

const pollIntervalMs = 10;

/** Looks until something is there, and returns it; fails after `withinMs` with the words for what was looked for. */
export async function until<T>(
  what: string,
  withinMs: number,
  look: () => Promise<T | undefined | false>,
): Promise<T> {
  const deadline = performance.now() + withinMs;
  for (;;) {
    const found = await look();
    if (found !== undefined && found !== false) return found;
    if (performance.now() > deadline) throw new Error(`not within ${withinMs} ms: ${what}`);
    await pause(pollIntervalMs);
  }
}
