import assert from 'node:assert/strict';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { Cluster } from './cluster.js';

const s1 = { name: 's1', address: '10.0.0.1', status: 'alive', role: 'backend' };

async function withBackend(): Promise<Cluster> {
  const cluster = new Cluster();
  await cluster.start();
  cluster.dns?.add('10.0.0.1');
  cluster.tell('s1.5', s1);
  await cluster.pass(1100);
  return cluster;
}

test('it joins, leaves and is gone; the log has the words of the lab', async () => {
  using cluster = await withBackend();
  assert.deepEqual(cluster.haproxy.serving(), { s1: '10.0.0.1' });
  cluster.query('s1.5');
  await cluster.settle();
  assert.deepEqual(cluster.answers, ['s1.5 drained']);
  assert.deepEqual([cluster.haproxy.serving(), cluster.nodes(), cluster.configured()], [{}, {}, []]);
  assert.equal(cluster.haproxy.servers.get('s1')?.draining, true);
  cluster.tell('s1.5', { ...s1, status: 'left' });
  await cluster.pass(100);
  assert.equal(cluster.haproxy.servers.size, 0);
  assert.deepEqual(cluster.serfLog(), [
    'join: s1, address 10.0.0.1, role backend',
    'configuration changed: s1',
    'configuration changed:',
    'drain: s1, address 10.0.0.1, role backend',
    'leave: s1, address 10.0.0.1, role backend',
  ]);
});

test('a balancer is told of, but is no backend', async () => {
  using cluster = new Cluster();
  await cluster.start();
  cluster.tell('ha', { name: 'ha', address: '10.0.0.8', status: 'alive', role: 'balancer' });
  await cluster.pass(100);
  assert.deepEqual(cluster.serfLog(), ['join: ha, address 10.0.0.8, role balancer']);
  assert.equal(cluster.haproxy.servers.size, 0);
});

test('a leave is answered each time it is asked, also by who is unknown', async () => {
  using cluster = await withBackend();
  cluster.query('s1.5');
  await cluster.settle();
  cluster.query('s1.5');
  cluster.query('s7.5');
  await cluster.pass(2100);
  assert.deepEqual(cluster.answers, ['s1.5 drained', 's1.5 drained', 's7.5 drained']);
});

test('a leave is answered when HAProxy has passed on what it had assigned before, or when that takes long', async () => {
  using cluster = await withBackend();
  const entry = cluster.haproxy.servers.get('s1');
  assert.ok(entry);
  entry.connections = 1;
  cluster.query('s1.5');
  await cluster.pass(40);
  assert.deepEqual(cluster.answers, []);
  assert.equal(entry.draining, true);
  entry.connections = 0;
  await cluster.pass(10);
  assert.deepEqual(cluster.answers, ['s1.5 drained']);
  entry.connections = 1;
  cluster.query('s1.5');
  await cluster.pass(200);
  assert.deepEqual(cluster.answers, ['s1.5 drained', 's1.5 drained']);
});

test('a leave of an incarnation from before does not touch the present one', async () => {
  using cluster = await withBackend();
  cluster.query('s1.4');
  await cluster.pass(2100);
  assert.deepEqual(cluster.answers, ['s1.4 drained']);
  assert.deepEqual(cluster.haproxy.serving(), { s1: '10.0.0.1' });
});

test('who has announced its leave stays out, also after a crash of ours, until it starts anew', async () => {
  using cluster = await withBackend();
  cluster.query('s1.5');
  await cluster.settle();
  cluster.crash();
  await cluster.start();
  cluster.line('serf: EventMemberJoin: s1.5 10.0.0.1');
  await cluster.pass(3000);
  assert.deepEqual(cluster.haproxy.serving(), {});
  cluster.tell('s1.6', s1);
  await cluster.settle();
  assert.deepEqual(cluster.haproxy.serving(), { s1: '10.0.0.1' });
});

test('who dies while nobody looks is gone soon after, whatever Serf still believes', async () => {
  using cluster = await withBackend();
  cluster.dns?.add('10.0.0.2');
  cluster.tell('s2.5', { ...s1, name: 's2', address: '10.0.0.2' });
  await cluster.pass(1100);
  cluster.crash();
  cluster.dns?.delete('10.0.0.1');
  const entry = cluster.haproxy.servers.get('s1');
  assert.ok(entry);
  entry.down = true;
  await cluster.start();
  await cluster.pass(2100);
  assert.deepEqual(cluster.haproxy.serving(), { s2: '10.0.0.2' });
});

test('an old mark of a leave does not touch who serves now, also before Serf has told anything', async () => {
  using cluster = await withBackend();
  cluster.query('s1.5');
  await cluster.settle();
  cluster.tell('s1.6', s1);
  await cluster.settle();
  cluster.crash();
  cluster.isSerfAway = true;
  const before = cluster.haproxy.commands.length;
  await cluster.start();
  await cluster.pass(1500);
  assert.deepEqual(cluster.haproxy.serving(), { s1: '10.0.0.1' });
  const changing = cluster.haproxy.commands.slice(before).filter((command) => !command.startsWith('show'));
  assert.deepEqual(changing, []);
});

test('without HAProxy a leave is not answered before HAProxy is back and sends it nothing', async () => {
  using cluster = await withBackend();
  cluster.haproxy.isAway = true;
  cluster.query('s1.5');
  await cluster.pass(500);
  assert.deepEqual(cluster.answers, []);
  cluster.haproxy.isAway = false;
  await cluster.pass(500);
  assert.deepEqual(cluster.answers, ['s1.5 drained']);
});

