import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { productFolder } from '../../src/product.js';
import { nodeAddress, nodeEnvironment, type Topology } from '../../src/lab/topology.js';
import { describeLab } from '../../src/repository/describe-lab.js';
import { describeFiles } from '../../src/repository/read-repository.js';
import { can, type LabDescription } from '../../src/scenario/lab-description.js';
import { labFileSchema } from '../../src/scenario/lab-file.js';
import { loadLab } from '../../src/scenario/load-lab.js';
import { courseFiles, type EditableFiles } from '../course/course-files.js';
import { aTopology } from '../the-lab.js';

const file = 'tasks/own/lab.yaml';
const loaded = loadLab(
  'own',
  new Map([['own', { file, text: readFileSync(join(productFolder, file), 'utf8') }]]),
);
assert.ok(loaded.ok);
const base = loaded.lab;

function described(files: EditableFiles): LabDescription {
  const lab = describeLab(base, describeFiles('', files));
  const words = Object.fromEntries(Object.entries(lab).filter(([word]) => word !== 'variant'));
  assert.deepEqual(labFileSchema.parse(words), words);
  return lab;
}

function inItsSubnet(lab: LabDescription): Topology {
  return aTopology(lab.network.subnet, '', lab);
}

describe('the description of a repository’s own lab', () => {
  it('is the base where there is no compose file, at its stage', () => {
    const lab = described(courseFiles('2016', 3));
    assert.deepEqual(lab.network, base.network);
    assert.equal(lab.roles.balancer.image.target, 'task3');
    assert.equal(lab.roles.backend.image.target, 'task3');
    const { target } = lab.roles.balancer.image;
    assert.deepEqual([can(lab, target, 'handlers'), can(lab, target, 'template')], [true, false]);
    assert.deepEqual(lab.stages, base.stages);
  });

  it('may be of another stage than its files', () => {
    const lab = describeLab(base, describeFiles('', courseFiles('2016', 3)), 6);
    assert.equal(lab.roles.backend.image.target, 'task6');
  });

  it('has the addresses and the environment of the course’s compose file', () => {
    const lab = described(courseFiles('2020', 6));
    const topology = inItsSubnet(lab);
    const addresses = ['ha', 's1', 's2', 's3', 's4'].map((node) => nodeAddress(topology, node));
    const numbers = [42, 11, 22, 33, 44];
    assert.deepEqual(
      addresses,
      numbers.map((number) => `192.168.42.${String(number)}`),
    );
    assert.deepEqual(lab.roles.backend.create.environment, { TAG: '{node}', SERVER_IP: '{address {node}}' });
    assert.deepEqual(nodeEnvironment(topology, 's3'), { TAG: 's3', SERVER_IP: '192.168.42.33' });
    const { WEBAPP_1_IP, WEBAPP_2_IP } = nodeEnvironment(topology, 'ha');
    assert.deepEqual([WEBAPP_1_IP, WEBAPP_2_IP], ['192.168.42.11', '192.168.42.22']);
  });

  it('has names, addresses, ports and variables that somebody has changed', () => {
    const files = courseFiles('2019', 6);
    files.replace('.env', /192\.168\.42\.0\/24/, '172.16.238.0/24');
    files.replace('.env', '192.168.42.42', '172.16.238.10');
    files.replace('.env', '192.168.42.11', '172.16.238.11');
    files.replace('.env', '192.168.42.22', '172.16.238.12');
    files.replace('.env', '=s1', '=web1');
    files.replace('.env', '=s2', '=web2');
    files.replace('docker-compose.yml', 'container_name: ha', 'container_name: balancer');
    files.replace('docker-compose.yml', 'name: heig', 'name: mine');
    files.replace('docker-compose.yml', '"80:80"', '"8080:80"');
    files.replace('docker-compose.yml', '"4000:3000"', '"5000:3000"');
    files.replace(
      'docker-compose.yml',
      '      - SERVER_IP=${WEBAPP_1_IP}',
      '      - COURSE=AIT\n      - X=1',
    );
    files.replace(
      'docker-compose.yml',
      '      - SERVER_IP=${WEBAPP_2_IP}',
      '      - COURSE=AIT\n      - X=2',
    );
    const lab = described(files);
    assert.deepEqual(lab.network, { name: 'mine', subnet: '172.16.238.0/24' });
    // Tasks and evidence call them so, whatever the containers are called.
    assert.equal(lab.roles.backend.nodes.name, 's{n}');
    const addresses = ['ha', 's1', 's2', 's3'].map((node) => nodeAddress(inItsSubnet(lab), node));
    assert.deepEqual(addresses, ['172.16.238.10', '172.16.238.11', '172.16.238.12', '172.16.238.33']);
    assert.deepEqual(lab.roles.balancer.ports.http, { container: 80, host: 8080 });
    assert.deepEqual(lab.roles.backend.ports.app, { container: 3000, host: 5000 });
    assert.equal(lab.roles.balancer.create.environment['WEBAPP_2_IP'], '{address s2}');
    const { TAG, COURSE, X } = lab.roles.backend.create.environment;
    assert.deepEqual([TAG, COURSE, X], ['{node}', 'AIT', undefined]);
  });

  const without: [name: string, edit: (files: EditableFiles) => void][] = [
    ['lie in another subnet', (files) => files.replace('.env', '192.168.42.42', '10.0.0.42')],
    ['are one for two', (files) => files.replace('.env', '192.168.42.22', '192.168.42.42')],
    ['lie in a subnet that is too small', (files) => files.replace('.env', '42.0/24', '42.0/26')],
    [
      'are not given',
      (files) => files.replace('docker-compose.yml', /ipv4_address: \$\{HA_PROXY_IP\}/, '{}'),
    ],
  ];
  for (const [name, edit] of without)
    it(`keeps the addresses of the base where those of the compose file ${name}`, () => {
      const files = courseFiles('2020', 0);
      edit(files);
      const topology = inItsSubnet(described(files));
      const addresses = ['ha', 's1', 's2'].map((node) => nodeAddress(topology, node));
      assert.deepEqual(addresses, ['192.168.42.42', '192.168.42.11', '192.168.42.22']);
    });
});
