import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isOwnAddress } from '../../src/load/own-address.js';

const own = ['127.0.0.1', '192.0.2.7', '2001:db8::7'];

describe('the addresses that a load may go to', () => {
  for (const host of ['127.0.0.1', '127.0.0.2', '192.0.2.7']) {
    it(`has ${host}`, () => assert.equal(isOwnAddress(host, own), true));
  }

  for (const host of ['192.0.2.8', '0.0.0.0', 'localhost', '127.0.0.1.example.org', '', '2001:db8::7']) {
    it(`has not '${host}'`, () => assert.equal(isOwnAddress(host, own), false));
  }

  it('has not those of another machine, as it asks this one', () => {
    assert.equal(isOwnAddress('127.0.0.1'), true);
    assert.equal(isOwnAddress('192.0.2.8'), false);
  });
});
