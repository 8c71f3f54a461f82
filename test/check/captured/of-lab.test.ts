import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ofLab } from '../../../src/check/captured/of-lab.js';
import { nodeWordsOf } from '../../../src/check/captured/node-words.js';
import { parseHaproxyConfig } from '../../../src/check/content/haproxy-config.js';
import type { LabDescription } from '../../../src/scenario/lab-description.js';
import { ourLab, ourNodes } from '../our-check.js';

describe('a configuration in this lab', () => {
  it('has as live servers only those that listen where the lab’s backends do', () => {
    const lines = ['backend nodes', '  server s1 10.9.8.11:3000 check', '  server s2 10.9.8.12:8080 check'];
    const text = parseHaproxyConfig(lines, 0);
    assert.ok(text);
    assert.deepEqual(
      ofLab(text, ourLab).servers.map(({ name, live }) => [name, live]),
      [
        ['s1', true],
        ['s2', false],
      ],
    );
  });
});

describe('the nodes of another lab', () => {
  const { roles } = ourLab.description;
  const other: LabDescription = {
    ...ourLab.description,
    network: { name: 'front', subnet: '10.1.2.0/24' },
    roles: {
      balancer: { ...roles.balancer, nodes: { proxy: 7 } },
      backend: { ...roles.backend, nodes: { name: 'unit{n}', every: 10, most: 9 } },
    },
  };
  const nodes = nodeWordsOf(other);

  it('are told by their names and addresses', () => {
    assert.deepEqual(
      ['proxy', 'unit2', 'unit10', 'ha'].map((name) => nodes.named(name)),
      ['ha', 's2', undefined, undefined],
    );
    assert.deepEqual(
      ['10.1.2.7', '10.1.2.20', '192.168.42.42'].map((address) => nodes.at(address)),
      ['ha', 's2', undefined],
    );
    assert.equal(nodes.inText('logs_of_unit1, then proxy and units'), 'logs_of_s1, then ha and units');
  });

  it('of ours are called as they are', () => {
    assert.equal(ourNodes.inText('ha and s1'), 'ha and s1');
    assert.deepEqual(
      ['192.168.42.42', '192.168.42.11', '192.168.42.99', '192.168.42.44'].map((address) =>
        ourNodes.at(address),
      ),
      ['ha', 's1', 's9', 's4'],
    );
  });
});
