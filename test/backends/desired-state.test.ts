import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Desired, Evidence } from './program.js';
import { part } from './program.js';

const { judge } = part('desired-state.js');

const up = { address: '10.0.0.1', draining: false, maint: false, down: false };
const down = { ...up, down: true };
const alive = { incarnation: 5, address: '10.0.0.1', status: 'alive' };
const failed = { ...alive, status: 'failed' };
const left = { ...alive, status: 'left' };

function desired(evidence: Partial<Evidence>): Desired {
  return judge({ serfKnows: true, takenOver: false, dns: 'listed', ...evidence });
}

test('a server goes when two of three witnesses say so: Serf, the check, DNS', () => {
  const cases: [serf: Partial<Evidence>, server: typeof up, dns: Evidence['dns'], expected: string][] = [
    [{ newest: failed }, up, 'listed', 'keep'],
    [{ newest: failed }, up, 'delisted', 'absent'],
    [{ newest: failed }, down, 'listed', 'absent'],
    [{ newest: failed }, down, 'silent', 'absent'],
    [{ newest: failed }, up, 'silent', 'keep'],
    [{ newest: undefined }, up, 'listed', 'keep'],
    [{ newest: undefined }, down, 'silent', 'absent'],
    [{ newest: undefined, serfKnows: false }, down, 'silent', 'keep'],
    [{ newest: undefined, serfKnows: false }, down, 'listed', 'keep'],
    [{ newest: undefined, serfKnows: false }, down, 'delisted', 'absent'],
    [{ newest: undefined, serfKnows: false }, up, 'delisted', 'keep'],
    [{ newest: alive }, down, 'listed', 'serve'],
    [{ newest: alive }, up, 'delisted', 'serve'],
    [{ newest: alive }, down, 'delisted', 'absent'],
  ];
  for (const [serf, server, dns, expected] of cases) {
    const { state } = desired({ ...serf, server, held: 5, dns });
    assert.equal(state, expected, JSON.stringify({ serf, server, dns }));
  }
});

test('its own word that it has left is enough, but only about the incarnation in the entry', () => {
  assert.equal(desired({ server: up, held: 5, newest: left }).state, 'absent');
  assert.equal(desired({ server: up, held: 6, newest: left }).state, 'keep');
  assert.equal(desired({ server: up, newest: left }).state, 'absent');
  assert.equal(desired({ server: { ...up, address: '10.0.0.9' }, newest: left }).state, 'keep');
});

test('who says that it leaves is drained, and gone with one more witness', () => {
  assert.equal(desired({ server: up, held: 5, newest: alive, leaving: 5 }).state, 'drain');
  assert.equal(desired({ server: up, newest: alive, leaving: 5 }).state, 'drain');
  assert.equal(desired({ server: up, held: 5, newest: { ...alive, status: 'leaving' } }).state, 'drain');
  assert.equal(desired({ server: down, held: 5, newest: alive, leaving: 5 }).state, 'absent');
  assert.equal(desired({ server: up, held: 5, newest: alive, leaving: 5, dns: 'delisted' }).state, 'absent');
  assert.equal(desired({ server: up, held: 5, newest: failed, leaving: 5 }).state, 'absent');
});

test('an old "alive" does not bring back who leaves, a newer incarnation comes back', () => {
  assert.equal(desired({ newest: alive, leaving: 5 }).state, 'absent');
  assert.equal(desired({ newest: alive, leaving: 4 }).state, 'serve');
  assert.equal(desired({ server: up, held: 5, newest: alive, leaving: 4 }).state, 'serve');
});

test('only the newest incarnation that was ever seen may serve', () => {
  assert.equal(desired({ newest: alive }).state, 'serve');
  assert.equal(desired({ newest: alive, held: 6 }).state, 'absent');
  assert.equal(desired({ server: up, newest: alive, held: 6 }).state, 'keep');
  assert.deepEqual(desired({ server: up, held: 4, newest: { ...alive, address: '10.0.0.2' } }), {
    state: 'serve',
    address: '10.0.0.2',
    incarnation: 5,
  });
});

test('who is not alive does not enter', () => {
  for (const status of ['leaving', 'left', 'failed', 'none']) {
    assert.equal(desired({ newest: { ...alive, status } }).state, 'absent', status);
  }
});

test('an address belongs to who came last', () => {
  assert.equal(desired({ server: up, held: 5, newest: alive, takenOver: true }).state, 'absent');
  assert.equal(desired({ newest: alive, takenOver: true }).state, 'absent');
});

test('who was removed against the word of Serf does not come back by it', () => {
  assert.equal(desired({ server: down, held: 5, newest: alive, dns: 'delisted' }).evicts, 5);
  assert.equal(desired({ newest: alive, evicted: 5 }).state, 'absent');
  assert.equal(desired({ newest: alive, evicted: 4 }).state, 'serve');
});

test('another incarnation in the same place is not judged by what was known of the one before', () => {
  assert.equal(desired({ server: down, held: 4, newest: alive, dns: 'delisted' }).state, 'serve');
});
