import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readTerminalLine } from '../../../src/check/content/prompt.js';

describe('a prompt is told from what is typed', () => {
  const cases: [line: string, command: string][] = [
    ['root@aa11bb22cc33:/# ls /nodes', 'ls /nodes'],
    ['root@aa11bb22cc33:/#', ''],
    ['box@lab-3:~/ait/lab 4$ docker ps', 'docker ps'],
    ['[box@lab lab4]$ docker logs ha', 'docker logs ha'],
    ['box@mac lab4 % docker ps -a', 'docker ps -a'],
    ['(base) box@mac lab4 % docker ps', 'docker ps'],
    ['mac-of-x:lab4 box$ docker ps', 'docker ps'],
    ['PS C:\\ait\\lab4> docker ps', 'docker ps'],
    ['C:\\ait>docker inspect s1', 'docker inspect s1'],
    ['➜  lab4 git:(main) ✗ docker ps', 'lab4 git:(main) ✗ docker ps'],
    ['box@pc MINGW64 ~/lab4 (main)', ''],
    ['$ cat /tmp/haproxy.cfg', 'cat /tmp/haproxy.cfg'],
    ['# docker logs s1', 'docker logs s1'],
    ['> docker ps', 'docker ps'],
    ['/ # ls', 'ls'],
    ['bash-5.1# ls', 'ls'],
    ['docker exec -it ha cat /var/log/serf.log', 'docker exec -it ha cat /var/log/serf.log'],
    ['cat /usr/local/etc/haproxy/haproxy.cfg', 'cat /usr/local/etc/haproxy/haproxy.cfg'],
  ];
  for (const [line, command] of cases) {
    it(line, () => assert.deepEqual(readTerminalLine(line), { output: '', command }));
  }

  it('also where it stands behind a last line without end', () => {
    const line = 'aa11bb22cc33 10.9.8.11root@dd44ee55ff66:/# exit';
    assert.deepEqual(readTerminalLine(line), { output: 'aa11bb22cc33 10.9.8.11', command: 'exit' });
  });
});

describe('what is no prompt', () => {
  const lines = [
    '# Global configuration for HAProxy',
    '    # docker is described there',
    '    2024/11/05 09:12:33 [INFO] agent: joined: 1 nodes',
    'The docker ps of step two:',
    '        "Path": "/init",',
    'Contact me@example.org for more',
    '==> Serf agent running!',
    'cat: /nodes: No such file or directory',
    '#',
  ];
  for (const line of lines) {
    it(line, () => assert.deepEqual(readTerminalLine(line), { output: line, command: undefined }));
  }
});
