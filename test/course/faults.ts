import type { CauseCode } from '../../src/diagnosis/fact.js';
import type { Seen, Symptom } from '../../src/diagnosis/cause.js';
import type { EditableFiles } from './course-files.js';
import type { CourseEdition } from './edition-values.js';

/** A mistake that somebody makes in a repository of the course's kind. */
export interface Fault {
  readonly name: string;
  /** Where it can be made; absent: in each edition. */
  readonly edition?: CourseEdition;
  /** The stage that it is made at; absent: at the last one. */
  readonly stage?: number;
  readonly apply: (files: EditableFiles) => void;
}

/** A mistake with what comes of it and what is to be said about it. */
export interface DiagnosedFault extends Fault {
  /** What it shows as; each of them has to lead to the cause. */
  readonly symptoms: readonly Symptom[];
  readonly code: CauseCode;
  readonly file: string;
  /** What stands in the line that is named, at the first place that has it; `undefined` where something is missing. */
  readonly text: string | undefined;
  /** What a run sees, where the files do not tell. */
  readonly seen?: Partial<Seen>;
}

const dockerfile = 'ha/Dockerfile';
const haproxyRun = 'ha/services/ha/run';
const agentRun = 'ha/services/serf/run';
const joinHandler = 'ha/scripts/member-join.sh';
const leaveHandler = 'ha/scripts/member-leave.sh';
const template = 'ha/config/haproxy.cfg.hb';
const configuration = 'ha/config/haproxy.cfg';
const webappDockerfile = 'webapp/Dockerfile';
const webappAgentRun = 'webapp/services/serf/run';
const webappRun = 'webapp/services/node/run';

const copyOfHandlers = 'COPY scripts /serf-handlers\n';
const serverOfTemplate = '    server {{ host }} {{ ip }}:3000 check\n';

