import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { symptoms } from '../../src/diagnosis/cause.js';
import { diagnose } from '../../src/diagnosis/index.js';
import { courseFiles, type EditableFiles } from '../course/course-files.js';

const dockerfile = 'ha/Dockerfile';
const joinHandler = 'ha/scripts/member-join.sh';
const agentRun = 'ha/services/serf/run';
const chmodHandlers = 'RUN chmod +x /serf-handlers/*.sh';

/** Other ways to what the course asks for: none of them is a mistake. */
const otherWays: readonly [way: string, change: (files: EditableFiles) => void, stage?: number][] = [
  [
    'a command line that is put together in a variable',
    (files) =>
      files.write(
        agentRun,
        [
          '#!/usr/bin/with-contenv bash',
          'stop() { kill -INT $AGENT; }',
          'trap stop TERM',
          'SERF="/opt/bin/serf agent"',
          'SERF="$SERF --replay --join ha"',
          'SERF="$SERF --event-handler member-join=/serf-handlers/member-join.sh"',
          'SERF="$SERF --event-handler member-leave,member-failed=/serf-handlers/member-leave.sh"',
          'SERF="$SERF --tag role=$ROLE"',
          'exec $SERF &',
          'AGENT=$!',
          'wait',
        ].join('\n'),
      ),
  ],
  [
    'the agent of task 2 with the handlers of task 3',
    (files) => files.write(agentRun, courseFiles('2020', 3).get(agentRun)?.text ?? ''),
    2,
  ],
  [
    'one hyphen, and a file for each option',
    (files) => {
      files.replace(agentRun, '--event-handler member-join=', '-event-handler=member-join=');
      files.replace(agentRun, '--tag', '-tag');
    },
  ],
  [
    'a folder variable',
    (files) => {
      files.replace(agentRun, '/opt/bin/serf agent', 'HANDLERS=/serf-handlers\n/opt/bin/serf agent');
      files.replace(agentRun, '/serf-handlers/member-join.sh', '$HANDLERS/member-join.sh');
    },
  ],
  [
    'one handler for all events',
    (files) => {
      files.replace(
        agentRun,
        /--event-handler member-join.*\n.*--event-handler.*member-leave\.sh/,
        '--event-handler /serf-handlers/member-join.sh',
      );
    },
  ],
  [
    'scripts one by one, into a folder with a slash',
    (files) => {
      files.replace(dockerfile, 'RUN mkdir /serf-handlers\n', '');
      files.replace(
        dockerfile,
        'COPY scripts /serf-handlers',
        'COPY ["scripts/member-join.sh", "scripts/member-leave.sh", "/serf-handlers/"]',
      );
    },
  ],
  [
    'a pattern',
    (files) => files.replace(dockerfile, 'COPY scripts /', 'COPY --chown=root:root scripts/*.sh /'),
  ],
  [
    'scripts that are moved',
    (files) => {
      files.replace(
        dockerfile,
        'COPY scripts /serf-handlers',
        'COPY scripts/ /tmp/handlers/\nRUN mv /tmp/handlers/* /serf-handlers/',
      );
    },
  ],
  ['755', (files) => files.replace(dockerfile, chmodHandlers, 'RUN cd /serf-handlers && chmod 755 *.sh')],
  ['chmod with -R', (files) => files.replace(dockerfile, chmodHandlers, 'RUN chmod -R a+rx /serf-handlers')],
  [
    'find',
    (files) => files.replace(dockerfile, chmodHandlers, 'RUN find /serf-handlers -exec chmod +x {} +'),
  ],
  [
    '--chmod',
    (files) => {
      files.replace(dockerfile, chmodHandlers, '');
      files.replace(dockerfile, 'COPY scripts', 'COPY --chmod=755 scripts');
    },
  ],
  [
    'folders that an argument names',
    (files) => {
      files.replace(
        dockerfile,
        'RUN mkdir /config\n',
        'ARG FOLDERS="/config /serf-handlers /nodes"\nRUN for f in $FOLDERS; do mkdir -p "$f"; done\n',
      );
      files.replace(dockerfile, 'RUN mkdir /serf-handlers\n', '');
      files.replace(dockerfile, 'RUN mkdir /nodes\n', '');
    },
  ],
  [
    'line ends that the build converts',
    (files) => {
      files.write(joinHandler, (files.get(joinHandler)?.text ?? '').replaceAll('\n', '\r\n'));
      files.replace(
        dockerfile,
        chmodHandlers,
        'RUN dos2unix /serf-handlers/*.sh && chmod +x /serf-handlers/*.sh',
      );
    },
  ],
  [
    'a folder that a handler makes',
    (files) => {
      files.replace(dockerfile, 'RUN mkdir /nodes\n', '');
      files.replace(joinHandler, 'while read', 'mkdir -p /nodes\nwhile read');
    },
  ],
  [
    'a script that both handlers call',
    (files) => {
      const text = files.get(joinHandler)?.text ?? '';
      const [head, tail] = text.split('# All that are there');
      files.write('ha/scripts/update.sh', `#!/bin/bash\n# All that are there${tail ?? ''}`);
      files.write(joinHandler, `${head ?? ''}/serf-handlers/update.sh\n`);
      files.replace('ha/scripts/member-leave.sh', /# All that[\s\S]*/, 'exec /serf-handlers/update.sh\n');
    },
  ],
  [
    'JSON of awk, and a configuration that is moved',
    (files) => {
      files.replace(
        joinHandler,
        /LIST=\n[\s\S]*haproxy\.cfg\n/,
        [
          'for FILE in $(ls /nodes); do',
          `  ONE=\`cat /nodes/$FILE | awk '{ print "{\\"host\\":\\"" $1 "\\",\\"ip\\":\\"" $2 "\\"}" }'\``,
          '  LIST="$LIST$ONE,"',
          'done',
          'CFG=/usr/local/etc/haproxy/haproxy.cfg',
          'handlebars --addresses "[$(echo "$LIST" | sed s/,$//)]" < /config/haproxy.cfg.hb > /tmp/new && mv /tmp/new /usr/local/etc/haproxy/haproxy.cfg',
          '',
        ].join('\n'),
      );
    },
  ],
  [
    'a template with another ending',
    (files) => {
      const template = files.get('ha/config/haproxy.cfg.hb')?.text ?? '';
      files.remove('ha/config/haproxy.cfg.hb');
      files.write('ha/config/haproxy.cfg.hbs', template);
      files.replace(
        dockerfile,
        /config\/haproxy\.cfg\.hb \/config\/haproxy\.cfg\.hb/,
        'config/*.hbs /config/',
      );
      for (const handler of [joinHandler, 'ha/scripts/member-leave.sh'])
        files.replace(handler, 'cfg.hb', 'cfg.hbs');
    },
  ],
  ['a value with this', (files) => files.replace('ha/config/haproxy.cfg.hb', '{{ ip }}', '{{{this.ip}}}')],
  [
    'a takeover with exec',
    (files) => files.replace('ha/services/ha/run', 'haproxy -f', 'exec /usr/local/sbin/haproxy -f'),
  ],
  [
    'a check before the start',
    (files) =>
      files.replace(
        'ha/services/ha/run',
        'PIDFILE=',
        'haproxy -c -f /usr/local/etc/haproxy/haproxy.cfg\nPIDFILE=',
      ),
  ],
  ['a service by its other path', (files) => files.replace(joinHandler, '/var/run/s6', '/run/s6')],
  [
    'a command that is not used',
    (files) => files.replace(dockerfile, 'ENTRYPOINT', 'CMD ["/scripts/run.sh"]\nENTRYPOINT'),
  ],
  [
    'an address to join',
    (files) => files.replace('webapp/services/serf/run', '--join ha', '--join=192.168.42.42:7946'),
  ],
  [
    'a role with an equals sign',
    (files) => files.replace('webapp/Dockerfile', 'ENV ROLE backend', 'ENV ROLE="backend" A=1'),
  ],
  ['a stop signal', (files) => files.replace(dockerfile, 'ENTRYPOINT', 'STOPSIGNAL 15\nENTRYPOINT')],
  [
    'the application below a WORKDIR',
    (files) =>
      files.replace(
        'webapp/Dockerfile',
        'COPY app /backend/app',
        'WORKDIR /backend\nCOPY app app\nCOPY app ./app',
      ),
  ],
  [
    'another stage before',
    (files) => files.replace(dockerfile, 'FROM', 'FROM debian AS tools\nRUN touch /tool\nFROM'),
  ],
  [
    'a file of another stage',
    (files) => files.replace(dockerfile, 'ENV ROLE', 'COPY --from=tools /tool /opt/\nENV ROLE'),
  ],
  [
    'an archive',
    (files) =>
      files.replace(dockerfile, 'ENV ROLE', 'ADD s6.tar.gz /\nADD https://example.org/a /a\nENV ROLE'),
  ],
];

describe('another way', () => {
  for (const [way, change, stage = 6] of otherWays)
    it(`is no mistake: ${way}`, () => {
      const files = courseFiles('2020', stage);
      change(files);
      const causes = diagnose(files, { logs: {}, ended: [], ids: {} }, symptoms);
      assert.deepEqual(
        causes.filter(({ fault }) => fault === 'yours'),
        [],
      );
    });
});
