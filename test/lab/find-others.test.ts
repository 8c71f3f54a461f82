import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ListedContainer } from '../../src/docker/answers.js';
import { findOthers, takeDownCommand } from '../../src/lab/find-others.js';
import { courseLab } from '../the-lab.js';

let created = 0;

function container(
  name: string,
  {
    labels = {},
    ports = [],
    network = 'bridge',
    state = 'running',
  }: { labels?: Record<string, string>; ports?: number[]; network?: string; state?: string } = {},
): ListedContainer {
  created += 1;
  return {
    Id: `${created}`.padStart(64, '0'),
    Names: [`/${name}`],
    Image: 'sha256:0123',
    Command: '/init',
    Created: created,
    State: state,
    Status: 'Up 3 minutes',
    Labels: labels,
    Ports: ports.map((port) => ({ IP: '', PrivatePort: port, PublicPort: 0, Type: 'tcp' })),
    NetworkSettings: { Networks: { [network]: {} } },
  };
}

const composed = (service: string, number = 1, project = 'labo') => ({
  'com.docker.compose.project': project,
  'com.docker.compose.service': service,
  'com.docker.compose.container-number': String(number),
});
const balancerPorts = [80, 1936, 9999];

function found(containers: readonly ListedContainer[]): Record<string, string> | undefined {
  const lab = findOthers(courseLab, containers);
  if (!lab) return undefined;
  const nodes = [...lab.nodes].map(([node, { Names }]) => [node, Names[0]?.slice(1)] as const);
  return { way: lab.way, ...Object.fromEntries(nodes) };
}

describe('a lab that somebody else has started', () => {
  it('is found by the names that the course gives', () => {
    const lab = [
      container('ha', { ports: balancerPorts }),
      container('s2', { ports: [3000] }),
      container('s1', { state: 'exited' }),
      container('postgres', { ports: [5432] }),
    ];
    assert.deepEqual(found(lab), { way: 'names', ha: 'ha', s1: 's1', s2: 's2' });
  });

  it('is found by the labels of compose, whatever the containers are called', () => {
    const lab = [
      container('labo_haproxy_1', { labels: composed('haproxy'), ports: balancerPorts }),
      container('labo_webapp2_1', { labels: composed('webapp2'), ports: [3000] }),
      container('labo_webapp1_1', { labels: composed('webapp1'), ports: [3000] }),
      container('other_webapp1_1', { labels: composed('webapp1', 1, 'other'), ports: [3000] }),
    ];
    assert.deepEqual(found(lab), {
      way: 'compose labels',
      ha: 'labo_haproxy_1',
      s1: 'labo_webapp1_1',
      s2: 'labo_webapp2_1',
    });
  });

  it('has as many web applications as a service was scaled to', () => {
    const lab = [
      container('l-haproxy-1', { labels: composed('haproxy') }),
      ...[3, 1, 2].map((number) => container(`l-webapp-${number}`, { labels: composed('webapp', number) })),
    ];
    assert.deepEqual(found(lab), {
      way: 'compose labels',
      ha: 'l-haproxy-1',
      s1: 'l-webapp-1',
      s2: 'l-webapp-2',
      s3: 'l-webapp-3',
    });
  });

  it('is found by its network, also with the name of a project before it', () => {
    for (const network of ['heig', 'labo_heig']) {
      const lab = [
        container('balance', { ports: balancerPorts, network }),
        container('one', { ports: [3000], network }),
        container('elsewhere', { ports: [3000], network: 'other' }),
      ];
      assert.deepEqual(found(lab), { way: 'network', ha: 'balance', s1: 'one' }, network);
    }
  });

  it('is found by its ports at last, and numbered as it was created', () => {
    const lab = [
      container('older', { ports: [3000] }),
      container('newer', { ports: [3000] }),
      container('front', { ports: balancerPorts }),
    ];
    assert.deepEqual(found(lab), { way: 'published ports', ha: 'front', s1: 'older', s2: 'newer' });
  });

  const strangers: [name: string, containers: ListedContainer[]][] = [
    ['nothing at all', []],
    ['a container called ha without anything of a balancer', [container('ha', { state: 'exited' })]],
    ['web applications without a balancer', [container('s1', { ports: [3000] })]],
    ['a web server', [container('web', { ports: [80] })]],
    [
      'a lab of ait-lab',
      [container('ha', { ports: balancerPorts, labels: { 'ait-lab.workspace': '0123456789ab' } })],
    ],
  ];
  for (const [name, containers] of strangers)
    it(`is not ${name}`, () => assert.equal(found(containers), undefined));

  it('is the one that runs, of two', () => {
    const lab = [
      container('old', { ports: balancerPorts, network: 'heig' }),
      container('gone', { labels: composed('haproxy'), state: 'exited' }),
      container('now', { labels: composed('haproxy') }),
    ];
    assert.equal(found(lab)?.['ha'], 'now');
  });

  it('is taken down by whoever has started it', () => {
    const byHand = findOthers(courseLab, [container('ha', { ports: balancerPorts }), container('s1')]);
    assert.equal(byHand && takeDownCommand(byHand), 'docker rm -f ha s1');
    const composedLab = findOthers(courseLab, [container('x', { labels: composed('haproxy') })]);
    assert.equal(composedLab && takeDownCommand(composedLab), 'docker compose -p labo down');
  });
});
