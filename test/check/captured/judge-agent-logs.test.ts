import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import type { MadeUpContent } from '../a-hand-in.js';
import { dockerInspect, dockerLog, dockerPs, ha, logWithoutSerf, s1, s2, serfLog } from './printed.js';
import { statusesOf, verdictOn } from './statuses.js';

type Files = Record<string, MadeUpContent>;

const prompt = (command: string): string => `me@laptop:~/lab$ ${command}\n`;
const compose = (name: string, log: string): string =>
  log
    .split('\n')
    .map((line) => `${name.padEnd(8)} | ${line}`)
    .join('\n');

describe('the logs of task 2', () => {
  const cases: [string, Files, string][] = [
    [
      'are there under any name',
      {
        'logs/task2/ha.log': dockerLog(ha),
        'logs/task2/logs1.txt': dockerLog(s1),
        'logs/task2/webapp2': dockerLog(s2),
      },
      'present present present',
    ],
    [
      'are there in a folder with a space, below the report',
      {
        'report/Logs/Task 2/haproxy.log': dockerLog(ha),
        'report/Logs/Task 2/S1.txt': dockerLog(s1),
        'report/Logs/Task 2/S2.txt': dockerLog(s2),
      },
      'present present present',
    ],
    [
      'need no join',
      {
        'logs/tache 2/ha': dockerLog(ha),
        'logs/tache 2/s1': dockerLog(s1),
        'logs/tache 2/s2': dockerLog(s2),
      },
      'present present present',
    ],
    [
      'are told apart in one file by their prompts',
      {
        'logs/task_2/all.txt': [ha, s1, s2]
          .map((one) => prompt(`docker logs ${one.name}`) + dockerLog(one))
          .join(''),
      },
      'present present present',
    ],
    [
      'are told apart in one file without prompts, in the order of the starts',
      { 'logs/task_2/all.txt': [ha, s1, s2].map((one) => dockerLog(one)).join('') },
      'present present present',
    ],
    [
      'are told apart by what docker-compose puts before the lines',
      {
        'logs/task2/up.log':
          compose('ha', dockerLog(ha)) +
          '\n' +
          compose('webapp1', dockerLog(s1)) +
          '\n' +
          compose('webapp2', dockerLog(s2)),
      },
      'present present present',
    ],
    [
      'lie flat with the task in their names',
      {
        'logs/task2_ha.log': dockerLog(ha),
        'logs/task2_s1.log': dockerLog(s1),
        'logs/task2_s2.log': dockerLog(s2),
      },
      'present present present',
    ],
    [
      'lie in a folder of another name',
      {
        'captures/task2/ha.txt': dockerLog(ha),
        'captures/task2/s1.txt': dockerLog(s1),
        'captures/task2/s2.txt': dockerLog(s2),
      },
      'present present present',
    ],
    [
      'lie in a folder of logs inside the task’s',
      {
        'Task2/logs/ha.txt': dockerLog(ha),
        'Task2/logs/s1.txt': dockerLog(s1),
        'Task2/logs/s2.txt': dockerLog(s2),
      },
      'present present present',
    ],
    [
      'are wrong without a Serf agent',
      {
        'logs/task2/ha.log': logWithoutSerf,
        'logs/task2/s1.log': logWithoutSerf,
        'logs/task2/s2.log': logWithoutSerf,
      },
      'present-but-wrong present-but-wrong present-but-wrong',
    ],
    [
      'of ha are wrong without a Serf agent and without a name',
      {
        'logs/task2/logs1': logWithoutSerf.replace('Application started', 'Proxy nodes started.'),
        'logs/task2/logs2': dockerLog(s1),
      },
      'present-but-wrong present missing',
    ],
    [
      'are wrong with the role of another',
      {
        'logs/task2/ha.log': dockerLog(ha),
        'logs/task2/s1.log': dockerLog(s1, [], 'balancer'),
        'logs/task2/s2.log': dockerLog(s2),
      },
      'present present-but-wrong present',
    ],
    [
      'are wrong when s2 is a copy of s1',
      {
        'logs/task2/ha.log': dockerLog(ha),
        'logs/task2/s1.log': dockerLog(s1),
        'logs/task2/s2.log': dockerLog(s1),
      },
      'present present present-but-wrong',
    ],
    [
      'are wrong when s1 is a copy of s2, as docker ps tells',
      {
        'logs/task2/ps': dockerPs(s2, s1, ha),
        'logs/task2/ha.log': dockerLog(ha),
        'logs/task2/s1.log': dockerLog(s2),
        'logs/task2/s2.log': dockerLog(s2),
      },
      'present present-but-wrong present',
    ],
    [
      'are wrong as prose',
      { 'logs/task2/ha.log': 'It works as described.\n', 'logs/task2/s1.log': dockerLog(s1) },
      'present-but-wrong present missing',
    ],
    [
      'are wrong as an error message',
      {
        'logs/task2/ha.log': dockerLog(ha),
        'logs/task2/s1.log': 'Error: No such container: s1\n',
        'logs/task2/s2.log': dockerLog(s2),
      },
      'present present-but-wrong present',
    ],
    [
      'do not suffer from a failed attempt beside them',
      {
        'logs/task2/ha.log': dockerLog(ha),
        'logs/task2/1_s1.log': 'Error: No such container: s1\n',
        'logs/task2/2_s1.log': dockerLog(s1),
        'logs/task2/s2.log': dockerLog(s2),
      },
      'present present present',
    ],
    [
      'are empty',
      { 'logs/task2/ha.log': '', 'logs/task2/log-s1.txt': ' \n', 'logs/task2/s2.log': dockerLog(s2) },
      'empty empty present',
    ],
    [
      'are pictures',
      {
        'logs/task2/ha.png': {},
        'logs/task2/log_s1.png': {},
        'logs/task2/s2.jpg': { look: { shows: 'terminal' } },
      },
      'image-only image-only image-only',
    ],
    [
      'are there as text beside the picture',
      { 'logs/task2/ha.png': {}, 'logs/task2/ha.log': dockerLog(ha) },
      'present missing missing',
    ],
    [
      'are not in a backup',
      {
        'logs/old/task2/ha.log': dockerLog(ha),
        'logs/task2/s1.log~': dockerLog(s1),
        'logs/task2/s2.bak': dockerLog(s2),
      },
      'missing missing missing',
    ],
    [
      'are not in our own failed run',
      { 'logs/failed/task 2/ha.log': dockerLog(ha), 'logs/.unfinished/task 2/s1.log': dockerLog(s1) },
      'missing missing missing',
    ],
    [
      'are not inspects or tables of that name',
      { 'logs/task2/inspect_s1': dockerInspect(s1), 'logs/task2/docker_ps_s2': dockerPs(s2) },
      'missing missing missing',
    ],
    [
      'have Windows’ names',
      {
        'Logs/TASK2/Log HA.TXT': dockerLog(ha),
        'Logs/TASK2/Log S1.TXT': dockerLog(s1),
        'Logs/TASK2/Log S2.TXT': dockerLog(s2),
      },
      'present present present',
    ],
    [
      'are of the first and the second that say nothing',
      {
        'logs/task2/a.log': dockerLog(ha),
        'logs/task2/b.log': dockerLog(s1),
        'logs/task2/c.log': dockerLog(s2),
      },
      'present present present',
    ],
    [
      'are found when their names are exchanged, as the table of docker ps tells nothing',
      { 'logs/task2/ha.log': dockerLog(s1), 'logs/task2/s1.log': dockerLog(ha) },
      'present present missing',
    ],
  ];
  for (const [name, files, expected] of cases)
    it(name, () => assert.equal(statusesOf(files, 'T2.1'), expected));
});

