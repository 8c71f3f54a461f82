import assert from 'node:assert/strict';
import { Failed, type Failure } from '../src/failure.js';

/** The failure that work ends with; that it ends with none, or with another error, fails the test. */
export async function failureOf(work: Promise<unknown>): Promise<Failure> {
  const error: unknown = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  assert.ok(error instanceof Failed, String(error));
  return error.failure;
}
