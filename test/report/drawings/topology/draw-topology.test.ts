import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { drawTopology } from '../../../../src/report/drawings/topology/draw-topology.js';
import type { Drawing } from '../../../../src/drawing-kit/drawing.js';
import { topologyWords } from '../../../../src/report/drawings/topology/words.js';
import { hostile, lab, sample, sampleObject } from '../sample.js';
import { assertSafe, textsOf } from '../svg.js';

describe('a drawn topology', () => {
  for (const task of [0, 1, 3, 6]) {
    for (const lang of ['en', 'fr'] as const) {
      it(`is safe, and the same each time, for task ${task} in ${lang}`, () => {
        const drawing = draw(sample(`topology-task${task}`), task, lang);
        assertSafe(drawing.svg, `topology-task${task}`);
        assert.deepEqual(draw(sample(`topology-task${task}`), task, lang), drawing);
      });
    }
  }

  it('tells of task 0 what is there, in words', () => {
    assert.equal(
      draw(sample('topology-task0'), 0).alt,
      'Network heig 192.168.42.0/24.' +
        ' ha: running; 192.168.42.42; image ait-lab/ha:task0;' +
        ' published 127.0.0.1:80 → 80 (traffic), 127.0.0.1:1936 → 1936 (statistics page), 127.0.0.1:9999 → 9999 (admin socket);' +
        ' processes: haproxy -db -f /usr/local/etc/haproxy/haproxy.cfg (PID 1).' +
        ' s1: running; 192.168.42.11; image ait-lab/webapp:task0; published 127.0.0.1:4000 → 3000;' +
        ' processes: node /webapp/app.js (PID 1); for HAProxy UP (192.168.42.11:3000).' +
        ' s2: exited; image ait-lab/webapp:task0; no process; for HAProxy DOWN (192.168.42.22:3000).' +
        ' s3: running; 192.168.42.33; image ait-lab/webapp:task0; published 127.0.0.1:4002 → 3000;' +
        ' processes: node /webapp/app.js (PID 1); unknown to HAProxy.',
    );
  });

  it('tells it in French', () => {
    assert.equal(
      draw(sample('topology-task1'), 1, 'fr').alt.split(', haproxy')[0],
      'Réseau ait-965e2074-t1-heig 192.168.44.0/24. ha : en marche ; 192.168.44.42 ;' +
        ' conteneur ait-965e2074-t1-ha ; image ait-lab/ha:task1 ; publié 127.0.0.1:32893 → 80 (trafic),' +
        ' 127.0.0.1:32892 → 1936 (statistiques), 127.0.0.1:32891 → 9999 (administration) ;' +
        ' processus : s6-svscan /run/s6/services (PID 1)',
    );
  });

  it('names each node, address, member and server of task 6', () => {
    const { svg, alt } = draw(sample('topology-task6'), 6);
    const texts = textsOf(svg);
    for (const node of ['ha', 's1', 's2', 's3', 's4', 's5', 's6']) {
      assert.equal(texts.filter((text) => text === node).length, 1, node);
    }
    for (const [text, times] of [
      ['192.168.42.0/24', 1],
      ['192.168.42.42', 1],
      ['192.168.42.66', 1],
      ['127.0.0.1:80', 1],
      ['127.0.0.1:4005 → 3000', 1],
      ['exited', 2],
      ['UP', 4],
      ['unknown to HAProxy', 2],
      ['Serf: alive, balancer', 1],
      ['Serf: alive, backend', 4],
      ['Serf: left, backend', 1],
      ['Serf: failed, backend', 1],
      ['node /webapp/app.js', 4],
      ['restarted by s6-supervise', 1],
    ] as const) {
      assert.equal(texts.filter((shown) => shown === text).length, times, text);
    }
    assert.match(
      alt,
      /s2: exited; image ait-lab\/webapp:task6; no process; Serf member: left, role backend; unknown/,
    );
    assert.match(
      alt,
      /serf agent -config-dir=\/etc\/serf -node=s6 -tag role=backend -retry-join=ha \(PID 12, supervised\)/,
    );
  });

  it('shows neither Serf nor s6 where there is none', () => {
    assert.doesNotMatch(draw(sample('topology-task0'), 0).svg, /Serf|s6-/);
  });

  it('has a place for a server without a container', () => {
    const servers = [{ name: 's9', address: '192.168.42.99:3000', status: 'MAINT' }];
    const texts = textsOf(draw({ ...sampleObject('topology-task0'), servers }, 0).svg);
    for (const text of ['s9', 'no container', '192.168.42.99:3000', 'MAINT'])
      assert.ok(texts.includes(text), text);
  });

  it('is a drawing also when every word in the file is hostile', () => {
    const node = (name: string): unknown => ({
      node: name,
      container: hostile,
      image: hostile,
      state: hostile,
      address: hostile,
      ports: [80, 1936, 9999, 3000].map((port) => ({ container: port, bind: hostile, host: port })),
      // Each is the parent of the other.
      processes: [
        { pid: 1, ppid: 2, command: hostile },
        { pid: 2, ppid: 1, command: hostile },
      ],
      member: { status: hostile, role: hostile },
    });
    const servers = ['s1', '__proto__', hostile].map((name) => ({ name, address: hostile, status: hostile }));
    const containers = ['ha', 's1', hostile, 'constructor'].map(node);
    const { svg, alt } = draw({ network: hostile, subnet: hostile, containers, servers }, 6);
    assertSafe(svg, 'topology-task6');
    assert.ok(alt.includes(`<script>alert("1")</script>&amp;<b>]]>' 漢字🎉{a|b}WWW`));
    assert.ok(svg.length < 200_000);
  });

  for (const [what, json] of [
    ['nothing', undefined],
    ['null', null],
    ['a list', []],
    ['an empty object', {}],
    ['no containers', { ...sampleObject('topology-task0'), containers: [] }],
    [
      'a PID that is no number',
      { ...sampleObject('topology-task0'), containers: [{ node: 'ha', processes: [{ pid: '1' }] }] },
    ],
    ['too many containers', { ...sampleObject('topology-task0'), containers: Array(101).fill({}) }],
    ['servers that are text', { ...sampleObject('topology-task0'), servers: 's1 UP' }],
  ] as const) {
    it(`is not made of ${what}`, () => assert.equal(drawTopology(json, 0, topologyWords.en, lab), undefined));
  }
});

function draw(json: unknown, task: number, lang: 'en' | 'fr' = 'en'): Drawing {
  const drawing = drawTopology(json, task, topologyWords[lang], lab);
  assert.ok(drawing);
  return drawing;
}
