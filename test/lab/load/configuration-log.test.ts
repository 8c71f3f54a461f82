import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { changesIn, serversIn } from '../../../src/lab/load/configuration-log.js';

describe('what stands in the configuration', () => {
  it('is each server of a backend, and nothing that only looks like one', () => {
    const configuration = `
defaults
    timeout server 60s
backend nodes
    default-server inter 1s
    # server s9 192.168.42.99:3000 check
    server s1 192.168.42.11:3000 check
    server s2 "\${S2_ADDRESS}:3000" check
`;
    assert.deepEqual(serversIn(configuration), ['s1', 's2']);
  });

  it('is dated by the log of the handlers', () => {
    const log = `
2026-11-22T17:24:50.043Z join: s1, address 192.168.42.11, role backend
2026-11-22T17:24:50.214Z configuration changed: s1
[ALERT] configuration changed: s7
2026-11-22T17:24:52.312Z configuration changed: s1 s2
2026-11-22T17:24:53.000Z configuration changed: 
`;
    assert.deepEqual(changesIn(log), [
      { at: Date.UTC(2026, 10, 22, 17, 24, 50, 214), servers: ['s1'] },
      { at: Date.UTC(2026, 10, 22, 17, 24, 52, 312), servers: ['s1', 's2'] },
      { at: Date.UTC(2026, 10, 22, 17, 24, 53), servers: [] },
    ]);
  });
});
