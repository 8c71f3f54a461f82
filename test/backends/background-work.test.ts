import assert from 'node:assert/strict';
import { test } from 'node:test';
import { part } from './program.js';

const { Removals } = part('removals.js');
const { Seeds } = part('seeds.js');
const { complaints } = part('log.js');
const { settingsFrom } = part('settings.js');

async function settle(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
}

test('deletions go on a few at a time, and one that fails does not stop the others', async () => {
  const waiting: (() => void)[] = [];
  let running = 0;
  let most = 0;
  const done: string[] = [];
  const table = {
    remove: async (name: string): Promise<boolean> => {
      most = Math.max(most, (running += 1));
      await new Promise<void>((resolve) => waiting.push(resolve));
      running -= 1;
      if (name === 's3') throw new Error('ECONNRESET');
      done.push(name);
      return true;
    },
  };
  const removals = new Removals({ table, log: () => undefined, now: () => 0 });
  for (let i = 1; i <= 9; i += 1) removals.add(`s${i}`);
  for (let i = 0; i < 9; i += 1) {
    waiting.shift()?.();
    await settle();
  }
  assert.equal(most, 4);
  assert.deepEqual(done, ['s1', 's2', 's4', 's5', 's6', 's7', 's8', 's9']);
});

test('what is missing in Serf is tried ever more rarely, one call at a time', async () => {
  let now = 0;
  const joined: { at: number; addresses: string[] }[] = [];
  const serf = { knows: false };
  const seeds = new Seeds({
    roster: { isAliveAt: (address) => address === '10.0.0.1' },
    serf,
    now: () => now,
    join: (addresses) => {
      joined.push({ at: now, addresses });
      return Promise.reject(new Error('nobody there'));
    },
  });
  await seeds.look(['10.0.0.1', '10.0.0.2']);
  assert.equal(joined.length, 0, 'nothing is missing before Serf has told');
  serf.knows = true;
  for (; now < 100_000; now += 1000) await seeds.look(['10.0.0.1', '10.0.0.2']);
  const times = joined.map(({ at }) => at);
  assert.deepEqual(times, [0, 2000, 6000, 14_000, 30_000, 60_000, 90_000]);
  assert.deepEqual(joined[0]?.addresses, ['10.0.0.2']);
  seeds.forget();
  await seeds.look([]);
  await seeds.look(['10.0.0.2']);
  assert.equal(joined.at(-1)?.at, now, 'a new agent joins at once');
});

test('a trouble is told when it begins, changes and ends', () => {
  const lines: string[] = [];
  const complain = complaints((line) => lines.push(line));
  for (const text of [undefined, 'away', 'away', 'refused', undefined, undefined]) complain('HAProxy', text);
  assert.deepEqual(lines, ['HAProxy: away', 'HAProxy: refused', 'HAProxy: well again']);
});

test('settings have defaults, and nonsense is told at the start', () => {
  const { serf, alias, port } = settingsFrom({});
  assert.deepEqual(
    { serf, alias, port },
    { serf: { host: '127.0.0.1', port: 7373 }, alias: 'backends', port: '3000' },
  );
  assert.deepEqual(settingsFrom({ SERF_RPC: '::1:7000' }).serf, { host: '::1', port: 7000 });
  assert.throws(() => settingsFrom({ SERF_RPC: 'here' }), /SERF_RPC/);
  assert.throws(() => settingsFrom({ BACKEND_PORT: '80; shutdown' }), /BACKEND_PORT/);
});
