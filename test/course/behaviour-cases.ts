import type { QuestionId } from '../../src/check/question.js';
import type { EditableFiles } from './course-files.js';

/** A repository that judges of behaviour are held against. */
export interface BehaviourCase {
  readonly name: string;
  /** The question that it fails because of what was changed; absent: it is right, by another way than the course's. */
  readonly fails?: QuestionId;
  /** The last task that is done; absent: all. */
  readonly upTo?: number;
  readonly apply: (files: EditableFiles) => void;
}

const haDockerfile = 'ha/Dockerfile';
const webappDockerfile = 'webapp/Dockerfile';
const join = 'ha/scripts/member-join.sh';
const leave = 'ha/scripts/member-leave.sh';
const rendering =
  'handlebars --addresses "[$LIST]" </config/haproxy.cfg.hb >/usr/local/etc/haproxy/haproxy.cfg';

/** Without a supervisor: the agent in the background, and the other one in place of the shell. */
const allInOne = (service: string): string => `#!/usr/bin/env bash
export ROLE TAG HOSTNAME
sed -n '2,$p' /etc/services.d/serf/run | bash &
sed -n '2,$p' /etc/services.d/${service}/run > /one.sh
exec bash /one.sh
`;

/**
 * In the course's script a HAProxy that is started anew before it has told the one before it to end leaves that one alone for
 * ever: two reloads within the time that HAProxy takes to start, which a busy machine makes long. The judge tells; what is to
 * be right ends whatever HAProxy is there.
 */
export function closeRace(files: EditableFiles): void {
  const all =
    'for P in /proc/[0-9]*; do [ "$(cat $P/comm 2>/dev/null)" = haproxy ] && echo ${P#/proc/}; done';
  files.replace('ha/services/ha/run', 'HANDOFFPID=$(cat $PIDFILE 2>/dev/null)', `HANDOFFPID=$(${all})`);
}

export const behaviourCases: readonly BehaviourCase[] = [
  // What the course asks for loses requests.
  { name: 'as the course has it', fails: 'B7', apply: () => undefined },
  {
    name: 'broken: it does not build',
    fails: 'B0',
    apply: (files) =>
      files.replace(haDockerfile, 'COPY config/haproxy.cfg.hb', 'COPY config/haproxy.cfg.hbs'),
  },
  {
    name: 'broken: nobody brings the web application back',
    fails: 'B1',
    apply: (files) => {
      files.write('webapp/all.sh', allInOne('node'), true);
      files.replace(webappDockerfile, 'ENTRYPOINT ["/init"]', 'COPY all.sh /all.sh\nENTRYPOINT ["/all.sh"]');
    },
  },
  {
    name: 'broken: a stop is no leave',
    fails: 'B2',
    apply: (files) => files.replace('webapp/services/serf/run', 'kill -INT $AGENT', 'kill -KILL $AGENT'),
  },
  {
    name: 'broken: nobody writes down who comes and goes',
    fails: 'B3',
    apply: (files) => {
      for (const file of [join, leave]) files.replace(file, /^ +echo "Member .* received from.*\n/m, '');
    },
  },
  {
    name: 'broken: the template names nobody',
    fails: 'B4',
    upTo: 4,
    apply: (files) => files.replace(join, '--name "$NAME" --ip "$ADDRESS"', '--name ha --ip 192.168.42.42'),
  },
  {
    name: 'broken: who leaves stays in the configuration',
    fails: 'B5',
    apply: (files) => files.replace(leave, 'rm -f "/nodes/$NAME"', ': "$NAME"'),
  },
  {
    name: 'broken: HAProxy is not told',
    fails: 'B6',
    apply: (files) => {
      for (const file of [join, leave]) files.replace(file, 's6-svc -h /var/run/s6/services/ha\n', '');
    },
  },
  {
    name: 'right: scripts and services by other names',
    apply: (files) => {
      rename(files, join, 'ha/scripts/somebody-came.sh');
      rename(files, leave, 'ha/scripts/somebody-went.sh');
      rename(files, 'ha/services/ha/run', 'ha/services/balancer/run');
      rename(files, 'ha/services/serf/run', 'ha/services/gossip/run');
      files.replace(
        haDockerfile,
        'COPY services/ha /etc/services.d/ha',
        'COPY services/balancer /etc/services.d/balancer',
      );
      files.replace(
        haDockerfile,
        'COPY services/serf /etc/services.d/serf',
        'COPY services/gossip /etc/services.d/gossip',
      );
      files.replace('ha/services/gossip/run', 'member-join.sh', 'somebody-came.sh');
      files.replace('ha/services/gossip/run', 'member-leave.sh', 'somebody-went.sh');
      for (const file of ['ha/scripts/somebody-came.sh', 'ha/scripts/somebody-went.sh'])
        files.replace(file, '/var/run/s6/services/ha', '/var/run/s6/services/balancer');
    },
  },
  {
    name: 'right: without Handlebars and Node.js, by the shell alone',
    apply: (files) => {
      files.replace(
        haDockerfile,
        /# The template engine needs Node\.js\.\n(?:RUN.*\\\n(?: .*\n)*)?(?:RUN npm.*\n)?/,
        '',
      );
      const byShell = [
        'sed "/HANDLEBARS START/,/HANDLEBARS STOP/d" /config/haproxy.cfg.hb >/tmp/next.cfg',
        `for FILE in /nodes/*; do [ -f "$FILE" ] && read -r HOST IP <"$FILE" && echo "    server $HOST $IP:3000 check" >>/tmp/next.cfg; done`,
        'mv /tmp/next.cfg /usr/local/etc/haproxy/haproxy.cfg',
      ].join('\n');
      for (const file of [join, leave]) files.replace(file, rendering, byShell);
    },
  },
  {
    name: 'right: an application in Python',
    apply: (files) => {
      files.write('webapp/app/app.py', pythonApplication, true);
      files.replace(webappDockerfile, 'wget curl vim && npm install -g bower', 'wget curl vim python3');
      files.replace(
        webappDockerfile,
        'RUN cd /backend/app && npm install && bower install --allow-root\n',
        '',
      );
      files.replace('webapp/services/node/run', 'exec node /backend/app', 'exec python3 /backend/app/app.py');
    },
  },
];

const pythonApplication = `import http.server, json, os

class Answer(http.server.BaseHTTPRequestHandler):
    protocol_version = 'HTTP/1.1'

    def answer(self, with_body):
        body = json.dumps({'hello': 'world', 'host': os.environ.get('HOSTNAME')}).encode()
        self.send_response(200)
        self.send_header('Content-Length', str(len(body)))
        self.end_headers()
        if with_body:
            self.wfile.write(body)

    def do_GET(self):
        self.answer(True)

    def do_HEAD(self):
        self.answer(False)

http.server.ThreadingHTTPServer(('', 3000), Answer).serve_forever()
`;

function rename(files: EditableFiles, from: string, to: string): void {
  const { text, executable } = files.get(from) ?? { text: '', executable: false };
  files.remove(from);
  files.write(to, text, executable);
}
