import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { Cluster } from './cluster.js';

const AGENT = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.[0-9]{1,15}$/;
const BATCH = 500;

const nasty = fc.constantFrom(
  '../../etc/passwd.5',
  '/nodes/x.5',
  '.',
  '..',
  '*.5',
  '$(reboot).5',
  '`id`.5',
  's1.5\nserver evil 10.0.0.1:80',
  's1.5; del server nodes/s1',
  's 1.5',
  '{{#each nodes}}.5',
  '{{servers}}.5',
  '__proto__',
  '__proto__.5',
  'constructor.5 ',
  'hasOwnProperty',
  'x'.repeat(10_000),
  `${'x'.repeat(10_000)}.5`,
  '\u00e4.5',
  '\u{1f600}.5',
  's1.5\0',
  '',
  '-.5',
  'S1.5',
);
const name = fc
  .oneof(
    nasty,
    fc.string({ unit: 'binary', maxLength: 80 }),
    fc.string({ maxLength: 20 }).map((s) => `${s}.5`),
  )
  .filter((text) => !AGENT.test(text));
const sound = fc.record({
  agent: fc.constantFrom('s1.5', 'constructor.5', 'valueof.7'),
  address: fc.constantFrom('127.0.0.1', '0.0.0.0', '224.0.0.1', '255.255.255.255', '1.2.3', ''),
});
const hostile = fc.oneof(
  fc.record({ agent: name, address: fc.constant('10.0.0.1') }),
  fc.record({ agent: name, address: fc.string({ maxLength: 20 }) }),
  sound,
);

test('10,000 hostile names and addresses: no command, no file, no line of the configuration, no crash', async () => {
  using cluster = new Cluster();
  await cluster.start();
  await cluster.pass(2000);
  const before = readFileSync(cluster.path('haproxy.cfg'), 'utf8');
  const members = fc.sample(hostile, { numRuns: 10_000, seed: 5 });
  for (let at = 0; at < members.length; at += BATCH) {
    cluster.members.clear();
    for (const { agent, address } of members.slice(at, at + BATCH)) {
      // As bytes, one character each, since that is what comes from the network.
      const text = Buffer.from(agent).toString('latin1');
      cluster.tell(text, { name: '', address, status: 'alive', role: 'backend' });
      cluster.query(text === 's1.5' ? '../s1.5' : text.replace(AGENT, '../$&'));
    }
    await cluster.pass(1100);
  }
  assert.deepEqual(new Set(cluster.haproxy.commands), new Set(['show servers state nodes']));
  assert.deepEqual(cluster.nodes(), {});
  assert.equal(readFileSync(cluster.path('haproxy.cfg'), 'utf8'), before);
  assert.deepEqual(cluster.files(), ['haproxy.cfg', 'haproxy.cfg.hb', 'nodes/', 'serf.log', 'template.hb']);
  assert.deepEqual(cluster.answers, []);
  const refusals = cluster.log.filter((line) => line.startsWith('refused: '));
  assert.ok(refusals.length > 1000);
  assert.ok(cluster.log.every((line) => /^[\x20-\x7e]{1,600}$/.test(line)));
  assert.ok(cluster.serfLog().every((line) => /^[\x20-\x7e]{1,600}$/.test(line)));

  cluster.tell('s9.5', { name: 's9', address: '10.0.0.9', status: 'alive', role: 'backend' });
  await cluster.pass(100);
  assert.deepEqual(cluster.haproxy.serving(), { s9: '10.0.0.9' });
});
