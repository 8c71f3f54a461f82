import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseHaproxyConfig } from '../../../src/check/content/haproxy-config.js';
import { recognise } from '../../../src/check/content/recognise.js';

/** The servers of a backend with this line: `+` is live, `-` is not. */
function servers(line: string): string[] | undefined {
  return parseHaproxyConfig(['backend nodes', line], 1)?.servers.map(
    ({ name, address, live }) => `${live ? '+' : '-'} ${name} ${address}`,
  );
}

describe('a server', () => {
  const cases: [what: string, line: string, ...expected: string[]][] = [
    ['with an address is live', '    server s1 10.9.8.11:3000 check', '+ s1 10.9.8.11:3000'],
    ['with options is live', 'server s1 10.9.8.11:3000 cookie s1 check inter 2s', '+ s1 10.9.8.11:3000'],
    ['after a tab is live', '\tserver\ts1\t10.9.8.11:3000', '+ s1 10.9.8.11:3000'],
    ['with a gap before its port is live', 'server s1 10.9.8.11 :3000 check', '+ s1 10.9.8.11:3000'],
    ['without a name is live', 'server  10.9.8.11:3000 check', '+  10.9.8.11:3000'],
    ['with another port is live', 'server s1 10.9.8.11:8080 check', '+ s1 10.9.8.11:8080'],
    ['with a misprinted address is not', 'server s1 310.9.8.11:3000 check', '- s1 310.9.8.11:3000'],
    ['with a marker is a placeholder', 'server s1 <s1>:3000 check', '- s1 <s1>:3000'],
    ['with a variable is a placeholder', 'server s1 ${WEB_IP}:3000 check', '- s1 ${WEB_IP}:3000'],
    ['of a template is a placeholder', 'server {{ host }} {{ ip }}:3000 check', '- {{host}} {{ip}}:3000'],
    ['without address is a placeholder', 'server s1 :3000 check', '- s1 :3000'],
    ['that is commented out is none', '   # server s1 10.9.8.11:3000 check'],
    ['in a wrapped comment is none', 'server that is described above'],
  ];
  for (const [what, line, ...expected] of cases) it(what, () => assert.deepEqual(servers(line), expected));

  it('of the statistics is none', () => {
    const config = parseHaproxyConfig(['listen stats', 'server x 10.9.8.11:3000'], 1);
    assert.deepEqual(config?.servers, []);
    assert.equal(config.backend, false);
  });
});

describe('a configuration', () => {
  it('whose top was cut is still one', () => {
    assert.equal(parseHaproxyConfig(['backend nodes', '    balance roundrobin'], 7)?.backend, true);
  });

  it('that was cut before its backend has none', () => {
    assert.equal(parseHaproxyConfig(['global', '    maxconn 200', 'defaults'], 1)?.backend, false);
  });

  it('that was never generated holds handlebars, a comment about them does not count', () => {
    const raw = ['backend nodes', '{{#each addresses}}', 'server {{host}} {{ip}}:3000 check', '{{/each}}'];
    assert.equal(parseHaproxyConfig(raw, 1)?.handlebars, true);
    assert.equal(parseHaproxyConfig(['backend nodes', '# {{ host }}'], 1)?.handlebars, false);
    const kinds = recognise(raw.join('\n')).map((capture) => capture.kind);
    assert.deepEqual(kinds, ['haproxy-config']);
  });

  for (const text of [
    'The global view',
    'a backend nodes list',
    'Server nodes/s1 is DOWN',
    'defaults to one',
  ]) {
    it(`is not “${text}”`, () => assert.equal(parseHaproxyConfig([text], 1), undefined));
  }
});
