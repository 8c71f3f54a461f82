import assert from 'node:assert/strict';
import { test } from 'node:test';
import { join } from 'node:path';
import { TemporaryFolder } from '../temporary-folder.js';
import type { Backend } from './program.js';
import { part } from './program.js';

const { DnsWitness } = part('dns-witness.js');
const { Evictions } = part('evictions.js');

class Dns implements Disposable {
  now = 0;
  listed: string[] | undefined = ['10.0.0.1', '10.0.0.2'];
  readonly folder = new TemporaryFolder();
  readonly witness = new DnsWitness({
    path: join(this.folder.path, 'ever-listed'),
    complain: () => undefined,
    now: () => this.now,
    resolve: () =>
      this.listed === undefined ? Promise.reject(new Error('ENOTFOUND')) : Promise.resolve(this.listed),
  });

  async look(listed: string[] | undefined): Promise<void> {
    this.now += 1000;
    this.listed = listed;
    await this.witness.look();
  }

  [Symbol.dispose](): void {
    this.folder[Symbol.dispose]();
  }
}

test('DNS bears witness only against an address that it has listed before', async () => {
  using dns = new Dns();
  assert.equal(dns.witness.sayOf('10.0.0.1'), 'silent');
  await dns.look(['10.0.0.1', '10.0.0.2']);
  assert.equal(dns.witness.sayOf('10.0.0.1'), 'listed');
  assert.equal(dns.witness.sayOf('10.0.0.3'), 'silent');
  await dns.look(['10.0.0.2']);
  assert.equal(dns.witness.sayOf('10.0.0.1'), 'delisted');
});

test('DNS that lists nothing, fails, or was asked long ago is silent', async () => {
  using dns = new Dns();
  await dns.look(['10.0.0.1', '10.0.0.2']);
  await dns.look([]);
  assert.equal(dns.witness.sayOf('10.0.0.1'), 'silent');
  await dns.look(undefined);
  assert.equal(dns.witness.sayOf('10.0.0.1'), 'silent');
  await dns.look(['10.0.0.2']);
  assert.equal(dns.witness.sayOf('10.0.0.1'), 'delisted');
  dns.now += 3001;
  assert.equal(dns.witness.sayOf('10.0.0.1'), 'silent');
  assert.equal(dns.witness.sayOf('10.0.0.2'), 'silent');
});

test('a look at DNS knows nothing of what began after it', async () => {
  using dns = new Dns();
  await dns.look(['10.0.0.1', '10.0.0.2']);
  await dns.look(['10.0.0.2']);
  assert.equal(dns.witness.sayOf('10.0.0.1', dns.now), 'delisted');
  assert.equal(dns.witness.sayOf('10.0.0.1', dns.now + 1), 'silent');
});

test('an eviction ends when Serf notices, DNS lists the address again, another starts, or Serf insists', () => {
  const backend: Backend = {
    ...{ name: 's1', incarnation: 5, number: 5, address: '10.0.0.1', status: 'alive' },
    ...{ since: 0, first: 0 },
  };
  const ends: [string, Backend | undefined, 'listed' | 'delisted', number, number | undefined][] = [
    ['stands', backend, 'delisted', 1000, 5],
    ['failed', { ...backend, status: 'failed' }, 'delisted', 1000, undefined],
    ['unknown', undefined, 'delisted', 1000, undefined],
    ['anew', { ...backend, incarnation: 6 }, 'delisted', 1000, undefined],
    ['listed', backend, 'listed', 1000, undefined],
    ['suspects', backend, 'delisted', 26_000, 5],
    ['insists', backend, 'delisted', 30_000, undefined],
  ];
  for (const [what, newest, say, after, expected] of ends) {
    let now = 0;
    const evictions = new Evictions({ now: () => now, dns: { sayOf: () => say } });
    evictions.add('s1', 5);
    now = after;
    assert.equal(evictions.get('s1', newest, true), expected, what);
    assert.equal(evictions.get('s1', backend, true), expected, `${what}, and then alive`);
    assert.equal(evictions.get('s2', backend, true), undefined);
  }
});
