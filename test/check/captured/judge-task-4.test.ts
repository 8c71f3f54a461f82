import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import type { MadeUpContent } from '../a-hand-in.js';
import { configuration, dockerInspect, dockerLog, dockerPs, ha, s1, s2, templateLine } from './printed.js';
import { statusesOf, verdictOn } from './statuses.js';

type Files = Record<string, MadeUpContent>;

const inspects: Files = {
  'logs/task4/inspect_ha': dockerInspect(ha),
  'logs/task4/inspect_s1': dockerInspect(s1),
  'logs/task4/inspect_s2': dockerInspect(s2),
};
const anotherRun = {
  ha: { ...ha, id: '1111aaaa1111' },
  s1: { ...s1, id: '2222aaaa2222' },
  s2: { ...s2, id: '3333aaaa3333' },
};

describe('the lines of task 4', () => {
  const lines: Files = {
    'logs/task4/haproxy_ha.cfg': templateLine(ha),
    'logs/task4/haproxy_s1.cfg': templateLine(s1),
    'logs/task4/haproxy_s2.cfg': templateLine(s2),
  };
  const cases: [string, Files, string][] = [
    ['are there', { ...inspects, ...lines }, 'present present present'],
    ['are there without anything that tells who is who', lines, 'present present present'],
    [
      'are numbered',
      {
        ...inspects,
        'logs/task4/1.cfg': templateLine(ha),
        'logs/task4/2.cfg': templateLine(s1),
        'logs/task4/3.cfg': templateLine(s2),
      },
      'present present present',
    ],
    [
      'are numbered as the captures of ha, and the first is lost',
      { ...inspects, 'logs/task4/ha_2': templateLine(s1), 'logs/task4/ha_3': templateLine(s2) },
      'missing present present',
    ],
    [
      'show what another step asks for and has nowhere else',
      { ...inspects, 'logs/task4/cfg_ha': templateLine(s1), 'logs/task4/cfg_s2': templateLine(s2) },
      'missing present present',
    ],
    [
      'are three in one file',
      { ...inspects, 'logs/task4/haproxy.cfg': [ha, s1, s2].map(templateLine).join('') },
      'present present present',
    ],
    [
      'add up from file to file',
      {
        ...inspects,
        'logs/task4/after_ha': templateLine(ha),
        'logs/task4/after_s1': [ha, s1].map(templateLine).join(''),
        'logs/task4/after_s2': [ha, s1, s2].map(templateLine).join(''),
      },
      'present present present',
    ],
    [
      'are of another run with the same addresses',
      {
        ...inspects,
        'logs/task4/cfg_ha': templateLine(anotherRun.ha),
        'logs/task4/cfg_s1': templateLine(anotherRun.s1),
        'logs/task4/cfg_s2': templateLine(anotherRun.s2),
      },
      'present present present',
    ],
    [
      'have a host that was misprinted',
      {
        ...inspects,
        ...lines,
        'logs/task4/haproxy_s1.cfg': templateLine({ ...s1, id: '284472616000000000000' }),
      },
      'present present present',
    ],
    [
      'of ha show a web application',
      { ...inspects, ...lines, 'logs/task4/haproxy_ha.cfg': templateLine(s1) },
      'present-but-wrong present present',
    ],
    [
      'are a copy, left over for ha',
      {
        ...inspects,
        'logs/task4/haproxy.cfg': templateLine(s2),
        'logs/task4/haproxy_s1.cfg': templateLine(s1),
        'logs/task4/haproxy_s1+s2.cfg': templateLine(s2),
      },
      'present-but-wrong present present',
    ],
    [
      'are three copies of the last',
      {
        ...inspects,
        'logs/task4/haproxy_ha.cfg': templateLine(s2),
        'logs/task4/haproxy_s1.cfg': templateLine(s2),
        'logs/task4/haproxy_s2.cfg': templateLine(s2),
      },
      'present-but-wrong present-but-wrong present',
    ],
    [
      'are only the last',
      { ...inspects, 'logs/task4/haproxy.cfg': templateLine(s2) },
      'missing missing present',
    ],
    [
      'are whole configurations',
      {
        ...inspects,
        'logs/task4/haproxy_ha.cfg': configuration(),
        'logs/task4/haproxy_s1.cfg': configuration(s1),
      },
      'present-but-wrong present-but-wrong missing',
    ],
    ['are empty', { ...inspects, ...lines, 'logs/task4/haproxy_ha.cfg': '' }, 'empty present present'],
    [
      'are pictures',
      {
        ...inspects,
        'logs/task4/haproxy_ha.png': {},
        'logs/task4/haproxy_s1.png': {},
        'logs/task4/haproxy_s2.png': {},
      },
      'image-only image-only image-only',
    ],
    [
      'have French names',
      {
        ...inspects,
        'logs/tâche4/config_apres_ha': templateLine(ha),
        'logs/tâche4/config_apres_s1': templateLine(s1),
        'logs/tâche4/config_apres_s2': templateLine(s2),
      },
      'present present present',
    ],
  ];
  for (const [name, files, expected] of cases)
    it(name, () => assert.equal(statusesOf(files, 'T4.3 cfg'), expected));
});

