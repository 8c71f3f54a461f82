import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Cluster } from './cluster.js';

const s1 = { name: 's1', address: '10.0.0.1', status: 'alive', role: 'backend' };

async function withBackend(agent: string): Promise<Cluster> {
  const cluster = new Cluster();
  await cluster.start();
  await cluster.pass(1100);
  cluster.dns?.add('10.0.0.1');
  cluster.tell(agent, s1);
  await cluster.pass(1100);
  assert.deepEqual(cluster.haproxy.serving(), { s1: '10.0.0.1' });
  return cluster;
}

test('a backend that left and returns with the clock set back serves at once', async () => {
  using cluster = await withBackend('s1.500');
  cluster.query('s1.500');
  await cluster.settle();
  cluster.tell('s1.500', { ...s1, status: 'left' });
  await cluster.pass(100);
  assert.deepEqual(cluster.haproxy.serving(), {});
  cluster.tell('s1.400', s1);
  await cluster.settle();
  assert.deepEqual(cluster.haproxy.serving(), { s1: '10.0.0.1' });
  cluster.query('s1.400');
  await cluster.settle();
  assert.deepEqual(cluster.answers, ['s1.500 drained', 's1.400 drained']);
  assert.deepEqual(cluster.haproxy.serving(), {});
});

test('the same when Serf has forgotten the life before, and when the clock is set back again and again', async () => {
  using cluster = await withBackend('s1.500');
  for (const number of [400, 450, 300, 301, 200]) {
    const [before = ''] = cluster.members.keys();
    cluster.tell(before, { ...s1, status: 'failed' });
    for (const server of cluster.haproxy.servers.values()) server.down = true;
    await cluster.pass(1100);
    assert.deepEqual(cluster.haproxy.serving(), {}, before);
    cluster.members.clear();
    await cluster.pass(1100);
    cluster.tell(`s1.${number}`, s1);
    await cluster.settle();
    assert.deepEqual(cluster.haproxy.serving(), { s1: '10.0.0.1' }, String(number));
  }
});

test('after a crash of ours only the clocks tell who came last: who is held out is told of, and not for long', async () => {
  using cluster = await withBackend('s1.500');
  cluster.query('s1.500');
  await cluster.settle();
  cluster.tell('s1.500', { ...s1, status: 'left' });
  await cluster.pass(100);
  cluster.crash();
  cluster.tell('s1.400', s1);
  await cluster.start();
  await cluster.pass(2000);
  assert.deepEqual(cluster.haproxy.serving(), {});
  assert.ok(
    cluster.log.includes('s1 in Serf: s1.400 is alive and held out: it has said that it leaves') ||
      cluster.log.includes('s1 in Serf: s1.400 is alive and held out: a later one was seen'),
    cluster.log.join('\n'),
  );
  await cluster.pass(60_000);
  assert.deepEqual(cluster.haproxy.serving(), { s1: '10.0.0.1' });
});

test('a dead life that Serf still takes for alive does not come back when the one after it leaves', async () => {
  using cluster = await withBackend('s1.500');
  cluster.tell('s1.600', s1);
  await cluster.settle();
  cluster.query('s1.600');
  await cluster.settle();
  cluster.tell('s1.600', { ...s1, status: 'left' });
  cluster.dns?.delete('10.0.0.1');
  // A turn of probes, and eighteen seconds of suspicion.
  await cluster.pass(26_000);
  assert.deepEqual(cluster.haproxy.serving(), {});
  cluster.tell('s1.500', { ...s1, status: 'failed' });
  await cluster.pass(60_000);
  assert.deepEqual(cluster.haproxy.serving(), {});
});
