import { AsyncLocalStorage } from 'node:async_hooks';
import type Docker from 'dockerode';
import { anySignal } from '../any-signal.js';
import { Failed } from '../failure.js';

/** An engine, of which nothing but its name matters here. */
interface Asked {
  readonly endpoint: string;
}

/** How long an engine may take for an answer, in milliseconds, by what it is asked for. */
export const patience = {
  /** Something that it knows. */
  known: 10_000,
  /** Something that it does, on a machine that is busy. */
  done: 60_000,
  /** What ends in its own time: a build, a command, the end of a container. Its caller has a signal or a limit. */
  none: Infinity,
} as const;

/** What is left of it once the user has asked for the end, or once the engine has let a limit pass. */
const lastPatienceMs = 2000;

interface State {
  readonly ending: AbortSignal | undefined;
  isSilent: boolean;
}

const states = new WeakMap<Asked, State>();
const ofRequest = new AsyncLocalStorage<AbortSignal>();

/** From now on nothing waits for this engine much longer than the signal. */
export function endWith(engine: Asked, ending: AbortSignal | undefined): void {
  states.set(engine, { ending, isSilent: false });
}

/** Lets requests of a client end with what they are made within: most of its functions have no other way to be given up. */
export function makeRequestsEnd({ modem }: Docker): void {
  const dial = modem.dial.bind(modem);
  modem.dial = (options, callback) => {
    dial({ ...options, abortSignal: anySignal(ofRequest.getStore(), options.abortSignal) }, callback);
  };
}

/** Requests to an engine that are made within this work end with the signal. */
export function requestsEndWith<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> {
  return ofRequest.run(anySignal(ofRequest.getStore(), signal), work);
}

/**
 * Does something that an engine is asked for, and gives up when that takes too long.
 *
 * @param withinMs milliseconds; `Infinity` for as long as it takes
 * @throws Failed `engine-silent`
 */
export async function withPatience<T>(
  engine: Asked,
  doing: string,
  withinMs: number,
  work: () => Promise<T>,
): Promise<T> {
  const state = states.get(engine) ?? { ending: undefined, isSilent: false };
  const limitMs = state.isSilent ? Math.min(withinMs, lastPatienceMs) : withinMs;
  if (limitMs === Infinity) return work();
  const controller = new AbortController();
  let reject: (failure: Failed) => void;
  const silent = new Promise<never>((_, rejected) => (reject = rejected));
  const giveUp = (afterMs: number): NodeJS.Timeout =>
    setTimeout(() => {
      state.isSilent = true;
      reject(new Failed({ reason: 'engine-silent', endpoint: engine.endpoint, doing, withinMs: afterMs }));
      controller.abort();
    }, afterMs);
  const timers = [giveUp(limitMs)];
  const atTheEnd = (): number => timers.push(giveUp(lastPatienceMs));
  state.ending?.addEventListener('abort', atTheEnd, { once: true });
  try {
    const answer = await Promise.race([requestsEndWith(controller.signal, work), silent]);
    state.isSilent = false;
    return answer;
  } finally {
    for (const timer of timers) clearTimeout(timer);
    state.ending?.removeEventListener('abort', atTheEnd);
  }
}
