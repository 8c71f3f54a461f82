import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Desired, Server } from './program.js';
import { part } from './program.js';

const { difference } = part('difference.js');
const { SERVER_PARAMETERS } = part('server-parameters.js');

const up = { address: '10.0.0.1', draining: false, maint: false, down: false };
const serve: Desired = { state: 'serve', address: '10.0.0.1', incarnation: 5 };

function commands(desired: Desired, server?: Server, fresh = false): string[] | undefined {
  return difference({ name: 's1', server, desired, fresh, unproven: false, port: '3000' })?.commands;
}

test('a new server takes traffic with one line', () => {
  assert.deepEqual(commands(serve), [
    `add server nodes/s1 10.0.0.1:3000 ${SERVER_PARAMETERS}`,
    'enable health nodes/s1',
    'enable server nodes/s1',
  ]);
});

test('one that was evicted takes traffic only after a check', () => {
  const step = difference({
    name: 's1',
    server: undefined,
    desired: serve,
    fresh: false,
    unproven: true,
    port: '3000',
  });
  assert.deepEqual(step?.commands.slice(1), [
    'enable health nodes/s1',
    'set server nodes/s1 health down',
    'enable server nodes/s1',
  ]);
  assert.equal(step.after?.down, true);
});

test('what is as it should be is left alone', () => {
  assert.equal(commands(serve, up), undefined);
  assert.equal(commands(serve, up, true), undefined);
  assert.equal(commands(serve, { ...up, down: true }), undefined);
  assert.equal(commands({ state: 'keep' }, { ...up, draining: true }), undefined);
  assert.equal(commands({ state: 'drain' }, { ...up, draining: true }), undefined);
  assert.equal(commands({ state: 'drain' }, { ...up, maint: true }), undefined);
  assert.equal(commands({ state: 'absent' }, { ...up, maint: true }), undefined);
  assert.equal(commands({ state: 'absent' }), undefined);
});

test('another address, a return, and a new incarnation of a dead one', () => {
  assert.deepEqual(commands(serve, { ...up, address: '10.0.0.9' }), [
    'set server nodes/s1 addr 10.0.0.1 port 3000',
    'set server nodes/s1 health up',
  ]);
  assert.deepEqual(commands(serve, { ...up, draining: true }), ['set server nodes/s1 state ready']);
  assert.deepEqual(commands(serve, { ...up, maint: true }, true), [
    'set server nodes/s1 health up',
    'set server nodes/s1 state ready',
  ]);
  assert.deepEqual(commands(serve, { ...up, down: true }, true), ['set server nodes/s1 health up']);
});

test('drained, and taken out', () => {
  assert.deepEqual(commands({ state: 'drain' }, up), ['set server nodes/s1 state drain']);
  assert.deepEqual(commands({ state: 'absent' }, up), ['set server nodes/s1 state maint']);
});
