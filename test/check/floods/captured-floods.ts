import { id, type Flood } from './flood.js';

const many = (count: number, of: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => of(index)).join(' ');

const agentLogs = 'docker-log docker-log-line split-text judge-agent-logs troubled-logs';
const listings = 'nodes-listing nodes-listing-line nodes-contents listing-session judge-node-listings';
const tables = 'docker-ps docker-ps-header docker-ps-row judge-docker-ps';
const inspects = 'docker-inspect docker-inspect-fields docker-inspect-brackets judge-inspects';

/** Floods of what programs print. */
export const capturedFloods: readonly Flood[] = [
  ...at('logs/task 2/s1.log', agentLogs, {
    'events of members': (index) =>
      `    2019/12/16 09:15:02 [INFO] serf: EventMemberJoin: ${id(index)} 192.168.42.42`,
    'starts of containers': () =>
      '[s6-init] making user provided files available at /var/run/s6/etc...exited 0.',
    agents: (index) =>
      `==> Starting Serf agent...\n==> Serf agent running!\n         Node name: '${id(index)}'`,
    'requests of an application': (index) => `GET /x${index} 200 3.2 ms`,
    'vain attempts to join': () => '==> Failed to join ha: lookup ha: no such host',
  }),
  ...at('logs/task 3/ha.log', 'split-compose', {
    'names of docker-compose': (index) => `s${index}_1  | ==> Starting Serf agent...`,
    'lines of one container': (index) =>
      `s1_1  | 2019/12/16 09:15:02 [INFO] serf: EventMemberJoin: ${id(index)} 192.168.42.42`,
  }),
  ...at('logs/task 3/serf.log', 'serf-log judge-serf-log', {
    handlers: (index) =>
      `Member join script triggered\nMember join event received from: ${id(index)} with role backend`,
    'members as Serf gives them': (index) => `${id(index)} 192.168.42.22 backend`,
    'one long word of a handler': () => `event received leave ${'a'.repeat(460)}`,
    'words of a handler': () => `event received ${'member '.repeat(60)} leave backend`,
  }),
  ...at('logs/task 4/x', 'template-line judge-template-lines damaged-captures', {
    'who joined': () => 'joined IP 1.2.3.4',
    'lines of the template': (index) =>
      `Container ${id(index)} has joined the Serf cluster with the following IP address: 192.168.42.${index % 250}`,
    'beginnings of the template': () => 'Container has joined',
    'templates of words': () => `container ${'joined '.repeat(60)} 1.2.3.4`,
    'one long word that joined': () => `cont ${'a'.repeat(460)} joined 1.2.3.4`,
  }),
  ...at('logs/task 5/haproxy.cfg', 'haproxy-config line-kind judge-configurations backends', {
    servers: (index) => `    server s${index} 192.168.42.${index % 255}:3000 check`,
    configurations: () => 'global\n    log /dev/log local0\nbackend nodes\n    server s1 192.168.42.11:3000',
    'haunted configurations': (index) => `global\nbackend n\n server a${index} 1.2.3.4:3000\n server <b> <c>`,
    'comments before sections': (index) => `# comment ${index}\nglobal`,
    'lines of Handlebars': (index) => `{{#each nodes}} server {{name${index}}} {{ip}} {{/each}}`,
    'servers of many words': () => `server ${'a '.repeat(240)}`,
  }),
  ...at('logs/task 5/docker-ps-after-stop.txt', 'still-running roles-in foreign-containers', {
    'rows of docker ps after a stop': (index) =>
      `${id(index)}        webapp        "/init"        2 minutes ago        Up 2 minutes        3000/tcp        s${index}`,
    'tables after a stop': (index) =>
      `CONTAINER ID        IMAGE        COMMAND        CREATED        STATUS        PORTS        NAMES\n${id(index)}        webapp        "/init"        2 minutes ago        Up 2 minutes        3000/tcp        s${index % 9}`,
  }),
  ...at('logs/task 5/inspect.txt', 'misnamed-files', {
    'servers in an inspect': (index) => `    server ${id(index)} 192.168.42.${index % 255}:3000 check`,
    'names in an inspect': (index) => `root@${id(index)}:/# ls /nodes\n${id(index)}  ${id(index + 1)}`,
  }),
  ...at('logs/task 5/docker-ps.txt', tables, {
    'rows of docker ps': (index) =>
      `${id(index)}        webapp        "/init"        2 minutes ago        Up 2 minutes        3000/tcp        s${index}`,
    'headings of docker ps': () =>
      'CONTAINER ID        IMAGE               COMMAND             CREATED             STATUS              PORTS                NAMES',
    'wide rows': (index) =>
      `${id(index)}  webapp  "/init"  2 minutes ago  Up 2 minutes  ${'3000/tcp, '.repeat(180)}  s${index}`,
    'rows with bars': (index) =>
      `| ${id(index)} | webapp | "/init" | 2 minutes ago | Up 2 minutes | 3000/tcp | s${index} |`,
    'ids before a few words': (index) => `${id(index)}   webapp   x`,
  }),
  ...at('logs/task 5/ps', 'docker-ps-compose', {
    'tables of docker-compose': (index) =>
      `Name   Command   State   Ports\n----------\ns${index}   /init   Up   80/tcp\n`,
  }),
  ...at('logs/task 5/inspect-s1.json', `${inspects} foreign-containers`, {
    inspects: (index) =>
      `[{"Id":"${id(index)}","Name":"/s1","State":{},"Config":{"Hostname":"${id(index)}"}}]`,
    'open brackets': (index) => `[{"Id": "${id(index)}", `,
    'beginnings of inspects': () => `[{ "Id": "${'a'.repeat(64)}", "Created": "x"`,
    'objects side by side': (index) => `{"State":{},"Config":{},"Id":"${id(index)}"},`,
    'keys of JSON': (index) => `"a${index}": 1,`,
  }),
  ...at('logs/task 5/inspect-s2.json', 'docker-inspect-wrapped docker-inspect', {
    'wrapped lines of JSON': (index) => `    "Image": "sha256:${id(index)}",\n${id(index)}`,
  }),
  ...at('logs/task 5/nodes.txt', listings, {
    names: id,
    'listings of /nodes': (index) => `root@${id(index)}:/# ls /nodes\n${id(index)}  ${id(index + 1)}`,
    'lines of ls': (index) => `-rw-r--r-- 1 root root 12 Dec 16 09:15 ${id(index)}`,
    'files under headings': (index) => `### ${id(index)}\n${id(index)} 192.168.42.22`,
    'folders and their files': (index) => `content:\n${id(index)}\n### id\n${id(index)} 192.168.42.22`,
    'many names on a line': (index) => many(150, (nth) => id(index * 150 + nth)),
  }),
  ...at('logs/task 5/x', 'prompt complaint left-over', {
    prompts: (index) => `$ docker logs s${index}`,
    'long prompts': () => `root@a:${'x'.repeat(680)}`,
    refusals: (index) => `Error: No such container: s${index}`,
    'refusals of a shell': (index) => `bash: s${index}: command not found`,
    'long refusals': () => `bash ${'a '.repeat(190)}`,
    separators: () => '----',
    'white space': () => ' '.repeat(300),
    'quotation marks': () => '"'.repeat(1900),
  }),
];

function at(path: string, reaches: string, lines: Readonly<Record<string, Flood['line']>>): Flood[] {
  return Object.entries(lines).map(([name, line]) => ({ name, reaches, path, line }));
}
