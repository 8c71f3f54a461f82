import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { aHandIn } from './a-hand-in.js';
import { judge } from './our-check.js';

/** A name of a container that is another one for each number. */
const id = (index: number): string => ((index * 2_654_435_761) >>> 0).toString(16).padStart(8, '0') + 'abcd';

/** What there is to be read in a hand-in, each a line, or a few, that can be repeated without end. */
const lines: Readonly<Record<string, (index: number) => string>> = {
  'who joined': () => 'joined IP 1.2.3.4',
  'events of members': (index) =>
    `    2019/12/16 09:15:02 [INFO] serf: EventMemberJoin: ${id(index)} 192.168.42.42`,
  'starts of containers': () =>
    '[s6-init] making user provided files available at /var/run/s6/etc...exited 0.',
  agents: (index) =>
    `==> Starting Serf agent...\n==> Serf agent running!\n         Node name: '${id(index)}'`,
  servers: (index) => `    server s${index} 192.168.42.${index % 255}:3000 check`,
  configurations: () => 'global\n    log /dev/log local0\nbackend nodes\n    server s1 192.168.42.11:3000',
  'rows of docker ps': (index) =>
    `${id(index)}        webapp        "/init"        2 minutes ago        Up 2 minutes        3000/tcp        s${index}`,
  'headings of docker ps': () =>
    'CONTAINER ID        IMAGE               COMMAND             CREATED             STATUS              PORTS                NAMES',
  inspects: (index) => `[{"Id":"${id(index)}","Name":"/s1","State":{},"Config":{"Hostname":"${id(index)}"}}]`,
  'open brackets': (index) => `[{"Id": "${id(index)}", `,
  names: id,
  prompts: (index) => `$ docker logs s${index}`,
  fences: () => '```',
  'blocks of code': (index) => `\`\`\`\n${id(index)}\n\`\`\``,
  headings: (index) => `## Task ${index % 7}`,
  links: (index) => `[a](logs/x${index}.log)`,
  'links of spaces': () => `[a](${' '.repeat(200)}b`,
  'white space': () => ' '.repeat(300),
  pictures: (index) => `![x](images/a${index}.png)`,
  comments: () => '<!--',
};
const places = ['logs/task 2/s1.log', 'logs/task 3/ha.log', 'logs/task 5/x', 'report/report.md'];

/** What was quadratic would take sixteen times as long for four times as much; to begin with, what is done once counts. */
const sizes = [25_000, 100_000, 400_000] as const;
const mostGrowth = 9;
const slackMs = 250;

describe('a flood in a hand-in costs what it is long', () => {
  for (const path of places) {
    for (const [name, line] of Object.entries(lines)) {
      it(`of ${name} in ${path}`, () => {
        const [, middle = 0, large = 0] = sizes.map((size) => judgedMs(path, flood(line, size)));
        assert.ok(
          large <= mostGrowth * middle + slackMs,
          `${middle} ms, and ${large} ms for four times as much`,
        );
      });
    }
  }
});

function flood(line: (index: number) => string, size: number): string {
  const all: string[] = [];
  for (let length = 0; length < size; length += (all.at(-1)?.length ?? 0) + 1) all.push(line(all.length));
  return `${all.join('\n')}\n`;
}

/** Milliseconds of the processor, whatever else it does. */
function judgedMs(path: string, text: string): number {
  const handIn = aHandIn({ 'ha/Dockerfile': 'FROM x\n', 'webapp/Dockerfile': 'FROM x\n', [path]: text });
  const before = process.cpuUsage();
  judge(handIn);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
