import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseTemplateLine } from '../../../src/check/content/template-line.js';

describe('a line of the template tells host and address', () => {
  const cases: [what: string, line: string, host: string, address: string][] = [
    [
      "in the statement's words",
      'Container aa11bb22cc33 has joined the Serf cluster with the following IP address: 10.9.8.11',
      'aa11bb22cc33',
      '10.9.8.11',
    ],
    ["in this project's words", 'Container ha joined with the address 10.9.8.42', 'ha', '10.9.8.42'],
    [
      'misspelt',
      'Contaner s1 has joinned the Serf cluser with the folowing IP adress: 10.9.8.11',
      's1',
      '10.9.8.11',
    ],
    [
      'in French',
      'Le conteneur s1 a rejoint le cluster Serf avec l’adresse IP suivante : 10.9.8.11',
      's1',
      '10.9.8.11',
    ],
    [
      'in quotation marks',
      'Container "s1" has joined the Serf cluster with the following IP address: "10.9.8.11"',
      's1',
      '10.9.8.11',
    ],
    [
      'of a host that became a number',
      'Container 51234000000000000000 has joined the Serf cluster with the following IP address: 10.9.8.11',
      '51234000000000000000',
      '10.9.8.11',
    ],
    ['without the word container', 's2 joined the cluster: 10.9.8.12', 's2', '10.9.8.12'],
    [
      'without a host',
      'Container  has joined the Serf cluster with the following IP address: 10.9.8.11',
      '',
      '10.9.8.11',
    ],
  ];
  for (const [what, line, host, address] of cases) {
    it(what, () => {
      const found = parseTemplateLine(line, 3);
      assert.deepEqual(found, {
        kind: 'template-line',
        firstLine: 3,
        lastLine: 3,
        host,
        address,
        literalEcho: false,
      });
    });
  }

  it('and whether its echo was written with it', () => {
    const line =
      'echo "Container s1 has joined the Serf cluster with the following IP address: 10.9.8.11" >> /tmp/x';
    assert.equal(parseTemplateLine(line, 1)?.literalEcho, true);
  });
});

describe('what is no line of the template', () => {
  const lines = [
    'Container {{ host }} has joined the Serf cluster with the following IP address: {{ ip }}',
    'server s1 10.9.8.11:3000 check',
    'aa11bb22cc33 10.9.8.11',
    'Container s1 has joined the Serf cluster with the following IP address: 10.9.8.999',
    's1  10.9.8.11:7946  alive  role=backend',
  ];
  for (const line of lines) it(line, () => assert.equal(parseTemplateLine(line, 1), undefined));
});
