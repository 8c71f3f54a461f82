import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Cluster } from './cluster.js';

const s1 = { name: 's1', address: '10.0.0.1', status: 'alive', role: 'backend' };
const s2 = { name: 's2', address: '10.0.0.2', status: 'alive', role: 'backend' };
const serving = { s1: '10.0.0.1', s2: '10.0.0.2' };

async function withTwo(): Promise<Cluster> {
  const cluster = new Cluster();
  await cluster.start();
  await cluster.pass(1100);
  for (const { address } of [s1, s2]) cluster.dns?.add(address);
  cluster.tell('s1.5', s1);
  cluster.tell('s2.5', s2);
  await cluster.pass(1100);
  assert.deepEqual(cluster.haproxy.serving(), serving);
  return cluster;
}

for (const name of ['s1.5', 's1.4', 's1.6', 's1.999999999999999'])
  test(`a leave of ${name} that another member asks for drains nobody`, async () => {
    using cluster = await withTwo();
    cluster.queryInItsName(name);
    await cluster.pass(5000);
    assert.deepEqual(cluster.haproxy.serving(), serving);
    assert.deepEqual(
      [...cluster.haproxy.servers.values()].map(({ draining }) => draining),
      [false, false],
    );
    cluster.crash();
    await cluster.start();
    await cluster.pass(5000);
    assert.deepEqual(cluster.haproxy.serving(), serving);
  });

test('a leave that its own tags do not confirm is not answered, and told of', async () => {
  using cluster = await withTwo();
  cluster.queryInItsName('s1.5');
  await cluster.pass(5000);
  assert.deepEqual(cluster.answers, []);
  const told = cluster.log.filter((line) => line.includes('s1.5'));
  assert.deepEqual(told, ['answer to a leave: a leave of s1.5 is not believed: its own tags do not say so']);
});

test('ten thousand of them leave room for one that is true', async () => {
  using cluster = await withTwo();
  for (let i = 0; i < 10_000; i += 1) cluster.queryInItsName('s1.5');
  await cluster.settle();
  cluster.query('s2.5');
  await cluster.settle();
  assert.deepEqual(cluster.answers, ['s2.5 drained']);
  assert.deepEqual(cluster.haproxy.serving(), { s1: '10.0.0.1' });
});

test('who takes the name of another has it for as long as it is a member, and a little longer', async () => {
  using cluster = await withTwo();
  const liar = { ...s1, address: '10.0.0.7' };
  cluster.dns?.add(liar.address);
  cluster.tell('s1.999999999999999', liar);
  await cluster.settle();
  assert.deepEqual(cluster.haproxy.serving(), { ...serving, s1: '10.0.0.7' });
  cluster.tell('s1.999999999999999', { ...liar, status: 'left' });
  await cluster.pass(32_000);
  assert.deepEqual(cluster.haproxy.serving(), serving);
});

test('while Serf is away a backend that died stays out, whatever Serf said last', async () => {
  using cluster = await withTwo();
  cluster.isSerfAway = true;
  cluster.loseSerf();
  cluster.dns?.delete('10.0.0.1');
  const server = cluster.haproxy.servers.get('s1');
  assert.ok(server);
  server.down = true;
  await cluster.pass(2500);
  assert.deepEqual(cluster.haproxy.serving(), { s2: '10.0.0.2' });
  const lines = cluster.log.length;
  for (let i = 0; i < 90; i += 1) {
    await cluster.pass(1000);
    assert.deepEqual(cluster.haproxy.serving(), { s2: '10.0.0.2' });
  }
  assert.deepEqual(cluster.log.slice(lines), []);
  cluster.isSerfAway = false;
  cluster.members.set('s2.5', s2);
  await cluster.pass(30_000);
  assert.deepEqual(cluster.haproxy.serving(), { s2: '10.0.0.2' });
});
