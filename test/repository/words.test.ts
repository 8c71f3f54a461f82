import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { describeFiles } from '../../src/repository/read-repository.js';
import { repositoryJson, repositoryRows, stageText, whatIsMissing } from '../../src/repository/words.js';
import { courseFiles } from '../course/course-files.js';

const history = [0, 1, 4].map((task) => ({
  task,
  commit: `${String(task)}123456789abcdef`,
  root: '',
  date: `2020-11-1${String(task)}T09:00:00Z`,
  subject: `Task ${String(task)}\u001b[31m`,
}));

describe('the words for a repository', () => {
  const stages: [task: number, text: string][] = [
    [0, 'at task 0: supervised ✗ Serf ✗ handlers ✗ template ✗ /nodes ✗ reload ✗'],
    [4, 'at task 4: supervised ✓ Serf ✓ handlers ✓ template ✓ /nodes ✗ reload ✗'],
    [6, 'at task 6: supervised ✓ Serf ✓ handlers ✓ template ✓ /nodes ✓ reload ✓'],
  ];
  for (const [task, text] of stages)
    it(`say its stage: ${text}`, () =>
      assert.equal(stageText(describeFiles('', courseFiles('2019', task)).stage), text));

  it('say all that is known of it', () => {
    assert.deepEqual(repositoryRows(describeFiles('labs/four', courseFiles('2020', 4)), history), [
      'at task 4: supervised ✓ Serf ✓ handlers ✓ template ✓ /nodes ✗ reload ✗',
      "next: task 5 asks for a file in /nodes for each web application, and HAProxy's configuration made of them all: " +
        'ha/Dockerfile, ha/config/haproxy.cfg, ha/config/haproxy.cfg.hb, ha/scripts/member-join.sh, ha/scripts/member-leave.sh',
      'what has rotted since, which is no fault of yours:',
      '  ha/Dockerfile:1  FROM haproxy:2.2  (this image is not to be had any more, or its Debian is in the archive)',
      '  ha/Dockerfile:5  RUN apt-get update && apt-get -y install wget curl vim iputils-ping rsyslog xz-utils' +
        '  (the packages of this Debian are in the archive)',
      '  webapp/Dockerfile:8  https://github.com/just-containers/s6-overlay/releases/download/v2.1.0.2/s6-overlay-amd64.tar.gz \\' +
        '  (this archive replaces /bin, which is a link today: the next RUN finds no shell)',
      '  webapp/services/node/run:3  export SERVER_IP=$(awk "NR == 7 { print \\$1 }" /etc/hosts)' +
        '  (engines write other lines into this file today, so that the address may be missing)',
      'commits, the newest at each task:',
      '  task 0  01234567  2020-11-10  Task 0',
      '  task 1  11234567  2020-11-11  Task 1',
      '  task 4  41234567  2020-11-14  Task 4',
      '  none at task 2, 3: commit after each task',
    ]);
  });

  it('say what is half done, what a compose file says in vain, and that there is no history', () => {
    const files = courseFiles('2020', 6);
    files.replace('ha/services/ha/run', /HANDOFFPID/g, 'OLD');
    files.replace('docker-compose.yml', 'container_name: ha', 'container_name: ha\n    restart: always');
    const rows = repositoryRows(describeFiles('', files), []);
    assert.match(rows[0] ?? '', /^at task 5: /);
    assert.ok(rows.includes('task 6 is begun, though'));
    assert.ok(rows.includes('no effect here: docker-compose.yml:34  restart: always'));
    assert.equal(rows.at(-1), 'no commit of it is found');
  });

  it('say what is missing for a task', () => {
    const repository = describeFiles('', courseFiles('2016', 3));
    assert.equal(whatIsMissing(repository, 3), '');
    assert.equal(
      whatIsMissing(repository, 5),
      'task 4 asks for a template that handlebars renders to /tmp/haproxy.cfg when somebody joins: ' +
        'ha/Dockerfile, ha/config/haproxy.cfg.hb, ha/scripts/member-join.sh; ' +
        "task 5 asks for a file in /nodes for each web application, and HAProxy's configuration made of them all: " +
        'ha/Dockerfile, ha/config/haproxy.cfg, ha/config/haproxy.cfg.hb, ha/scripts/member-join.sh, ha/scripts/member-leave.sh',
    );
  });

  it('are data for programs', () => {
    const repository = describeFiles('', courseFiles('2019', 2));
    assert.deepEqual(repositoryJson(repository, history), {
      root: '',
      edition: '2019',
      stage: 2,
      begun: 2,
      parts: {
        supervised: true,
        serf: true,
        handlers: false,
        template: false,
        nodes: false,
        reload: false,
      },
      rotten: repository.rotten,
      history,
    });
  });
});