describe('docker ps and inspect of task 4', () => {
  const composed = {
    ha: { ...ha, name: 'lab4_haproxy_1', image: 'lab4_haproxy' },
    s1: { ...s1, name: 'lab4_webapp1_1', image: 'lab4_webapp1' },
    s2: { ...s2, name: 'lab4_webapp2_1', image: 'lab4_webapp2' },
  };
  const foreign = { name: 'quirky_database', id: 'dd00dd00dd00', image: 'postgres', ports: '5432/tcp' };
  const cases: [string, Files, string][] = [
    [
      'are there',
      { ...inspects, 'logs/task4/docker_ps': dockerPs(s2, s1, ha) },
      'present present present present',
    ],
    [
      'have names of docker-compose',
      {
        'logs/task4/ps': dockerPs(composed.s2, composed.s1, composed.ha),
        'logs/task4/a.json': dockerInspect(composed.ha),
        'logs/task4/b.json': dockerInspect(composed.s1),
        'logs/task4/c.json': dockerInspect(composed.s2),
      },
      'present present present present',
    ],
    [
      'have services of one scaled web application',
      {
        'logs/task4/ps': dockerPs(
          composed.ha,
          { ...s1, name: 'lab-webapp-1' },
          { ...s2, name: 'lab-webapp-2' },
        ),
        'logs/task4/inspect.json': dockerInspect(
          { ...s1, name: 'lab-webapp-1' },
          { ...s2, name: 'lab-webapp-2' },
        ),
      },
      'present missing present present',
    ],
    [
      'are all in one file',
      {
        'logs/task4/all.txt':
          dockerPs(s2, s1, ha) + dockerInspect(ha) + dockerInspect(s1) + dockerInspect(s2),
      },
      'present present present present',
    ],
    [
      'inspect both web applications in one file',
      { 'logs/task4/inspects.json': dockerInspect(s1, s2) },
      'missing missing present present',
    ],
    [
      'have containers with names of chance',
      {
        'logs/task4/docker_ps': dockerPs(
          { ...s2, name: 'busy_otter' },
          { ...s1, name: 'calm_fox' },
          { ...ha, name: 'old_crab' },
        ),
        'logs/task4/inspect_ha': dockerInspect({ ...ha, name: 'old_crab' }),
        'logs/task4/inspect_s1': dockerInspect({ ...s1, name: 'calm_fox' }),
        'logs/task4/inspect_s2': dockerInspect({ ...s2, name: 'busy_otter' }),
      },
      'present present present present',
    ],
    [
      'list a foreign container, too',
      { ...inspects, 'logs/task4/ps.txt': dockerPs(foreign, s2, s1, ha) },
      'present present present present',
    ],
    [
      'do not count a foreign container',
      { ...inspects, 'logs/task4/ps.txt': dockerPs(foreign, s1, ha) },
      'present-but-wrong present present present',
    ],
    [
      'do not count who has exited',
      { ...inspects, 'logs/task4/ps.txt': dockerPs({ ...s2, status: 'Exited (0) 2 minutes ago' }, s1, ha) },
      'present-but-wrong present present present',
    ],
    [
      'inspect s1 twice',
      { ...inspects, 'logs/task4/inspect_s2': dockerInspect(s1) },
      'missing present present present-but-wrong',
    ],
    [
      'are docker logs under the name of inspects',
      { 'logs/task4/inspect_ha.txt': dockerLog(ha), 'logs/task4/dockerInspectS1.txt': dockerLog(s1) },
      'missing present-but-wrong present-but-wrong missing',
    ],
    [
      'are called like their containers',
      {
        'logs/task4/ha': dockerInspect(ha),
        'logs/task4/s1': dockerInspect(s1),
        'logs/task4/s2': dockerInspect(s2),
      },
      'missing present present present',
    ],
    [
      'have lying names',
      { 'logs/task4/docker_log': dockerPs(s2, s1, ha), 'logs/task4/ps': dockerInspect(ha) },
      'present present missing missing',
    ],
    [
      'are empty',
      { 'logs/task4/docker-ps.txt': '', 'logs/task4/inspect-ha.json': '' },
      'empty empty missing missing',
    ],
    [
      'are pictures',
      { 'logs/task4/docker_ps.png': {}, 'logs/task4/inspectHa.png': {} },
      'image-only image-only missing missing',
    ],
    [
      'are no screenshots of the stats page',
      { 'logs/task4/ps_stats.png': { look: { shows: 'stats-page', living: 2 } } },
      'missing missing missing missing',
    ],
  ];
  for (const [name, files, expected] of cases)
    it(name, () => assert.equal(statusesOf(files, 'T4.3 docker', 'T4.3 inspect'), expected));

  it('name the file and what it holds', () => {
    const files = { ...inspects, 'logs/task4/ps.txt': dockerPs(s1, ha) };
    const verdict = verdictOn(files, 'T4.3 docker ps');
    assert.equal(
      verdict.reason,
      'logs/task4/ps.txt lists ha and one web application running and does not show docker ps of task 4.',
    );
    assert.equal(
      verdict.hint,
      'Capture it anew: `ait-lab run 4`, or by hand `docker ps > "logs/task 4/docker-ps.txt"`.',
    );
  });
});
