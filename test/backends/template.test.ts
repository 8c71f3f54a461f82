import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { Cluster } from './cluster.js';

const s1 = { name: 's1', address: '10.0.0.1', status: 'alive', role: 'backend' };

async function withBackend(): Promise<Cluster> {
  const cluster = new Cluster();
  await cluster.start();
  cluster.tell('s1.5', s1);
  await cluster.pass(1100);
  return cluster;
}

test('a new container needs no reload', async () => {
  using cluster = await withBackend();
  assert.equal(cluster.reloads, 0);
});

test('another template is put into use with the backends of the moment', async () => {
  using cluster = await withBackend();
  cluster.template = 'backend nodes\n# new\n{{servers}}';
  await cluster.lookAtTemplate();
  await cluster.pass(100);
  assert.equal(cluster.reloads, 1);
  assert.match(readFileSync(cluster.path('haproxy.cfg'), 'utf8'), /^# new\nserver s1 10\.0\.0\.1:3000 /m);
  assert.deepEqual(cluster.haproxy.serving(), { s1: '10.0.0.1' });
  cluster.crash();
  await cluster.start();
  await cluster.pass(1100);
  assert.equal(cluster.reloads, 1, 'not again after a start of ours');
});

test('a refused template changes nothing, also not for the changes that follow and after a crash', async () => {
  using cluster = await withBackend();
  for (const template of ['bad\n{{servers}}', 'no template at all']) {
    cluster.template = template;
    await cluster.lookAtTemplate();
    cluster.crash();
    await cluster.start();
    cluster.tell('s2.5', { ...s1, name: 's2', address: '10.0.0.2' });
    await cluster.pass(1100);
    assert.equal(cluster.reloads, 0);
    assert.match(
      readFileSync(cluster.path('haproxy.cfg'), 'utf8'),
      /^backend nodes\nserver s1 .*\nserver s2 .*\n$/,
    );
  }
  assert.equal(cluster.log.filter((line) => line === 'template: refused').length, 2, 'once a run');
});
