import { Failed } from '../failure.js';
import { patience, withPatience } from './patience.js';

/**
 * An engine that runs containers; every function of this room takes it first. What speaks to it is known in this room
 * alone, so that it may be another one for another engine.
 */
export interface Engine {
  /** As a user would write it into DOCKER_HOST. */
  readonly endpoint: string;
}

/** What an engine says about itself. */
export interface EngineVersion {
  readonly version: string;
  readonly apiVersion: string;
}

/** Whether containers run on this machine, so that its ports, memory and disk are theirs. */
export function isLocal(engine: Engine): boolean {
  return engine.endpoint.startsWith('unix:') || engine.endpoint.startsWith('npipe:');
}

/**
 * Runs one call of the engine's API and gives its errors a meaning.
 *
 * @param doing what the call is for, as in "creating container s1"
 * @param withinMs how long the answer may take, in milliseconds; `Infinity` for what ends in its own time
 * @throws Failed `engine-error` when the engine refuses, `engine-lost` when the connection breaks,
 *   `engine-silent` when no answer comes
 */
export async function call<T>(
  engine: Engine,
  doing: string,
  work: () => Promise<T>,
  withinMs: number = patience.done,
): Promise<T> {
  try {
    return await withPatience(engine, doing, withinMs, work);
  } catch (error) {
    throw engineFailure(engine, doing, error);
  }
}

/** Turns what a client or a socket throws into a failure of ours; leaves failures and aborts as they are. */
export function engineFailure(engine: Engine, doing: string, error: unknown): unknown {
  if (error instanceof Failed || (error instanceof Error && error.name === 'AbortError')) return error;
  // A mistake in this program is not the engine's silence.
  if (error instanceof TypeError || error instanceof ReferenceError) return error;
  const status = statusOf(error);
  if (status !== undefined) {
    return new Failed({ reason: 'engine-error', doing, detail: messageOf(error), status });
  }
  return new Failed({
    reason: 'engine-lost',
    endpoint: engine.endpoint,
    detail: `${doing}: ${messageOf(error)}`,
  });
}

/** Whether an engine refused with this HTTP status, such as 404 for what is not there. */
export function refusedWith(error: unknown, ...statuses: number[]): boolean {
  return (
    error instanceof Failed &&
    error.failure.reason === 'engine-error' &&
    statuses.includes(error.failure.status)
  );
}

/** What the engine has, or `undefined` where it says that there is no such thing. */
export async function ifThere<T>(work: Promise<T>): Promise<T | undefined> {
  try {
    return await work;
  } catch (error) {
    if (refusedWith(error, 404)) return undefined;
    throw error;
  }
}

/** Does the work and takes the given refusals as "done already". */
export async function ignoring(statuses: readonly number[], work: Promise<unknown>): Promise<void> {
  try {
    await work;
  } catch (error) {
    if (!refusedWith(error, ...statuses)) throw error;
  }
}

/** The HTTP status with which an engine refused, in what its client has thrown. */
export function statusOf(error: unknown): number | undefined {
  if (typeof error !== 'object' || error === null || !('statusCode' in error)) return undefined;
  return typeof error.statusCode === 'number' ? error.statusCode : undefined;
}

/** The engine's own words, in what its client has thrown. */
export function messageOf(error: unknown): string {
  if (typeof error === 'object' && error !== null && 'json' in error) {
    const { json } = error;
    if (typeof json === 'object' && json !== null && 'message' in json) return String(json.message);
  }
  return error instanceof Error ? error.message : String(error);
}