test('HAProxy that starts anew in the moment of a drain does not serve who leaves', async () => {
  using cluster = await withBackend();
  const { haproxy } = cluster;
  const answer = haproxy.answer.bind(haproxy);
  haproxy.answer = (command) => {
    const text = answer(command);
    if (command.endsWith('drain')) void cluster.restartHaproxy();
    return text;
  };
  cluster.query('s1.5');
  await cluster.settle();
  assert.deepEqual([cluster.answers, haproxy.serving()], [['s1.5 drained'], {}]);
});

test('the same name at another address is moved, and the old one gets nothing more', async () => {
  using cluster = await withBackend();
  cluster.tell('s1.6', { ...s1, address: '10.0.0.2' });
  await cluster.pass(100);
  assert.deepEqual(cluster.haproxy.serving(), { s1: '10.0.0.2' });
  cluster.tell('s1.5', { ...s1, status: 'failed' });
  await cluster.pass(2000);
  assert.deepEqual(cluster.haproxy.serving(), { s1: '10.0.0.2' });
  assert.deepEqual(cluster.nodes(), { s1: '10.0.0.2' });
});

test('another name at the same address takes it over', async () => {
  using cluster = await withBackend();
  cluster.tell('s2.6', { ...s1, name: 's2' });
  await cluster.pass(2100);
  assert.deepEqual(cluster.haproxy.serving(), { s2: '10.0.0.1' });
});

test('its container is killed: gone in about a second, and not back before Serf notices', async () => {
  using cluster = await withBackend();
  cluster.dns = new Set(['10.0.0.77']);
  const server = cluster.haproxy.servers.get('s1');
  assert.ok(server);
  server.down = true;
  await cluster.pass(1200);
  assert.deepEqual(cluster.haproxy.serving(), {});
  await cluster.pass(5000);
  assert.equal(cluster.haproxy.servers.size, 0);
  cluster.tell('s1.5', { ...s1, status: 'failed' });
  await cluster.pass(100);
  cluster.tell('s1.5', s1);
  await cluster.pass(100);
  assert.deepEqual(cluster.haproxy.serving(), { s1: '10.0.0.1' });
});

test('it is started again at the same address after a kill: up at once', async () => {
  using cluster = await withBackend();
  const server = cluster.haproxy.servers.get('s1');
  assert.ok(server);
  server.down = true;
  await cluster.pass(1000);
  cluster.tell('s1.6', s1);
  await cluster.settle();
  assert.equal(cluster.haproxy.servers.get('s1')?.down, false);
});

test('a source that is silent removes nobody: agents, DNS, HAProxy', async () => {
  using cluster = await withBackend();
  cluster.loseSerf();
  await cluster.pass(3000);
  assert.deepEqual(cluster.haproxy.serving(), { s1: '10.0.0.1' });
  cluster.isSerfAway = false;
  await cluster.pass(3000);
  assert.deepEqual(cluster.haproxy.serving(), { s1: '10.0.0.1' }, 'the new agent knows nobody');
  cluster.dns = undefined;
  await cluster.pass(3000);
  assert.deepEqual(cluster.haproxy.serving(), { s1: '10.0.0.1' });
  cluster.haproxy.isAway = true;
  await cluster.pass(3000);
  assert.deepEqual(cluster.nodes(), { s1: '10.0.0.1' });
});

test('many at once become one change', async () => {
  using cluster = new Cluster();
  await cluster.start();
  await cluster.pass(1500);
  for (let i = 1; i <= 100; i += 1) {
    cluster.tell(`s${i}.5`, { ...s1, name: `s${i}`, address: `10.0.1.${i}` });
  }
  await cluster.pass(50);
  assert.equal(Object.keys(cluster.haproxy.serving()).length, 100);
  const changes = cluster.serfLog().filter((line) => line.startsWith('configuration changed'));
  assert.equal(changes.length, 1);
  assert.match(changes[0] ?? '', /: s1 s2 s3 .* s9 s10 s11 .* s100$/);
});

test('a connection that is still open delays the deletion, not the end of its traffic', async () => {
  using cluster = await withBackend();
  const server = cluster.haproxy.servers.get('s1');
  assert.ok(server);
  server.connections = 1;
  cluster.tell('s1.5', { ...s1, status: 'left' });
  await cluster.pass(3000);
  assert.deepEqual([cluster.haproxy.serving(), cluster.nodes()], [{}, {}]);
  assert.ok(cluster.haproxy.servers.has('s1'));
  server.connections = 0;
  await cluster.pass(1100);
  assert.equal(cluster.haproxy.servers.size, 0);
});

test('who was deleted or changed by another hand is put right within a second', async () => {
  using cluster = await withBackend();
  cluster.haproxy.servers.clear();
  rmSync(cluster.path('nodes/s1'));
  writeFileSync(cluster.path('nodes/s3'), 's3 10.0.0.3\n');
  mkdirSync(cluster.path('nodes/s4'));
  await cluster.pass(1100);
  assert.deepEqual(cluster.haproxy.serving(), { s1: '10.0.0.1' });
  assert.deepEqual(cluster.nodes(), { s1: '10.0.0.1' });
});

test('who is in DNS and not in Serf is joined: at once after the start, later when missing twice', async () => {
  using cluster = new Cluster();
  cluster.dns = new Set(['10.0.0.1']);
  await cluster.start();
  await cluster.pass(50);
  assert.deepEqual(cluster.joins, [['10.0.0.1']]);
  cluster.tell('s1.5', s1);
  cluster.dns.add('10.0.0.2');
  await cluster.pass(1050);
  assert.equal(cluster.joins.length, 1);
  await cluster.pass(1000);
  assert.deepEqual(cluster.joins[1], ['10.0.0.2']);
});
