import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { aHandIn, type MadeUpContent } from '../a-hand-in.js';
import { dockerInspectText } from '../hand-ins/docker-inspect-text.js';
import { judge } from '../our-check.js';

const row = (id: string, name: string, image = 'webapp', status = 'Up 2 minutes'): string =>
  `${id}        ${image}        "/init"        2 minutes ago        ${status}        ${image === 'ha' ? '0.0.0.0:80->80/tcp' : '3000/tcp'}        ${name}`;
const table = (...rows: readonly string[]): string =>
  [
    'CONTAINER ID        IMAGE        COMMAND        CREATED        STATUS        PORTS        NAMES',
    ...rows,
    '',
  ].join('\n');
const ha = row('a1a1a1a1a1a1', 'ha', 'ha');
const s1 = row('b2b2b2b2b2b2', 's1');
const s2 = row('c3c3c3c3c3c3', 's2');
const whole = table(s2, s1, ha);
const joined = (host: string): string =>
  `Container ${host} has joined the Serf cluster with the following IP address: 192.168.42.11\n`;
const config = (...servers: readonly string[]): string =>
  `global\n    log /dev/log local0\n\ndefaults\n    mode http\n\nbackend nodes\n${servers.map((name, at) => `    server ${name} 192.168.42.${11 * (at + 1)}:3000 check\n`).join('')}`;
const inspect = (name: string, short: string): string =>
  dockerInspectText({
    ...{
      host: name === 'ha' ? 'ha' : name === 's1' ? 's1' : 's2',
      name,
      short,
      id: short.repeat(6).slice(0, 64),
    },
    ...{ image: 'webapp', address: '192.168.42.11', role: 'backend' },
  });

/** The findings of these kinds in a hand-in, each with its task and its files. */
function found(files: Readonly<Record<string, MadeUpContent>>, ...codes: readonly string[]): string[] {
  const { findings } = judge(
    aHandIn({ 'ha/Dockerfile': 'FROM x\n', 'webapp/Dockerfile': 'FROM x\n', ...files }),
  );
  return findings
    .filter(({ rule }) => codes.includes(rule))
    .map(({ rule, task, files: paths }) => [rule, task, ...paths].join(' '));
}

describe('hosts that are in no docker ps of their task', () => {
  const cases: readonly [string, Readonly<Record<string, string>>, readonly string[]][] = [
    [
      'lines of the template',
      { 'logs/task 4/docker_ps': whole, 'logs/task 4/haproxy_s1.cfg': joined('d4d4d4d4d4d4') },
      ['hosts-of-other-run 4 logs/task 4/haproxy_s1.cfg logs/task 4/docker_ps'],
    ],
    [
      'a configuration and the list of /nodes, told once',
      {
        'logs/task 5/ps': whole,
        'logs/task 5/s2.cfg': config('b2b2b2b2b2b2', 'e5e5e5e5e5e5'),
        'logs/task 5/nodes': '$ ls /nodes\nb2b2b2b2b2b2  e5e5e5e5e5e5\n',
      },
      ['hosts-of-other-run 5 logs/task 5/s2.cfg logs/task 5/nodes logs/task 5/ps'],
    ],
    [
      'those that an inspect shows are told with it alone',
      {
        'logs/task 4/docker_ps': whole,
        'logs/task 4/haproxy_s1.cfg': joined('d4d4d4d4d4d4'),
        'logs/task 4/inspect_s1': inspect('s1', 'd4d4d4d4d4d4'),
      },
      ['other-run 4 logs/task 4/inspect_s1 logs/task 4/docker_ps'],
    ],
    [
      'none of the same run',
      { 'logs/task 4/docker_ps': whole, 'logs/task 4/haproxy_s1.cfg': joined('b2b2b2b2b2b2') },
      [],
    ],
    [
      'none that have names',
      { 'logs/task 4/docker_ps': whole, 'logs/task 4/haproxy_s1.cfg': joined('s1') },
      [],
    ],
    [
      'none where the table is not of the whole task',
      { 'logs/task 4/docker_ps': table(s1, ha), 'logs/task 4/haproxy_s2.cfg': joined('c3c3c3c3c3c3') },
      [],
    ],
    [
      'none that only another table of the task has',
      {
        'logs/task 5/ps': whole,
        'logs/task 5/ps_after_stop': table(row('f6f6f6f6f6f6', 's2'), ha),
        'logs/task 5/haproxy_stop.cfg': config('f6f6f6f6f6f6'),
      },
      [],
    ],
  ];
  for (const [what, files, expected] of cases)
    it(what, () => assert.deepEqual(found(files, 'hosts-of-other-run', 'other-run'), expected));
});