describe('the logs of task 3', () => {
  const whole: Files = {
    'logs/task3/ha.log': dockerLog(ha, [s1, s2]),
    'logs/task3/s1.log': dockerLog(s1, [ha]),
    'logs/task3/s2.log': dockerLog(s2, [ha, s1]),
    'logs/task3/serf.log': serfLog(ha, s1, s2),
  };
  const cases: [string, Files, string][] = [
    ['are there', whole, 'present present present present'],
    [
      'of ha before and after s1: one that sees a join is enough',
      {
        'logs/task3/ha_before_s1': dockerLog(ha),
        'logs/task3/ha_after_s1': dockerLog(ha, [s1]),
        'logs/task3/s1': dockerLog(s1, [ha]),
      },
      'present present missing missing',
    ],
    [
      'of ha, none of which sees a join, are wrong',
      { ...whole, 'logs/task3/ha.log': dockerLog(ha) },
      'present-but-wrong present present present',
    ],
    [
      'of ha, filed under task 4, count when the node is the same',
      { 'logs/task3/ha': dockerLog(ha), 'logs/task4/ha_with_apps': dockerLog(ha, [s1]) },
      'present missing missing missing',
    ],
    [
      'of ha, filed under task 4, are of another run when the node is another',
      {
        'logs/task3/ha': dockerLog({ ...ha, id: '0f0f0f0f0f0f' }),
        'logs/task4/ha_with_apps': dockerLog(ha, [s1]),
      },
      'present-but-wrong missing missing missing',
    ],
    [
      'of web applications that never joined are wrong under their names',
      { ...whole, 'logs/task3/s1.log': dockerLog(s1) },
      'present present-but-wrong present present',
    ],
    [
      'of web applications that never joined are nothing without a name',
      {
        'logs/task3/haonly': dockerLog(ha),
        'logs/task3/haands1': dockerLog(ha, [s1]),
        'logs/task3/started': dockerLog(s1),
      },
      'present missing missing missing',
    ],
    [
      'of an unnamed web application are of s1',
      { 'logs/task3/haands1': dockerLog(ha, [s1]), 'logs/task3/webapp': dockerLog(s1, [ha]) },
      'present present missing missing',
    ],
    [
      'are numbered: a number is no label',
      {
        'logs/task3/logs1': dockerLog(ha),
        'logs/task3/logs2': dockerLog(s1),
        'logs/task3/logs3': dockerLog(ha, [s1]),
        'logs/task3/logs4': dockerLog(s2, [ha]),
      },
      'present present missing missing',
    ],
    [
      'of ha without a name, none of which sees a join, are wrong',
      { 'logs/task3/logs1': dockerLog(ha), 'logs/task3/logs2': dockerLog(s1) },
      'present-but-wrong missing missing missing',
    ],
    [
      'of ha have titles that tell what had happened',
      {
        'logs/task3/ha.log': `After running the s2 container\n\n${dockerLog(ha, [s1, s2])}`,
        'logs/task3/s1.log': dockerLog(s1, [ha]),
      },
      'present present missing missing',
    ],
    [
      'of ha have titles with the name of another',
      {
        'logs/task3/ha.log': `The s2 container is there\n\n${dockerLog(ha, [s1, s2])}`,
        'logs/task3/s1.log': dockerLog(s1, [ha]),
      },
      'present present missing missing',
    ],
    [
      'with a balancer’s role are wrong for web applications',
      {
        ...whole,
        'logs/task3/s1.log': dockerLog(s1, [ha], 'balancer'),
        'logs/task3/s2.log': dockerLog(s2, [ha], 'balancer'),
      },
      'present present-but-wrong present-but-wrong present',
    ],
    [
      'of Serf follow the log of ha in one file',
      {
        'logs/task3/ha': `${dockerLog(ha, [s1])}root@aa00bb11cc22:/# cat /var/log/serf.log\n${serfLog(ha, s1)}`,
      },
      'present missing missing present',
    ],
    [
      'of Serf without a backend are wrong',
      { ...whole, 'logs/task3/serf.log': serfLog(ha) },
      'present present present present-but-wrong',
    ],
    [
      'of Serf are no docker log',
      { ...whole, 'logs/task3/serf.log': dockerLog(ha, [s1]) },
      'present present present present-but-wrong',
    ],
    [
      'of Serf are a picture',
      { ...whole, 'logs/task3/serf.log': logWithoutSerf, 'logs/task3/serf_log.png': {} },
      'present present present image-only',
    ],
    ['of Serf are empty', { ...whole, 'logs/task3/serf.log': '' }, 'present present present empty'],
  ];
  for (const [name, files, expected] of cases)
    it(name, () => assert.equal(statusesOf(files, 'T3.'), expected));

  it('name the file with the most joins first', () => {
    const files = {
      'logs/task3/ha-1': dockerLog(ha),
      'logs/task3/ha-2': dockerLog(ha, [s1]),
      'logs/task3/ha-3': dockerLog(ha, [s1, s2]),
    };
    assert.deepEqual(verdictOn(files, 'T3.1 log ha').evidence, ['logs/task3/ha-3', 'logs/task3/ha-2']);
  });

  it('say in a sentence what was seen', () => {
    assert.equal(
      verdictOn(whole, 'T3.1 log s1').reason,
      'logs/task3/s1.log is the log of node 51a051a051a0 with role backend, which sees aa00bb11cc22 join.',
    );
  });
});
