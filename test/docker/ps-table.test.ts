import type { ListedPort as Port } from '../../src/docker/answers.js';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { humanDuration, portsText, psTable } from '../../src/docker/ps-table.js';

const recorded = join(import.meta.dirname, '../../../test/docker/recorded');
type Container = Parameters<typeof psTable>[0][number];

/** Just what the table shows of a container; the engine sends much more. */
function container(shown: Partial<Container>): Container {
  const { Command = '/init', Created = 0, Names = ['/ha'], Ports = [], Image = 'ait-lab/ha:task6' } = shown;
  const row = { Id: 'f'.repeat(64), Command, Created, Names, Ports, Image, Status: 'Up 3 seconds' };
  return row as unknown as Container;
}

function cells(shown: Partial<Container>, now = 0): string[] {
  const [, row = ''] = psTable([container(shown)], new Date(now * 1000)).split('\n');
  return row.split(/ {3,}/);
}

describe('the table of docker ps', () => {
  it('has the very bytes that docker 28.2.2 printed for these containers', () => {
    // Ranges, IPv6, a container that is dead, one that never ran, quotes, and an image that lost its name.
    const answer = JSON.parse(readFileSync(join(recorded, 'docker-ps.json'), 'utf8')) as {
      now: string;
      containers: Container[];
    };
    const printed = readFileSync(join(recorded, 'docker-ps.txt'), 'utf8');
    assert.equal(psTable(answer.containers, new Date(answer.now)), printed);
  });

  it('is its header where there is nothing to show', () => {
    assert.equal(
      psTable([], new Date(0)),
      'CONTAINER ID   IMAGE     COMMAND   CREATED   STATUS    PORTS     NAMES\n',
    );
  });

  const commands: [command: string, shown: string][] = [
    ['/init', '"/init"'],
    ['node /webapp/app.js', '"node /webapp/app.js"'],
    ['12345678901234567890', '"12345678901234567890"'],
    ['123456789012345678901', '"1234567890123456789…"'],
  ];
  for (const [command, shown] of commands) {
    it(`shows the command ${command} as ${shown}`, () => assert.equal(cells({ Command: command })[2], shown));
  }

  it('shows names without their slash', () => assert.equal(cells({ Names: ['/s1'] }).at(-1), 's1'));
});

describe('ports as docker shows them', () => {
  const open = (port: number, type = 'tcp'): Port => ({ PrivatePort: port, Type: type }) as Port;
  const published = (port: number, to = port, ip = '127.0.0.1'): Port => ({
    IP: ip,
    PrivatePort: port,
    PublicPort: to,
    Type: 'tcp',
  });
  const cases: [what: string, ports: Port[], shown: string][] = [
    ['none', [], ''],
    ['one that is only exposed', [open(3000)], '3000/tcp'],
    ['one with the same number outside', [published(80)], '127.0.0.1:80->80/tcp'],
    ['one with another number outside', [published(3000, 4000)], '127.0.0.1:4000->3000/tcp'],
    ['neighbours, as a range', [published(8081), published(8080)], '127.0.0.1:8080-8081->8080-8081/tcp'],
    [
      'neighbours with other numbers outside, one by one',
      [published(80, 8080), published(81, 8081)],
      '127.0.0.1:8080->80/tcp, 127.0.0.1:8081->81/tcp',
    ],
    [
      'neighbours of another protocol, each for itself',
      [open(7946), open(7946, 'udp')],
      '7946/tcp, 7946/udp',
    ],
    [
      'IPv6 in brackets, after IPv4',
      [published(80, 80, '::'), published(80, 80, '0.0.0.0')],
      '0.0.0.0:80->80/tcp, [::]:80->80/tcp',
    ],
    [
      'the last of each kind after those that another one follows',
      [open(7946, 'udp'), published(80), published(9999), published(1936), open(7946)],
      '127.0.0.1:80->80/tcp, 127.0.0.1:1936->1936/tcp, 127.0.0.1:9999->9999/tcp, 7946/tcp, 7946/udp',
    ],
  ];
  for (const [what, ports, shown] of cases) it(what, () => assert.equal(portsText(ports), shown));
});

describe('a length of time in the words of docker', () => {
  const minute = 60;
  const hour = 60 * minute;
  const day = 24 * hour;
  const cases: [seconds: number, words: string][] = [
    [0, 'Less than a second'],
    [0.999, 'Less than a second'],
    [1, '1 second'],
    [1.9, '1 second'],
    [59.9, '59 seconds'],
    [minute, 'About a minute'],
    [2 * minute - 1, 'About a minute'],
    [2 * minute, '2 minutes'],
    [hour - 1, '59 minutes'],
    [hour, 'About an hour'],
    [1.4 * hour, 'About an hour'],
    [1.5 * hour, '2 hours'],
    [47.4 * hour, '47 hours'],
    [2 * day, '2 days'],
    [13 * day, '13 days'],
    [14 * day, '2 weeks'],
    [59 * day, '8 weeks'],
    [60 * day, '2 months'],
    [729 * day, '24 months'],
    [730 * day, '2 years'],
  ];
  for (const [seconds, words] of cases) {
    it(`${seconds} s: ${words}`, () => assert.equal(humanDuration(seconds), words));
  }

  it('stands in the column CREATED', () => assert.equal(cells({ Created: 100 }, 105.5)[3], '5 seconds ago'));
});
