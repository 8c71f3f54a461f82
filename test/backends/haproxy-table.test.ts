import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HaproxyModel } from './haproxy-model.js';
import type { Ask, Backend } from './program.js';
import { part } from './program.js';

const { Controller } = part('controller.js');
const { HaproxyTable } = part('haproxy-table.js');
const { difference } = part('difference.js');

/** HAProxy that does at once what it is told, and answers when the test says so. */
class SlowHaproxy extends HaproxyModel {
  readonly answers: (() => void)[] = [];

  readonly slowly: Ask = async (commands) => {
    const answers = commands.map((command) => this.answer(command));
    await new Promise<void>((resolve) => this.answers.push(resolve));
    return answers;
  };
}

function addition(name: string): NonNullable<ReturnType<typeof difference>> {
  const desired = { state: 'serve', address: '10.0.0.1', incarnation: 5 } as const;
  const step = difference({ name, server: undefined, desired, fresh: false, unproven: false, port: '3000' });
  assert.ok(step);
  return step;
}

test('a look does not take from another what was changed meanwhile', async () => {
  const haproxy = new SlowHaproxy();
  const table = new HaproxyTable(haproxy.slowly);
  const first = table.look();
  const change = table.carryOut([addition('s1')]);
  haproxy.answers[1]?.();
  await change;
  const second = table.look();
  haproxy.answers[0]?.();
  await first;
  assert.deepEqual([...table.servers.keys()], ['s1']);
  haproxy.answers[2]?.();
  await second;
  assert.deepEqual([...table.servers.keys()], ['s1']);
});

test('a look that began before a change does not undo what is known of it', async () => {
  const haproxy = new SlowHaproxy();
  const table = new HaproxyTable(haproxy.slowly);
  const look = table.look();
  const change = table.carryOut([addition('s1')]);
  haproxy.answers[1]?.();
  await change;
  haproxy.answers[0]?.();
  await look;
  assert.deepEqual([...table.servers.keys()], ['s1']);
});

test('a deletion that is told late does not take out who has come back', async () => {
  const haproxy = new SlowHaproxy();
  const table = new HaproxyTable(haproxy.slowly);
  haproxy.answer('add server nodes/s1 10.0.0.1:3000');
  const removal = table.remove('s1');
  const change = table.carryOut([addition('s1')]);
  haproxy.answers[1]?.();
  await change;
  haproxy.answers[0]?.();
  assert.equal(await removal, true);
  assert.deepEqual(table.nodes(), [{ name: 's1', address: '10.0.0.1' }]);
});

test('after a refusal, and while HAProxy is away, the table has to be read anew', async () => {
  const haproxy = new HaproxyModel();
  const table = new HaproxyTable(haproxy.ask);
  assert.equal(table.isKnown, false);
  await table.look();
  assert.equal(table.isKnown, true);
  haproxy.isAway = true;
  await assert.rejects(table.carryOut([addition('s1')]), /ECONNREFUSED/);
  assert.equal(table.isKnown, false);
  await assert.rejects(table.look(), /ECONNREFUSED/);
  haproxy.isAway = false;
  haproxy.answer('add server nodes/s1 10.0.0.9:3000');
  const [complaint] = await table.carryOut([addition('s1')]);
  assert.equal(complaint, 'Already exists a server with the same name in backend.');
});

test('what DNS said before an incarnation began is not held against it', async () => {
  const haproxy = new HaproxyModel();
  haproxy.answer('add server nodes/s1 10.0.0.1:3000');
  haproxy.answer('enable server nodes/s1');
  haproxy.answer('set server nodes/s1 health down');
  const table = new HaproxyTable(haproxy.ask);
  const newest: Backend = {
    ...{ name: 's1', incarnation: 5, number: 5, address: '10.0.0.1', status: 'alive' },
    ...{ since: 1000, first: 1000 },
  };
  const lookedAt = 999;
  const log: string[] = [];
  const controller = new Controller({
    table,
    roster: {
      names: () => ['s1'],
      newest: () => newest,
      find: () => newest,
      aliveOf: () => 5,
      isTakenOver: () => false,
    },
    marks: { get: () => undefined },
    dns: { sayOf: (_address, since = -Infinity) => (lookedAt < since ? 'silent' : 'delisted') },
    serf: { knows: true, lookedAt: 0 },
    port: '3000',
    now: () => 1001,
    later: () => undefined,
    log: (text) => log.push(text),
    complain: (_subject, text) => text !== undefined && log.push(text),
    remove: (name) => log.push(`remove ${name}`),
    onChange: () => undefined,
    write: () => undefined,
    onDrained: () => undefined,
  });
  controller.consider(['s1']);
  await new Promise((resolve) => setImmediate(resolve));
  assert.deepEqual(log, []);
  assert.deepEqual(haproxy.serving(), { s1: '10.0.0.1' });
});
