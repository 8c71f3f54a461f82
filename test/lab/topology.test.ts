import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  containerName,
  hostPorts,
  nodeAddress,
  nodeEnvironment,
  publishedPorts,
  type Topology,
} from '../../src/lab/topology.js';
import { isolatedTopology, sharedTopology } from '../../src/run/run-lab.js';
import { backendNames } from '../../src/scenario/lab-description.js';
import { aTopology, theLab } from '../the-lab.js';
import { defaultSettings } from '../../src/lab/settings.js';

const shared = sharedTopology(theLab, defaultSettings(theLab));
const isolated: Topology = isolatedTopology(theLab, defaultSettings(theLab), 'c0ffee00', 6);
const maxNodes = 66;
const apps = backendNames(theLab);

describe('the addresses of the lab', () => {
  const cases: [node: string, address: string][] = [
    ['ha', '192.168.42.42'],
    ['s1', '192.168.42.11'],
    ['s2', '192.168.42.22'],
    ['s23', '192.168.42.253'],
    ['s24', '192.168.42.2'],
  ];
  for (const [node, address] of cases) {
    it(`${node} is ${address}`, () => assert.equal(nodeAddress(shared, node), address));
  }

  it('are different for ha and every web application, and none is reserved', () => {
    const hosts = ['ha', ...apps].map((node) =>
      Number(nodeAddress(aTopology('10.1.2.0/24'), node).split('.')[3]),
    );
    assert.equal(new Set(hosts).size, maxNodes + 1);
    assert.deepEqual(
      hosts
        .slice(1)
        .filter((host) => [0, 1, 42, 255].includes(host) || !Number.isInteger(host) || host > 254),
      [],
    );
  });

  it('are told to ha, which knows s1 and s2 before there is Serf', () => {
    const environment = nodeEnvironment(shared, 'ha');
    assert.deepEqual(environment, { S1_ADDRESS: '192.168.42.11', S2_ADDRESS: '192.168.42.22' });
    assert.deepEqual(nodeEnvironment(shared, 's3'), { TAG: 's3' });
  });
});

describe('the ports of the lab', () => {
  it('are those of the lab on this machine, and on no other address of it', () => {
    assert.deepEqual(publishedPorts(shared, 'ha'), [
      { container: 80, host: 80, bind: '127.0.0.1' },
      { container: 1936, host: 1936, bind: '127.0.0.1' },
      { container: 9999, host: 9999, bind: '127.0.0.1' },
    ]);
    assert.deepEqual(publishedPorts(shared, 's1'), [{ container: 3000, host: 4000, bind: '127.0.0.1' }]);
    assert.deepEqual(publishedPorts(shared, 's66'), [{ container: 3000, host: 4065, bind: '127.0.0.1' }]);
  });

  it('are open to the network but for the admin socket, unless that is named', () => {
    const open = { ...shared, bind: '0.0.0.0' };
    assert.deepEqual(
      publishedPorts(open, 'ha').map(({ bind }) => bind),
      ['0.0.0.0', '0.0.0.0', '127.0.0.1'],
    );
    const [, , admin] = publishedPorts({ ...open, bindAdmin: '192.0.2.1' }, 'ha');
    assert.equal(admin?.bind, '192.0.2.1');
  });

  it('are all different', () => {
    const ports = hostPorts(shared, ['ha', ...apps]);
    assert.equal(ports.length, maxNodes + 3);
    assert.equal(new Set(ports).size, ports.length);
  });

  it('are chosen by the engine where the lab is isolated', () => {
    assert.deepEqual(
      publishedPorts(isolated, 'ha').map(({ host }) => host),
      [undefined, undefined, undefined],
    );
    assert.deepEqual(hostPorts(isolated, ['ha', ...apps]), []);
  });
});

describe('the names of containers', () => {
  it('are those of the nodes', () => assert.equal(containerName(shared, 's1'), 's1'));

  it('begin with run and task where the lab is isolated', () => {
    assert.equal(containerName(isolated, 's1'), 'ait-c0ffee00-t6-s1');
    assert.equal(isolated.network, 'ait-c0ffee00-t6-heig');
  });
});
