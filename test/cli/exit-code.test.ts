import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { exitCode } from '../../src/cli/exit-code.js';
import type { Failure } from '../../src/failure.js';

/** Literal, so that a new failure does not compile before somebody has thought about its code. */
const codes: Readonly<Record<Failure['reason'], number>> = {
  'container-died': 1,
  'capture-failed': 1,
  'expectation-failed': 1,
  otherwise: 1,
  'browser-missing': 3,
  'browser-failed': 3,
  'cannot-open': 3,
  'build-failed': 1,
  'engine-error': 1,
  usage: 2,
  'scenario-invalid': 2,
  'unknown-node': 2,
  crlf: 2,
  'not-ours': 2,
  'engine-unreachable': 3,
  'engine-silent': 3,
  'engine-lost': 3,
  'lab-runs': 3,
  'name-taken': 3,
  'network-taken': 3,
  'port-taken': 3,
  'subnet-overlap': 3,
  'base-missing': 3,
  'packages-missing': 3,
  'image-missing': 3,
  'file-unwritable': 3,
  'workspace-busy': 3,
  'nothing-running': 3,
  'wait-timed-out': 4,
  deadline: 4,
  interrupted: 130,
};

describe('the exit code', () => {
  it('is 0 without a failure', () => assert.equal(exitCode(undefined), 0));

  for (const [reason, code] of Object.entries(codes)) {
    // The code depends on nothing but the reason.
    it(`is ${code} for ${reason}`, () => assert.equal(exitCode({ reason } as Failure), code));
  }
});
