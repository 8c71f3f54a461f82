import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { HostNames } from '../../src/lab/host-names.js';

const first = '9a09d0cc991d'.padEnd(64, '0');
const second = '284472616e12'.padEnd(64, '0');

describe('what containers call themselves', () => {
  it('is their name, as long as nobody has told otherwise', () => {
    const hosts = new HostNames();
    assert.deepEqual([hosts.nodeCalled('s1'), hosts.hostName('s1'), hosts.shown('s1')], ['s1', 's1', 's1']);
    assert.deepEqual(hosts.all, {});
  });

  it('is the short id, and a reader sees both', () => {
    const hosts = new HostNames();
    hosts.add('s1', first);
    assert.equal(hosts.nodeCalled('9a09d0cc991d'), 's1');
    assert.equal(hosts.hostName('s1'), '9a09d0cc991d');
    assert.equal(hosts.shown('9a09d0cc991d'), 's1 (9a09d0cc991d)');
    assert.equal(hosts.shown('somebody'), 'somebody');
  });

  it('is remembered of a container that another one has taken the place of', () => {
    const hosts = new HostNames();
    hosts.add('s1', first);
    hosts.add('s1', second);
    assert.equal(hosts.nodeCalled('9a09d0cc991d'), 's1');
    assert.equal(hosts.hostName('s1'), '284472616e12');
    assert.deepEqual(hosts.all, { s1: '284472616e12' });
  });

  it('may be the name of the node, set by somebody', () => {
    const hosts = new HostNames();
    hosts.add('s1', first, 's1');
    assert.deepEqual(hosts.all, {});
  });
});
