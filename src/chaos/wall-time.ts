import { now } from '../load/clock.js';

/**
 * A time of the client's as this machine's clock would say it now: the client's own never jumps, while this one is set
 * every now and then, and events, containers and logs go by it. The client started moments after this program.
 *
 * @param at in milliseconds since 1970, by the client
 */
export function wallTime(at: number): number {
  return at + Date.now() - now();
}