/** Mistakes that are known, a line each in the order of the course. */
export const faults: readonly DiagnosedFault[] = [
  {
    name: 'a COPY of a file that is not there',
    apply: (files) => files.replace(dockerfile, 'COPY config/haproxy.cfg.hb', 'COPY config/haproxy.cfg.hbs'),
    symptoms: ['build'],
    code: 'copy-source-missing',
    file: dockerfile,
    text: 'COPY config/haproxy.cfg.hbs',
  },
  {
    name: 'a COPY of a file that .dockerignore leaves out',
    apply: (files) => files.write('ha/.dockerignore', 'config/*.hb\n'),
    symptoms: ['build'],
    code: 'copy-source-ignored',
    file: dockerfile,
    text: 'COPY config/haproxy.cfg.hb',
  },
  {
    name: 'an agent started while building',
    stage: 2,
    apply: (files) =>
      files.replace(dockerfile, 'ENV ROLE', 'RUN /bin/bash ./etc/services.d/serf/run\nENV ROLE'),
    symptoms: ['build'],
    code: 'agent-in-build',
    file: dockerfile,
    text: 'RUN /bin/bash ./etc/services.d/serf/run',
  },
  {
    name: 'an agent started while building, by its program',
    stage: 2,
    apply: (files) =>
      files.replace(webappDockerfile, 'ENV ROLE', 'RUN /opt/bin/serf agent -join ha\nENV ROLE'),
    symptoms: ['build'],
    code: 'agent-in-build',
    file: webappDockerfile,
    text: 'RUN /opt/bin/serf agent',
  },
  {
    name: 'an instruction that fails',
    apply: (files) => files.replace(dockerfile, 'RUN mkdir /nodes', 'RUN mkdr /nodes && mkdir /nodes'),
    seen: {
      build: {
        dockerfile,
        lines: [
          'Step 15/18 : RUN mkdr /nodes && mkdir /nodes',
          ' ---> Running in 0123456789ab',
          '/bin/sh: 1: mkdr: not found',
          "The command '/bin/sh -c mkdr /nodes && mkdir /nodes' returned a non-zero code: 127",
        ],
      },
    },
    symptoms: ['build'],
    code: 'instruction-failed',
    file: dockerfile,
    text: 'RUN mkdr /nodes',
  },
  {
    name: 'an ENTRYPOINT with a bracket too many',
    apply: (files) => files.replace(webappDockerfile, '["/init"]', '["/init"]]'),
    symptoms: ['start'],
    code: 'shell-form-by-mistake',
    file: webappDockerfile,
    text: 'ENTRYPOINT',
  },
  {
    name: 'services and nobody who starts them',
    stage: 1,
    apply: (files) => files.replace(dockerfile, 'ENTRYPOINT ["/init"]', 'CMD ["/scripts/run.sh"]'),
    symptoms: ['start', 'supervised'],
    code: 'entrypoint-missing',
    file: dockerfile,
    text: undefined,
  },
  {
    name: 'folders that depend on a WORKDIR',
    apply: (files) => files.replace(dockerfile, 'RUN mkdir /nodes', 'WORKDIR /scripts\nRUN mkdir nodes'),
    symptoms: ['nodes', 'configuration'],
    code: 'relative-destination',
    file: dockerfile,
    text: 'RUN mkdir nodes',
  },
  {
    name: 'a service that is not copied',
    stage: 2,
    apply: (files) => files.replace(webappDockerfile, 'COPY services/serf /etc/services.d/serf\n', ''),
    symptoms: ['start', 'membership'],
    code: 'service-not-copied',
    file: webappDockerfile,
    text: undefined,
  },
  {
    name: 'the script of a service copied in place of its folder',
    stage: 1,
    apply: (files) => {
      files.replace(dockerfile, 'COPY services/ha /etc', 'COPY services/ha/run /etc');
      files.replace(dockerfile, 'chmod +x /etc/services.d/*/run', 'chmod +x /etc/services.d/*');
    },
    symptoms: ['start', 'supervised', 'servers'],
    code: 'service-misplaced',
    file: dockerfile,
    text: 'COPY services/ha/run',
  },
  {
    name: 'a service that may not be executed',
    edition: '2020',
    stage: 1,
    apply: (files) => files.replace(dockerfile, 'RUN chmod +x /etc/services.d/*/run\n', ''),
    symptoms: ['start', 'supervised', 'servers'],
    code: 'service-not-executable',
    file: haproxyRun,
    text: undefined,
  },
  {
    name: 'line ends of Windows in a service',
    stage: 1,
    apply: (files) => files.replace(haproxyRun, /^[\s\S]*$/, withCarriageReturns(files, haproxyRun)),
    symptoms: ['start', 'servers', 'supervised'],
    code: 'carriage-return',
    file: haproxyRun,
    text: '#!/usr/bin/with-contenv bash\r',
  },
  {
    name: 'line ends of Windows in a handler, from its third line on',
    apply: (files) => files.replace(joinHandler, 'echo "Member join script', '\r\necho "Member join script'),
    symptoms: ['handlers', 'nodes', 'configuration'],
    code: 'carriage-return',
    file: joinHandler,
    text: '\r',
  },
  {
    name: 'a service without its first line',
    stage: 1,
    apply: (files) => files.replace(haproxyRun, '#!/usr/bin/with-contenv bash\n', ''),
    symptoms: ['start', 'servers'],
    code: 'interpreter-missing',
    file: haproxyRun,
    text: 'rsyslogd',
  },
  {
    name: 'a first line with a typing error',
    apply: (files) => files.replace(joinHandler, '#!/usr/bin/env bash', '#!/usr/bin/env bahs'),
    symptoms: ['handlers', 'nodes'],
    code: 'interpreter-unknown',
    file: joinHandler,
    text: '#!/usr/bin/env bahs',
  },
  {
    name: 'a handler for bash that sh reads',
    apply: (files) => {
      files.replace(joinHandler, '#!/usr/bin/env bash', '#!/bin/sh');
      files.replace(joinHandler, '[ "$MEMBER_ROLE" = backend ]', '[[ "$MEMBER_ROLE" == backend ]]');
    },
    symptoms: ['handlers', 'nodes'],
    code: 'bash-needed',
    file: joinHandler,
    text: '#!/bin/sh',
  },
  {
    name: 'an agent without the environment of its container',
    stage: 2,
    apply: (files) => files.replace(webappAgentRun, '#!/usr/bin/with-contenv bash', '#!/bin/bash'),
    symptoms: ['membership'],
    code: 'environment-not-read',
    file: webappAgentRun,
    text: '#!/bin/bash',
  },
  {
    name: 'an HAProxy without the environment of its container',
    edition: '2019',
    stage: 1,
    apply: (files) => files.replace(haproxyRun, '#!/usr/bin/with-contenv bash', '#!/bin/bash'),
    symptoms: ['servers'],
    code: 'environment-not-read',
    file: haproxyRun,
    text: '#!/bin/bash',
  },
  {
    name: 'a configuration that nobody copies',
    stage: 0,
    apply: (files) =>
      files.replace(dockerfile, 'COPY config/haproxy.cfg /usr/local/etc/haproxy/haproxy.cfg\n', ''),
    symptoms: ['start', 'servers'],
    code: 'configuration-not-copied',
    file: 'ha/scripts/run.sh',
    text: 'haproxy -f',
  },
  {
    name: 'a program that is called by a name that is not found',
    stage: 2,
    apply: (files) => files.replace(agentRun, '/opt/bin/serf agent', '/opt/serf agent'),
    seen: { logs: { ha: './run: line 4: /opt/serf: No such file or directory\n'.repeat(2) } },
    symptoms: ['start', 'membership'],
    code: 'script-error',
    file: agentRun,
    text: '/opt/serf agent',
  },
  {
    name: 'a configuration that HAProxy refuses',
    apply: (files) => files.replace(configuration, '    balance roundrobin', '    balanced roundrobin'),
    seen: {
      logs: {
        ha: "[ALERT]    (12) : config : parsing [/usr/local/etc/haproxy/haproxy.cfg:LINE] : unknown keyword 'balanced' in 'backend' section",
      },
    },
    symptoms: ['start', 'servers'],
    code: 'configuration-refused',
    file: configuration,
    text: '    balanced roundrobin',
  },
  {
    name: 'no --join',
    stage: 2,
    apply: (files) => files.replace(webappAgentRun, ' --join ha', ''),
    symptoms: ['membership'],
    code: 'join-missing',
    file: webappAgentRun,
    text: 'serf agent',
  },
  {
    name: '--join with another name',
    apply: (files) => files.replace(webappAgentRun, '--join ha', '--join balancer'),
    symptoms: ['membership', 'handlers', 'configuration'],
    code: 'join-unknown-name',
    file: webappAgentRun,
    text: '--join balancer',
  },
  {
    name: 'no tag for the role',
    stage: 2,
    apply: (files) => files.replace(webappAgentRun, ' --tag role=$ROLE', ''),
    symptoms: ['membership'],
    code: 'role-tag-missing',
    file: webappAgentRun,
    text: 'serf agent',
  },
  {
    name: 'a role without a value',
    apply: (files) => files.replace(webappDockerfile, 'ENV ROLE backend\n', ''),
    symptoms: ['membership', 'nodes', 'configuration'],
    code: 'role-not-set',
    file: webappDockerfile,
    text: undefined,
  },
  {
    name: 'a role that handlers do not know',
    apply: (files) => files.replace(webappDockerfile, 'ENV ROLE backend', 'ENV ROLE=webapp'),
    symptoms: ['nodes', 'configuration'],
    code: 'role-not-handled',
    file: webappDockerfile,
    text: 'ENV ROLE',
  },
  {
    name: 'an agent that ends without a word',
    stage: 2,
    apply: (files) => files.replace(webappAgentRun, /^trap .*\n/m, ''),
    symptoms: ['leave'],
    code: 'leave-not-asked-for',
    file: webappAgentRun,
    text: 'serf agent',
  },
  {
    name: 'no handler for members that leave',
    apply: (files) => files.replace(agentRun, /^.*--event-handler member-leave.*\n/m, ''),
    symptoms: ['handlers', 'nodes', 'configuration'],
    code: 'event-not-handled',
    file: agentRun,
    text: 'serf agent',
  },
  {
    name: 'no handler for members that fail',
    apply: (files) => files.replace(agentRun, 'member-leave,member-failed=', 'member-leave='),
    symptoms: ['handlers', 'nodes', 'configuration'],
    code: 'event-not-handled',
    file: agentRun,
    text: 'serf agent',
  },
  {
    name: 'handlers that are not copied',
    stage: 3,
    apply: (files) => {
      files.replace(dockerfile, copyOfHandlers, '');
      files.replace(dockerfile, 'RUN chmod +x /serf-handlers/*.sh\n', '');
    },
    symptoms: ['handlers'],
    code: 'handler-not-in-image',
    file: agentRun,
    text: '--event-handler member-join',
  },
  {
    name: 'a handler of another name than the agent has',
    apply: (files) => files.replace(agentRun, '/member-leave.sh', '/member_leave.sh'),
    symptoms: ['handlers', 'nodes'],
    code: 'handler-not-in-image',
    file: agentRun,
    text: 'member_leave.sh',
  },
  {
    name: 'a handler that is not there',
    apply: (files) => files.remove(leaveHandler),
    symptoms: ['handlers', 'nodes'],
    code: 'handler-not-written',
    file: agentRun,
    text: 'member-leave.sh',
  },
  {
    name: 'a folder for handlers that is not made',
    apply: (files) => {
      files.replace(dockerfile, 'RUN mkdir /serf-handlers\n', '');
      files.replace(
        dockerfile,
        copyOfHandlers,
        'COPY scripts/member-leave.sh /serf-handlers\nCOPY scripts/member-join.sh /serf-handlers\n',
      );
      files.replace(dockerfile, 'chmod +x /serf-handlers/*.sh', 'chmod +x /serf-handlers');
    },
    symptoms: ['handlers', 'nodes'],
    code: 'folder-not-made',
    file: dockerfile,
    text: 'COPY scripts/member-join.sh',
  },
  {
    name: 'a handler that may not be executed',
    edition: '2020',
    apply: (files) =>
      files.replace(dockerfile, 'chmod +x /serf-handlers/*.sh', 'chmod +x /serf-handlers/member-join.sh'),
    symptoms: ['handlers', 'nodes'],
    code: 'handler-not-executable',
    file: leaveHandler,
    text: undefined,
  },
  {
    name: 'a handler with nothing in it',
    apply: (files) => files.write(leaveHandler, '#!/bin/bash\n# TODO\n', true),
    symptoms: ['handlers', 'nodes'],
    code: 'handler-empty',
    file: leaveHandler,
    text: undefined,
  },
  {
    name: 'handlers of the load balancer at the web application',
    apply: (files) =>
      files.replace(
        webappAgentRun,
        '--join ha',
        '--join ha --event-handler member-join=/serf-handlers/member-join.sh',
      ),
    symptoms: ['log-errors'],
    code: 'handlers-of-webapp',
    file: webappAgentRun,
    text: '--event-handler',
  },
  {
    name: 'a handler that ends with an error',
    stage: 3,
    apply: (files) => files.replace(joinHandler, 'while read', 'exit 3\nwhile read'),
    seen: {
      logs: { ha: "[ERR] agent: Error invoking script '/serf-handlers/member-join.sh': exit status 3" },
    },
    symptoms: ['handlers'],
    code: 'handler-failed',
    file: joinHandler,
    text: undefined,
  },
  {
    name: 'a template that is not copied',
    stage: 4,
    apply: (files) => files.replace(dockerfile, /^COPY config\/haproxy\.cfg\.hb .*\n/m, ''),
    symptoms: ['rendered'],
    code: 'template-not-in-image',
    file: joinHandler,
    text: 'handlebars --name',
  },
  {
    name: 'a template of another name than the handler has',
    stage: 4,
    apply: (files) => files.replace(joinHandler, '/config/haproxy.cfg.hb', '/config/haproxy.cfg.hbs'),
    symptoms: ['rendered'],
    code: 'template-not-in-image',
    file: joinHandler,
    text: 'handlebars --name',
  },
  {
    name: 'a folder for the template that is not made',
    stage: 4,
    apply: (files) => {
      files.replace(dockerfile, 'RUN mkdir /config\n', '');
      files.replace(dockerfile, 'haproxy.cfg.hb /config/haproxy.cfg.hb', 'haproxy.cfg.hb /config');
    },
    symptoms: ['rendered'],
    code: 'folder-not-made',
    file: dockerfile,
    text: 'COPY config/haproxy.cfg.hb',
  },
  {
    name: 'no handlebars',
    stage: 4,
    apply: (files) => files.replace(dockerfile, 'RUN npm install -g handlebars-cmd\n', ''),
    symptoms: ['rendered'],
    code: 'handlebars-not-installed',
    file: joinHandler,
    text: 'handlebars --name',
  },
  {
    name: 'a value of another name than the template has',
    stage: 4,
    apply: (files) => files.replace(template, '{{ name }}', '{{ host }}'),
    symptoms: ['rendered'],
    code: 'template-value-not-given',
    file: template,
    text: '{{ host }}',
  },
  {
    name: 'a folder for nodes that is not made',
    apply: (files) => files.replace(dockerfile, 'RUN mkdir /nodes\n', ''),
    symptoms: ['nodes', 'configuration'],
    code: 'folder-not-made',
    file: dockerfile,
    text: undefined,
  },
  {
    name: 'a template without a loop',
    apply: (files) => {
      files.replace(template, '    {{#each addresses}}\n', '');
      files.replace(template, '    {{/each}}', '');
    },
    symptoms: ['configuration', 'servers'],
    code: 'template-without-each',
    file: template,
    text: 'server {{ host }}',
  },
  {
    name: 'a server left in the template',
    apply: (files) =>
      files.replace(
        template,
        serverOfTemplate,
        `    server s1 192.168.42.11:3000 check\n${serverOfTemplate}`,
      ),
    symptoms: ['configuration', 'servers'],
    code: 'server-left-in-template',
    file: template,
    text: 'server s1',
  },
  {
    name: 'a server left in the configuration',
    apply: (files) =>
      files.replace(configuration, 'httpchk HEAD /', 'httpchk HEAD /\n    server s1 ${WEBAPP_1_IP}:3000'),
    symptoms: ['servers'],
    code: 'server-left-in-configuration',
    file: configuration,
    text: 'server s1',
  },
  {
    name: 'a placeholder left in the configuration',
    edition: '2016',
    apply: (files) =>
      files.replace(configuration, 'httpchk HEAD /', 'httpchk HEAD /\n    server s1 <s1>:3000 check'),
    symptoms: ['start', 'servers'],
    code: 'placeholder-left',
    file: configuration,
    text: '<s1>',
  },
  {
    name: 'a configuration written to where HAProxy does not read',
    apply: (files) => files.replace(leaveHandler, '>/usr/local/etc/haproxy/haproxy.cfg', '>/tmp/haproxy.cfg'),
    symptoms: ['configuration', 'reload'],
    code: 'rendered-elsewhere',
    file: leaveHandler,
    text: 'handlebars --addresses',
  },
  {
    name: 'an HAProxy before the one that takes over',
    apply: (files) =>
      files.replace(
        haproxyRun,
        'PIDFILE=',
        'haproxy -f /usr/local/etc/haproxy/haproxy.cfg -p /var/run/haproxy.pid\n\nPIDFILE=',
      ),
    symptoms: ['reload', 'servers'],
    code: 'haproxy-in-foreground',
    file: haproxyRun,
    text: '-p /var/run/haproxy.pid',
  },
  {
    name: 'no reload after a leave',
    apply: (files) => files.replace(leaveHandler, /^s6-svc .*\n/m, ''),
    symptoms: ['reload'],
    code: 'reload-not-sent',
    file: leaveHandler,
    text: undefined,
  },
  {
    name: 'a reload of a service that there is not',
    apply: (files) => files.replace(joinHandler, '/services/ha', '/services/haproxy'),
    symptoms: ['reload'],
    code: 'reload-of-unknown-service',
    file: joinHandler,
    text: 's6-svc',
  },
  {
    name: 'an HAProxy that does not take over',
    apply: (files) => files.replace(haproxyRun, ' -sf $HANDOFFPID', ''),
    symptoms: ['reload'],
    code: 'takeover-missing',
    file: haproxyRun,
    text: 'haproxy -f',
  },
  {
    name: 'a signal that a supervisor does not end on',
    apply: (files) => files.replace(dockerfile, 'ENTRYPOINT', 'STOPSIGNAL SIGUSR1\nENTRYPOINT'),
    symptoms: ['slow-stop'],
    code: 'stop-signal-ignored',
    file: dockerfile,
    text: 'STOPSIGNAL',
  },
  {
    name: 'two assignments in one word',
    edition: '2019',
    stage: 1,
    apply: (files) =>
      files.replace(
        webappRun,
        /SERVER_NAME=\$HOSTNAME[\s\S]*SERVER_TAG=/,
        'SERVER_NAME=$HOSTNAMESERVER_TAG=',
      ),
    symptoms: ['identity'],
    code: 'assignments-run-together',
    file: webappRun,
    text: 'SERVER_NAME=$HOSTNAMESERVER_TAG=$TAG',
  },
];

function withCarriageReturns(files: EditableFiles, file: string): string {
  return (files.get(file)?.text ?? '').replaceAll('\n', '\r\n');
}
