import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { doctorText } from '../../../../src/cli/commands/doctor/doctor-text.js';
import { failed, notSeen, ok, warning, type Answer } from '../../../../src/lab/doctor/answer.js';
import { makePalette } from '../../../../src/ui/palette.js';
import { TemporaryFolder } from '../../../temporary-folder.js';
import { aitLab, type Ended } from '../../command.js';

const plain = makePalette({}, { NO_COLOR: '1' });

describe('the doctor’s answers', () => {
  it('are a line each, with the hint below', () => {
    const answers = [
      ok('Node.js', '20.0.0'),
      warning('Browser', 'none', 'install one'),
      failed('Ports', '80 is\ntaken', 'free it'),
      notSeen('Disk', 'elsewhere'),
    ];
    assert.equal(
      doctorText(answers, plain),
      `✓ Node.js  20.0.0
! Browser  none
           → install one
✗ Ports    80 is taken
           → free it
– Disk     elsewhere

This machine is not ready: 1 thing in the way, with 1 warning; 1 thing cannot be seen from here.
`,
    );
  });

  const verdicts: [answers: Answer[], verdict: string][] = [
    [[ok('a', '')], 'This machine is ready.'],
    [[ok('a', ''), notSeen('b', '')], 'This machine is ready; 1 thing cannot be seen from here.'],
    [[ok('a', ''), warning('b', '', '')], 'This machine is ready, with 1 warning.'],
    [[failed('a', '', ''), failed('b', '', '')], 'This machine is not ready: 2 things in the way.'],
  ];
  for (const [answers, verdict] of verdicts) {
    it(`come to "${verdict}"`, () => assert.equal(doctorText(answers, plain).split('\n').at(-2), verdict));
  }
});

describe('ait-lab doctor without an engine', () => {
  function examine(
    folder: string,
    args: string[] = [],
    env: Record<string, string> = {},
  ): Ended & { answers: Answer[] } {
    const ended = aitLab(folder, ['doctor', '--json', ...args], env);
    const { answers } = JSON.parse(ended.stdout) as { answers: Answer[] };
    return { ...ended, answers };
  }
  const named = (answers: readonly Answer[], name: string): Answer | undefined =>
    answers.find((answer) => answer.name === name);

  it('looks at everything else all the same, and ends with exit code 3', () => {
    using folder = new TemporaryFolder();
    const { code, answers } = examine(folder.path);
    assert.equal(code, 3);
    assert.deepEqual(
      answers.map(({ name }) => name),
      [
        'Node.js',
        'Docker Engine',
        'Ports',
        'Task files',
        'Line ends',
        'Evidence',
        'Disk of the workspace',
        'Browser',
      ],
    );
    assert.equal(named(answers, 'Docker Engine')?.state, 'failed');
    assert.match(
      named(answers, 'Docker Engine')?.finding ?? '',
      /tcp:\/\/127\.0\.0\.1:1: connect ECONNREFUSED/,
    );
    assert.ok(answers.every(({ state, hint }) => (state === 'ok') === (hint === undefined)));
    assert.deepEqual(folder.tree(), []);
  });

  it('finds a port that another program has', async () => {
    using folder = new TemporaryFolder();
    const server = createServer().listen(0, '127.0.0.1');
    try {
      await once(server, 'listening');
      const address = server.address();
      assert.ok(typeof address === 'object' && address !== null);
      const port = String(address.port);
      const answer = named(examine(folder.path, ['--port-admin', port]).answers, 'Ports');
      assert.equal(answer?.state, 'failed');
      // Labs of other tests may have some of the others at this moment.
      assert.match(answer.finding, new RegExp(`\\b${port}(?:, \\d+)* held by another program`));
    } finally {
      server.close();
    }
  });

  it('finds Windows line ends in the images of the workspace', () => {
    using folder = new TemporaryFolder();
    mkdirSync(join(folder.path, 'images/ha'), { recursive: true });
    writeFileSync(join(folder.path, 'images/ha/Dockerfile'), 'FROM x\r\n');
    const answer = named(examine(folder.path).answers, 'Line ends');
    assert.equal(answer?.finding, `CRLF in ${join(folder.path, 'images/ha/Dockerfile')}, first at line 1`);
  });

  it('finds that evidence has no place', () => {
    using folder = new TemporaryFolder();
    writeFileSync(join(folder.path, 'logs'), '');
    assert.equal(
      named(examine(folder.path).answers, 'Evidence')?.finding,
      `${join(folder.path, 'logs')} is a file`,
    );
  });

  it('finds mistakes in the task files of the workspace', () => {
    using folder = new TemporaryFolder();
    mkdirSync(join(folder.path, 'tasks'));
    writeFileSync(join(folder.path, 'tasks/task3.yaml'), 'x');
    assert.equal(named(examine(folder.path).answers, 'Task files')?.state, 'failed');
  });

  it('takes a browser that is missing for a warning', () => {
    using folder = new TemporaryFolder();
    const answer = named(examine(folder.path, [], { CHROME_PATH: '/nowhere/chrome' }).answers, 'Browser');
    assert.equal(answer?.state, 'warning');
    assert.equal(answer.finding, 'CHROME_PATH names /nowhere/chrome, and there is no such program');
  });
});
