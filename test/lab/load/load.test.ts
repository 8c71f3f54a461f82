import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Failed } from '../../../src/failure.js';
import type { LabAccess } from '../../../src/lab/lab-access.js';
import { HostNames } from '../../../src/lab/host-names.js';
import { Load } from '../../../src/lab/load/load.js';
import { aTopology, theLab } from '../../the-lab.js';

/** A lab whose balancer is there and does not run: the engine publishes none of its ports. */
const stopped: LabAccess = {
  engine: { endpoint: 'unix:///nowhere' },
  topology: aTopology('192.0.2.0/24'),
  owner: { workspace: 'test', run: 'test', task: 6 },
  description: theLab,
  balancer: 'ha',
  hosts: new HostNames(),
  container: (node) => node,
  exec: () => Promise.reject(new Error('nothing runs')),
  hostAddress: () => Promise.resolve({ host: '127.0.0.1', port: 0 }),
};

describe('the load of a lab', () => {
  it('says so where the balancer does not run, and starts no client', async () => {
    await assert.rejects(Load.start(stopped, { connections: 4, rate: 10 }), (error) => {
      assert.ok(error instanceof Failed);
      assert.deepEqual(error.failure, {
        reason: 'expectation-failed',
        doing: 'sending requests',
        detail: 'ha publishes no port: it does not run',
      });
      return true;
    });
  });
});
