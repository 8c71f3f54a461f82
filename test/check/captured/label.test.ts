import { ourNodes } from '../our-check.js';
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { readPathLabel } from '../../../src/check/captured/label.js';
import { splitWords } from '../../../src/check/captured/split-words.js';
import { roleOfContainer, roleOfName } from '../../../src/check/captured/who.js';

describe('the words of a name', () => {
  const cases: [string, string][] = [
    ['dockerPsAfterStopS1.txt', 'docker ps after stop s1 txt'],
    ['logha', 'log ha'],
    ['logS1', 'log s1'],
    ['logs1', 'logs 1'],
    ['inspects1', 'inspect s1'],
    ['content_nodes1.log', 'content nodes 1 log'],
    ['haands1', 'ha and s1'],
    ['LogHAProxy_CFG', 'log haproxy cfg'],
    ['inspect_HA', 'inspect ha'],
    ['webapp_2', 's2'],
    ['Webapp 2', 's2'],
    ['inspectWebapp2.json', 'inspect s2 json'],
    ['dockerps2', 'docker ps 2'],
    ['après_arrêt_s1', 'apres arret s1'],
    ['haproxy.cfg.1', 'haproxy cfg 1'],
    ['whas1', 'whas 1'],
    ['status', 'status'],
    ['3f2a1b0c9d8e', '3f2a1b0c9d8e'],
  ];
  for (const [name, words] of cases)
    it(`${name}: ${words}`, () => assert.equal(splitWords(name).join(' '), words));

  it('takes no long time for a long name', () => {
    const started = performance.now();
    splitWords('logs1ha'.repeat(10_000));
    assert.ok(performance.now() - started < 10_000);
  });
});

describe('the label of a name', () => {
  const cases: [string, string][] = [
    ['ha_after_s1', 'ha, joined s1'],
    ['haands1', 'ha, joined s1'],
    ['Task3_Ha_Before_S1.txt', 'ha, joined ha'],
    ['haproxy.cfg', 'ha'],
    ['haproxy_s1+s2.cfg', 'ha, joined s2'],
    ['config-after-kill-s2.log', 'joined s2, stop'],
    ['sans_s1.cfg', 'joined s1, stop'],
    ['cfg_nos1', 'joined s1, stop'],
    ['haOnly', 'ha, joined ha'],
    ['AfterStopS1/listOfNode', 'joined s1, stop'],
    ['before_stop/ps', ''],
    ['before s1 stopped/haproxy.cfg', 'ha'],
    ['before s1 stopped/config', ''],
    ['stop/before/s1.cfg', 's1, joined s1'],
    ['config_before_stopping_s1', ''],
    ['cfg_s2_before_stop', 's2, joined s2'],
    ['noeuds_stoppage', 'stop'],
    ['noNode.cfg', 'joined ha'],
    ['no_s1.cfg', 'joined s1, stop'],
    ['cfg_no1', ''],
    ['cfg_no_stop', ''],
    ['cfg_2_stoppé', 'stop'],
    ['ha_2', 'ha'],
    ['log after running the s2 container', 'joined s2'],
    ['log of s1 after running the s2 container', 's1, joined s2'],
    ['logs_ha/s1.log', 's1, joined s1'],
  ];
  for (const [name, expected] of cases)
    it(`${name}: ${expected || 'nothing'}`, () => {
      const { container, joined, stop } = readPathLabel(name, ourNodes);
      const said = [
        container,
        joined === undefined ? undefined : `joined ${joined}`,
        stop ? 'stop' : undefined,
      ];
      assert.equal(said.filter((part) => part !== undefined).join(', '), expected);
    });
});

describe('the part of a container', () => {
  const names: [string, string | undefined][] = [
    ['/ha', 'ha'],
    ['s3', 's3'],
    ['my_lab_haproxy_1', 'ha'],
    ['my-ha-proxy-1', 'ha'],
    ['ha_docker_webapp1_1', 's1'],
    ['lab-webapp-2', 's2'],
    ['webapp', 'webapp'],
    ['0a1b2c3d4e5f_s1', 's1'],
    ['brave_newton', undefined],
  ];
  for (const [name, expected] of names)
    it(`${name} is ${expected ?? 'unknown'}`, () => assert.equal(roleOfName(name), expected));

  it('is told by the image where the name is one of chance', () => {
    assert.equal(
      roleOfContainer({ name: 'brave_newton', image: 'registry.example:5000/course/ha:latest' }, ourNodes),
      'ha',
    );
    assert.equal(roleOfContainer({ name: 'brave_newton', image: 'ha-lab_webapp' }, ourNodes), 'webapp');
    assert.equal(roleOfContainer({ name: 'brave_newton', image: 'postgres:15' }, ourNodes), undefined);
  });
});
