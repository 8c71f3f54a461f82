import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { DockerLog } from '../../../src/check/content/recognised-text.js';
import { parseDockerLog } from '../../../src/check/content/docker-log.js';
import { dockerLogText } from './log-sample.js';

const backend = dockerLogText({
  node: 'aa11bb22cc33',
  address: '10.9.8.11',
  role: 'backend',
  joins: [['dd44ee55ff66', '10.9.8.42']],
});

function read(text: string): DockerLog {
  const log = parseDockerLog(text.split('\n'), 1);
  assert.ok(log, 'no log was recognised');
  return log;
}

describe('a log tells of its container', () => {
  const cases: [what: string, text: string, expected: Partial<DockerLog>][] = [
    [
      'a webapp that met its balancer, without itself among those who joined',
      backend,
      {
        supervised: true,
        serf: true,
        node: 'aa11bb22cc33',
        address: '10.9.8.11',
        role: 'backend',
        joins: [{ name: 'dd44ee55ff66', address: '10.9.8.42' }],
        application: 'node',
      },
    ],
    [
      'a balancer',
      dockerLogText({ node: 'dd44ee55ff66', address: '10.9.8.42', role: 'balancer' }),
      { role: 'balancer', joins: [], application: 'haproxy' },
    ],
    [
      'members that left or failed',
      `${backend}    2024/11/05 09:13:00 [INFO] serf: EventMemberLeave: dd44ee55ff66 10.9.8.42
    2024/11/05 09:13:09 [INFO] serf: EventMemberFailed: 77aa88bb99cc 10.9.8.12
    2024/11/05 09:13:10 [INFO] serf: EventMemberReap: 77aa88bb99cc`,
      {
        leaves: [
          { name: 'dd44ee55ff66', address: '10.9.8.42' },
          { name: '77aa88bb99cc', address: '10.9.8.12' },
        ],
      },
    ],
    [
      'an agent that never finds its seed',
      '==> Starting Serf agent...\n==> lookup ha on 10.9.8.1:53: no such host\n==> Starting Serf agent...\n==> dial tcp 10.9.8.42:7946: getsockopt: connection refused',
      { serf: true, node: undefined, failedJoins: 2 },
    ],
    [
      'a backend that HAProxy cannot reach, which is no failed join',
      '[WARNING]  (12) : Server nodes/s1 is DOWN, reason: Layer4 connection problem, info: "Connection refused"',
      { serf: false, failedJoins: 0, application: 'haproxy' },
    ],
    [
      'handlers that are not there',
      "    2024/11/05 09:12:34 [ERR] agent: Error invoking script '/serf-handlers/member-join.sh': exit status 127",
      { handlerNotFound: 1 },
    ],
    [
      'a supervisor without Serf',
      '[services.d] starting services\n[services.d] done.\n[cont-init.d] run.sh exited 111',
      { supervised: true, serf: false, node: undefined, role: undefined },
    ],
    [
      'an agent that its script could not find',
      '[services.d] done.\n/opt/bin/serf agent --join ha --tag role=backend\n./run: line 4: /opt/bin/serf: No such file or directory',
      { serf: false, role: 'backend' },
    ],
    [
      'a log whose top was cut',
      '    2024/11/05 09:12:33 [INFO] serf: EventMemberJoin: dd44ee55ff66 10.9.8.42',
      { serf: true, node: undefined, joins: [{ name: 'dd44ee55ff66', address: '10.9.8.42' }] },
    ],
    [
      'a log whose top was cut below the name, but not below the start',
      '2024/11/05 09:12:33 [INFO] agent: Serf agent starting\n2024/11/05 09:12:33 [INFO] serf: EventMemberJoin: s1 10.9.8.11',
      { node: 's1', address: '10.9.8.11', joins: [] },
    ],
    [
      'times of docker logs -t',
      "2024-11-05T09:12:33.123456789Z ==> Starting Serf agent...\n2024-11-05T09:12:33.2Z          Node name: 's7'",
      { serf: true, node: 's7' },
    ],
    [
      'an address that the agent advertises',
      "==> Serf agent running!\n Node name: 's1'\n Bind addr: '0.0.0.0:7946'\nAdvertise addr: '10.9.8.11:7946'",
      { address: '10.9.8.11' },
    ],
    [
      "a webapp's own lines alone",
      'web application s1 listens on port 3000\nGET / 200 3.1 ms - 120',
      { serf: false, supervised: false, application: 'node' },
    ],
  ];
  for (const [what, text, expected] of cases) {
    it(what, () => {
      const log = read(text);
      assert.deepEqual({ ...log, ...expected }, log);
    });
  }
});

describe('what is no log', () => {
  const texts = [
    'The agent was started and Serf is running.',
    'server s1 10.9.8.11:3000 check',
    'Member join script triggered',
    'ha  10.9.8.42:7946  alive  role=balancer',
  ];
  for (const text of texts) it(text, () => assert.equal(parseDockerLog([text], 1), undefined));
});