describe('a file that is named for another kind of thing', () => {
  const cases: readonly [string, string, boolean][] = [
    ['docker_ps.txt', inspect('s1', 'b2b2b2b2b2b2'), true],
    ['inspect-s1.json', whole, true],
    ['haproxy.cfg', whole, true],
    ['nodes.txt', config('s1'), true],
    ['serf.log', whole, true],
    ['log_s1', config('s1'), true],
    ['docker_ps.log', whole, false],
    ['after_s1.log', config('s1'), false],
    ['haproxy_nodes.cfg', config('s1'), false],
    ['ha_both_nodes_on', config('s1', 's2'), false],
    ['haproxyNoNodes', config(), false],
    ['s1', config('s1'), false],
    ['docker_ps.txt', 'Error: No such container: ha\n', false],
  ];
  for (const [name, text, isTold] of cases)
    it(`${name} with ${text.slice(0, 12).trim()}: ${isTold ? 'told' : 'nothing'}`, () => {
      const path = `logs/task 5/${name}`;
      const expected = isTold ? [`named-otherwise 5 ${path}`] : [];
      assert.deepEqual(found({ [path]: text, 'logs/task 5/x': 'x' }, 'named-otherwise'), expected);
    });
});

describe('what was stopped, and runs', () => {
  const gone = row('b2b2b2b2b2b2', 's1', 'webapp', 'Exited (0) 1 minute ago');
  const cases: readonly [string, string, boolean][] = [
    ['task 5/docker_ps_after_stop', whole, true],
    ['task 5/docker_ps_s1_stopped', whole, true],
    ['task 5/s1 arrete/docker_ps', whole, true],
    ['task 5/docker_ps_without_s1', table(s1, ha), true],
    ['task 5/haproxy_after_s1_stop.cfg', config('s1'), true],
    ['task 5/haproxy_after_stop.cfg', config('s1', 's2'), true],
    ['task 5/nodes_s2_stopped', '$ ls /nodes\ns1\ns2\n', true],
    ['task 5/inspect_s1_stopped', inspect('s1', 'b2b2b2b2b2b2'), true],
    ['task 6/docker_ps_s2_killed', table(row('d4d4d4d4d4d4', 's3'), s2, s1, ha), true],
    ['task 5/docker_ps_after_stop', table(s2, gone, ha), false],
    ['task 5/docker_ps_s1_stopped', table(s2, ha), false],
    ['task 5/haproxy_after_s1_stop.cfg', config('s2'), false],
    ['task 5/docker_ps_before_stop', whole, false],
    ['task 5/docker_ps_after_stop_and_restart', whole, false],
    ['task 5/s1 stopped/inspect_s2', inspect('s2', 'c3c3c3c3c3c3'), false],
    ['task 6/docker_ps_after_stop', table(row('d4d4d4d4d4d4', 's3'), s2, s1, ha), false],
    ['task 5/docker_ps', whole, false],
  ];
  for (const [name, text, isTold] of cases)
    it(`${name}: ${isTold ? 'told' : 'nothing'}`, () => {
      const path = `logs/${name}`;
      const expected = isTold ? [`still-running ${name.slice(5, 6)} ${path}`] : [];
      assert.deepEqual(found({ [path]: text }, 'still-running'), expected);
    });
});
