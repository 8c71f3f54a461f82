import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isLabSubnet, subnetBase, subnetsOverlap } from '../../src/lab/subnet.js';

describe('two subnets overlap', () => {
  const cases: [left: string, right: string, overlap: boolean][] = [
    ['192.168.42.0/24', '192.168.42.0/24', true],
    ['192.168.42.0/24', '192.168.43.0/24', false],
    ['192.168.42.0/24', '192.168.0.0/16', true],
    ['192.168.42.0/24', '192.168.42.128/25', true],
    ['192.168.42.0/24', '192.168.42.5/32', true],
    ['192.168.42.0/25', '192.168.42.128/25', false],
    ['192.168.42.0/24', '0.0.0.0/0', true],
    ['128.0.0.0/1', '255.255.255.255/32', true],
    ['127.0.0.0/8', '128.0.0.0/1', false],
    ['192.168.42.0/24', 'fd00::/64', false],
    ['192.168.42.0/24', '', false],
    ['192.168.42.0/24', '192.168.42.0/33', false],
    ['192.168.42.0/24', '192.168.256.0/24', false],
  ];
  for (const [left, right, overlap] of cases) {
    it(`${left} and ${right || 'nothing'}: ${overlap ? 'yes' : 'no'}`, () => {
      assert.equal(subnetsOverlap(left, right), overlap);
      assert.equal(subnetsOverlap(right, left), overlap);
    });
  }
});

describe('a subnet is one for the lab', () => {
  const cases: [cidr: string, fits: boolean][] = [
    ['192.168.42.0/24', true],
    ['10.0.0.0/16', true],
    ['172.16.4.0/22', true],
    ['192.168.42.0/25', false],
    ['10.0.0.0/8', false],
    ['192.168.42.1/24', false],
    ['172.16.5.0/22', false],
    ['192.168.42.0', false],
    ['300.1.1.0/24', false],
    ['fd00::/64', false],
    ['192.168.42.0/24 ', false],
    ['', false],
  ];
  for (const [cidr, fits] of cases) {
    it(`"${cidr}": ${fits ? 'yes' : 'no'}`, () => assert.equal(isLabSubnet(cidr), fits));
  }
});

it('addresses begin with the base of their subnet', () => {
  assert.equal(subnetBase('192.168.42.0/24'), '192.168.42.');
  assert.equal(subnetBase('10.1.0.0/16'), '10.1.0.');
});
