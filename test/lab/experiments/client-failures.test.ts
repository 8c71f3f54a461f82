import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Failed } from '../../../src/failure.js';
import {
  allFailures,
  failureCounts,
  failureCountsText,
  outageMs,
} from '../../../src/lab/experiments/client-failures.js';

test('failures are counted by status and by error, and answers are none', () => {
  const failures = failureCounts({ byStatus: { '200': 900, '503': 12 }, errors: { ECONNRESET: 3 } });
  assert.deepEqual(failures, { '503': 12, ECONNRESET: 3 });
  assert.equal(failureCountsText(failures), '12 x 503, 3 x ECONNRESET');
  assert.equal(failureCountsText({}), 'none did');
});

test('failures are all there, or nothing is counted from them', () => {
  const failures = [{ sentAtMs: 1, atMs: 2, kind: '503' }];
  assert.equal(allFailures({ failed: 5, beforeFirstBackend: 4, failures }), failures);
  assert.throws(
    () => allFailures({ failed: 6, beforeFirstBackend: 4, failures }),
    (error) => error instanceof Failed && error.failure.reason === 'expectation-failed',
  );
});

test('an outage lasts from the first request that was sent in vain to the last failure', () => {
  const kind = 'timeout';
  assert.equal(outageMs([]), 0);
  assert.equal(outageMs([{ sentAtMs: 100.2, atMs: 3100.4, kind }]), 3000);
  assert.equal(
    outageMs([
      { sentAtMs: 500, atMs: 510, kind },
      { sentAtMs: 300, atMs: 3300, kind },
      { sentAtMs: 600, atMs: 900, kind },
    ]),
    3000,
  );
});
