import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { it } from 'node:test';
import { lookAtProcesses } from '../../src/chaos/probe/watch-balancer.js';
import { TemporaryFolder } from '../temporary-folder.js';

it('a child of a supervisor is the service when it has become it, and not what runs after its end', () => {
  using folder = new TemporaryFolder();
  writeFileSync(join(folder.path, 'uptime'), '100.00 100.00\n');
  const process = (pid: number, parent: number, ...command: string[]): void => {
    mkdirSync(join(folder.path, String(pid)));
    const fields = Array.from({ length: 40 }, (_, index) => (index === 1 ? parent : index === 0 ? 'S' : 0));
    writeFileSync(join(folder.path, String(pid), 'stat'), `${pid} (name) ${fields.join(' ')}`);
    writeFileSync(join(folder.path, String(pid), 'cmdline'), command.map((part) => `${part}\0`).join(''));
  };
  process(1, 0, 's6-svscan', '/run/s6/services');
  process(2, 1, 's6-supervise', 'serf');
  process(3, 2, 's6-supervise', 'serf');
  process(4, 1, 's6-supervise', 'haproxy');
  process(5, 4, '/bin/sh', './finish', '0');
  process(6, 1, 's6-supervise', 'backends');
  process(7, 6, 'node', '/backends/main.js');
  process(8, 7, 'nice', 'haproxy', '-c');
  process(9, 4);
  const services = lookAtProcesses(folder.path).list.flatMap(({ pid, service }) =>
    service === undefined ? [] : [{ pid, service }],
  );
  assert.deepEqual(services, [{ pid: 7, service: 'backends' }]);
});
