import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readCompose } from '../../src/repository/compose.js';
import { readDotenv, withVariables } from '../../src/repository/compose-variables.js';
import type { ComposeFacts } from '../../src/repository/repository.js';
import { courseFiles, EditableFiles } from '../course/course-files.js';

function read(compose: string, dotenv = '', file = 'docker-compose.yml'): ComposeFacts {
  const files = new EditableFiles();
  files.write(file, compose);
  files.write('.env', dotenv);
  const facts = readCompose(files);
  assert.ok(facts);
  return facts;
}

describe('the compose file of a lab', () => {
  for (const edition of ['2019', '2020'] as const)
    it(`says what the course has in it, in ${edition}`, () => {
      assert.deepEqual(readCompose(courseFiles(edition, 3)), {
        file: 'docker-compose.yml',
        network: 'heig',
        subnet: '192.168.42.0/24',
        roles: { s1: 'backend', s2: 'backend', ha: 'balancer' },
        addresses: { s1: '192.168.42.11', s2: '192.168.42.22', ha: '192.168.42.42' },
        environment: {
          s1: { TAG: 's1', SERVER_IP: '192.168.42.11' },
          s2: { TAG: 's2', SERVER_IP: '192.168.42.22' },
          ha: { WEBAPP_1_IP: '192.168.42.11', WEBAPP_2_IP: '192.168.42.22' },
        },
        ports: { s1: { 3000: 4000 }, s2: { 3000: 4001 }, ha: { 80: 80, 1936: 1936, 9999: 9999 } },
        leftAlone: [],
      });
    });

  it('is none in 2016', () => assert.equal(readCompose(courseFiles('2016', 0)), undefined));

  it('may be written in other ways, and what has no effect is told with its line', () => {
    const facts = read(
      [
        'version: "3.3"',
        'services:',
        '  ha:',
        '    container_name: ha',
        '    build: ./ha/',
        '    restart: always',
        '    ports: ["127.0.0.1:8080:80", {target: 1936, published: 1937}, "9000-9001:9999"]',
        '    links: [web1]',
        '    networks: { lab: { ipv4_address: 172.16.238.10 } }',
        '  web1:',
        '    build: { context: webapp, args: { A: b } }',
        '    image: softengheigvd/webapp:s1',
        '    container_name: ${NAME:-web1}',
        '    environment: { TAG: "$NAME", PRICE: "5$$", EMPTY: , PORT: 3000 }',
        '    networks: [lab, other]',
        '  traefik:',
        '    image: traefik',
        'networks:',
        '  lab: { ipam: { config: [{ subnet: 172.16.238.0/24 }] } }',
        '  other:',
        'volumes: { data: }',
      ].join('\n'),
    );
    assert.equal(facts.network, 'lab');
    assert.equal(facts.subnet, '172.16.238.0/24');
    assert.deepEqual(facts.roles, { ha: 'balancer', web1: 'backend' });
    assert.deepEqual(facts.addresses, { ha: '172.16.238.10' });
    assert.deepEqual(facts.ports, { ha: { 80: 8080, 1936: 1937 } });
    assert.deepEqual(facts.environment, { web1: { TAG: '', PRICE: '5$', PORT: '3000' } });
    assert.deepEqual(
      facts.leftAlone.map(({ line }) => line),
      [21, 6, 8, 7, 11, 12, 15, 14, 16, 20],
    );
    assert.deepEqual(facts.leftAlone[1], { file: 'docker-compose.yml', line: 6, text: 'restart: always' });
  });

  it('in the style of --scale gives nothing for what has no name', () => {
    const facts = read(
      'services:\n  webapp:\n    build: ./webapp\n  haproxy:\n    build: ./ha\n    container_name: ha',
    );
    assert.deepEqual(facts.roles, { ha: 'balancer' });
    assert.deepEqual(facts.leftAlone, [{ file: 'docker-compose.yml', line: 2, text: 'webapp:' }]);
  });

  it('takes what an anchor brings', () => {
    const facts = read(
      'x-web: &web\n  build: webapp\n  environment: { TAG: a }\nservices:\n  s1:\n    <<: *web\n    container_name: s1',
    );
    assert.deepEqual(facts.environment, { s1: { TAG: 'a' } });
    assert.deepEqual(facts.leftAlone, []);
  });

  it('that is no YAML, or has a second one beside it, is told', () => {
    const broken = read('services:\n  ha: [', '', 'compose.yaml');
    assert.equal(broken.file, 'compose.yaml');
    assert.deepEqual(
      broken.leftAlone.map(({ file, line }) => [file, line]),
      [['compose.yaml', 2]],
    );
    const files = courseFiles('2020', 0);
    files.write('docker-compose.override.yml', 'services: {}\n');
    assert.deepEqual(readCompose(files)?.leftAlone, [
      { file: 'docker-compose.override.yml', line: 1, text: 'a second compose file' },
    ]);
  });

  it('tells of a variable that has no value', () => {
    const facts = read(
      'services:\n  a:\n    build: webapp\n    container_name: s1\n    environment:\n      - TAG=${NOT_SET}',
    );
    assert.deepEqual(facts.environment, { s1: { TAG: '' } });
    assert.deepEqual(
      facts.leftAlone.map(({ line }) => line),
      [5],
    );
  });
});

describe('variables of .env', () => {
  it('are read as Compose reads them', () => {
    const text = '# comment\nA=1\r\nexport B = "two words" # why\nC=\'$A\'\nD=${A}.${E:-5}#x #y\nF=\n1G=2\n';
    assert.deepEqual(
      [...readDotenv(text)],
      [
        ['A', '1'],
        ['B', 'two words'],
        ['C', '$A'],
        ['D', '1.5#x'],
        ['F', ''],
      ],
    );
  });

  it('are put in, with what stands for one that is missing', () => {
    const variables = new Map([
      ['A', 'a'],
      ['EMPTY', ''],
    ]);
    const cases: [text: string, value: string, unset?: string][] = [
      ['$A-${A}', 'a-a'],
      ['${EMPTY:-x}${EMPTY-x}${NONE-y}', 'xy'],
      ['${A:+set}${NONE:+set}', 'set'],
      ['$$A', '$A'],
      ['5$', '5$'],
      ['${NONE}.', '.', 'NONE'],
    ];
    for (const [text, value, unset] of cases)
      assert.deepEqual(withVariables(text, variables), { text: value, unset }, text);
  });
});
