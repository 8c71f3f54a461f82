import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { recognise } from '../../../src/check/content/recognise.js';
import {
  configText,
  dockerLogText,
  dockerPsText,
  inspectText,
  lines,
  serfLogText,
  templateText,
} from './log-sample.js';

const s1Log = dockerLogText({ node: 'aa11bb22cc33', address: '10.9.8.11', role: 'backend' });
const s2Log = dockerLogText({ node: '77aa88bb99cc', address: '10.9.8.12', role: 'backend' });

function kinds(text: string): string[] {
  return recognise(text).map(({ kind }) => kind);
}

describe('each kind is known by what it says', () => {
  const cases: [kind: string, text: string][] = [
    ['docker-log', s1Log],
    ['serf-log', serfLogText],
    ['haproxy-config', configText],
    ['template-line', templateText],
    ['docker-ps', dockerPsText],
    ['docker-inspect', inspectText],
    ['nodes-listing', 'aa11bb22cc33  77aa88bb99cc\n'],
    ['other', 'A sentence.\n'],
  ];
  for (const [kind, text] of cases) {
    it(kind, () => assert.deepEqual(kinds(text), [kind]));
    it(`${kind} after a prompt and before the next one`, () => {
      const session = `box@lab:~/x$ ./show\n${text}box@lab:~/x$ \n`;
      assert.deepEqual(kinds(session), [kind]);
      assert.equal(recognise(session)[0]?.firstLine, 2);
    });
  }

  it('nothing in an empty text', () => assert.deepEqual(recognise(' \n\t\n'), []));

  it('a prompt alone is something, too', () => assert.deepEqual(kinds('root@aa11bb22cc33:/#'), ['other']));
});

describe('several captures in one text are told apart', () => {
  const cases: [what: string, text: string, ...expected: string[]][] = [
    ['logs without anything between them', s1Log + s2Log, 'docker-log', 'docker-log'],
    ['logs below headings', `# s1\n${s1Log}\n# s2\n${s2Log}`, 'docker-log', 'docker-log'],
    [
      'logs between lines of signs',
      `--------- s1 ---------\n${s1Log}======\n${s2Log}`,
      'docker-log',
      'docker-log',
    ],
    ['a log and what the handlers wrote', s1Log + serfLogText, 'docker-log', 'serf-log'],
    ['configurations', configText + configText, 'haproxy-config', 'haproxy-config'],
    ['a configuration and a listing', `${configText}aa11bb22cc33\n`, 'haproxy-config', 'nodes-listing'],
    ['tables', dockerPsText + dockerPsText, 'docker-ps', 'docker-ps'],
    ['inspects', inspectText + inspectText, 'docker-inspect', 'docker-inspect'],
    ['lines of the template', templateText + templateText, 'template-line', 'template-line'],
    [
      'all of them',
      dockerPsText + inspectText + templateText + s1Log + configText + serfLogText,
      'docker-ps',
      'docker-inspect',
      'template-line',
      'docker-log',
      'haproxy-config',
      'serf-log',
    ],
  ];
  for (const [what, text, ...expected] of cases) {
    it(what, () =>
      assert.deepEqual(
        kinds(text).filter((kind) => kind !== 'other'),
        expected,
      ),
    );
  }

  it('two logs without s6, by the names of their agents', () => {
    const withoutS6 = (text: string): string => text.slice(text.indexOf('==> Starting Serf'));
    const captures = recognise(withoutS6(s1Log) + withoutS6(s2Log));
    assert.deepEqual(
      captures.map((capture) => (capture.kind === 'docker-log' ? capture.node : capture.kind)),
      ['aa11bb22cc33', '77aa88bb99cc'],
    );
  });

  it('two excerpts of a configuration, by the section that comes again', () => {
    const excerpt = lines('backend nodes', '    server x 10.9.8.11:3000 check');
    assert.deepEqual(kinds(excerpt + excerpt), ['haproxy-config', 'haproxy-config']);
  });
});

describe('one capture stays one', () => {
  it('a log in which a handler wrote', () => {
    const more = lines('    2024/11/05 09:12:39 [INFO] serf: EventMemberJoin: s4 10.9.8.14');
    const captures = recognise(s1Log + serfLogText + more);
    assert.equal(captures.length, 1);
    assert.ok(captures[0]?.kind === 'docker-log' && captures[0].joins.some(({ name }) => name === 's4'));
  });

  it('a log of an agent that starts again and again', () => {
    const start = lines(
      '==> Starting Serf agent...',
      "         Node name: 's1'",
      '==> lookup ha: no such host',
    );
    assert.deepEqual(kinds(start.repeat(20)), ['docker-log']);
  });

  it('a line of the template that a terminal wrapped', () => {
    const text =
      'Container aa11bb22cc33 has joined the Serf cluster with\nthe following IP address: 10.9.8.11\n';
    const [capture, ...others] = recognise(text);
    assert.ok(capture?.kind === 'template-line');
    assert.deepEqual([capture.host, capture.address, capture.lastLine], ['aa11bb22cc33', '10.9.8.11', 2]);
    assert.deepEqual(others, []);
  });

  it('a listing and a look into its files', () => {
    const text = lines(
      'root@dd44ee55ff66:/# ls /nodes',
      'aa11bb22cc33  77aa88bb99cc',
      'root@dd44ee55ff66:/# cat /nodes/aa11bb22cc33',
      'aa11bb22cc33 10.9.8.11',
    );
    const [capture, ...others] = recognise(text);
    assert.ok(capture?.kind === 'nodes-listing');
    assert.deepEqual(capture.hosts, ['aa11bb22cc33', '77aa88bb99cc']);
    assert.deepEqual(others, []);
  });
});

describe('what docker-compose prints', () => {
  it('is one log for each name, however its lines are mixed', () => {
    const [one, two] = [s1Log, s2Log].map((log) => log.trimEnd().split('\n'));
    const mixed = (one ?? []).flatMap((line, index) => [
      `s1         | ${line}`,
      `s2         | ${two?.[index] ?? ''}`,
    ]);
    const captures = recognise(lines('Attaching to s1, s2', ...mixed));
    assert.deepEqual(
      captures.map((capture) =>
        capture.kind === 'docker-log' ? [capture.node, ...capture.prefixes] : [capture.kind],
      ),
      [
        ['aa11bb22cc33', 's1'],
        ['77aa88bb99cc', 's2'],
      ],
    );
  });

  it('is not a table of Markdown', () =>
    assert.deepEqual(kinds('name | image\n---- | ----\ns1 | webapp\n'), ['other', 'other']));
});

describe('a refusal is told', () => {
  const refusals = [
    'Error: No such container: s9',
    'Error response from daemon: No such container: s9',
    'Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?',
    'cat: /nodes: No such file or directory',
    "ls: cannot access '/nodes': No such file or directory",
    'bash: dokcer: command not found',
    'Got permission denied while trying to connect to the Docker daemon socket',
  ];
  for (const refusal of refusals) {
    it(refusal, () => {
      const [capture, ...others] = recognise(`box@lab:~$ docker logs s9\n${refusal}\n`);
      assert.deepEqual(others, []);
      assert.ok(capture?.kind === 'other');
      assert.equal(capture.complaint, refusal);
    });
  }

  it('but not in a sentence about something else', () => {
    const [capture] = recognise('We met no error here.\n');
    assert.ok(capture?.kind === 'other');
    assert.equal(capture.complaint, undefined);
  });
});
