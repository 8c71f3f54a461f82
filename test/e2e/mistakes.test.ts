import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { failureOf, runToEnd } from './support/command.js';
import { s1Starts, task } from './support/scenario.js';
import { TestWorkspace } from './support/workspace.js';

/** No engine is there: what is said was found before anybody asked for one. */
const nowhere = { DOCKER_HOST: 'unix:///nowhere/docker.sock' };

const ha = '  - name: ha starts\n    do: [{ start: ha }]';

describe('a mistake in a file', () => {
  let workspace: TestWorkspace;
  before(async () => {
    workspace = await TestWorkspace.create();
  });
  after(() => workspace[Symbol.asyncDispose]());

  /** What the user reads. */
  async function refused(file: string, text: string): Promise<string> {
    await workspace.write(file, text);
    const end = await runToEnd(['run', '0', '-C', workspace.path], { env: nowhere });
    await workspace.write(file, file === 'ait-lab.yaml' ? '' : task(0, ha));
    assert.equal(end.code, 2, end.stdout + end.stderr);
    assert.equal(end.stdout, '');
    return end.stderr.replaceAll(`${workspace.path}/`, '');
  }

  const cases: [what: string, file: string, text: string, shown: string[]][] = [
    [
      'an unknown word, with the nearest right one',
      'tasks/task0.yaml',
      task(0, ha, '    untl: [{ log: { of: ha, contains: x } }]'),
      [
        'tasks/task0.yaml:7:5  unknown word "untl"',
        '7 │     untl: [{ log: { of: ha, contains: x } }]',
        '  │     ~~~~',
        'did you mean "until"?',
      ],
    ],
    [
      'a wrong type',
      'tasks/task0.yaml',
      task(0, ha, '    within: soon'),
      [
        'tasks/task0.yaml:7:13  expected a number, found text',
        '7 │     within: soon',
        '  │             ~~~~',
      ],
    ],
    [
      'two steps of one name',
      'tasks/task0.yaml',
      task(0, ha, '  - name: ha starts'),
      [
        'tasks/task0.yaml:7:11  step 2 has the name of step 1: names tell steps apart',
        '7 │   - name: ha starts',
        '  │           ~~~~~~~~~',
      ],
    ],
    [
      'a capture of a node that does not exist at that step',
      'tasks/task0.yaml',
      task(0, ha, '    capture: { s1.log: { logs: s1 } }'),
      [
        'tasks/task0.yaml:7:32  s1 does not exist at this step; ha does',
        '7 │     capture: { s1.log: { logs: s1 } }',
        '  │                                ~~',
      ],
    ],
    [
      'what is no YAML at all',
      'tasks/task0.yaml',
      task(0, ha, '    capture: {'),
      [
        'tasks/task0.yaml:7:14  this map is never closed: } is missing',
        '7 │     capture: {',
        '  │              ~',
      ],
    ],
    [
      'a word of the workspace’s own file',
      'ait-lab.yaml',
      'netwrok: mine\n',
      [
        'ait-lab.yaml:1:1  unknown word "netwrok"',
        '1 │ netwrok: mine',
        '  │ ~~~~~~~',
        'did you mean "network"?',
      ],
    ],
  ];
  for (const [what, file, text, shown] of cases) {
    it(what, async () => {
      const message = await refused(file, text);
      assert.match(message, new RegExp(`^✗ 1 mistake in ${file}\n`));
      for (const line of shown) assert.ok(message.includes(line), `${line}\nis not in\n${message}`);
    });
  }

  it('is told together with all the others, of every task', async () => {
    await workspace.write('tasks/task0.yaml', task(0, '  - nmae: x'));
    await workspace.write('tasks/task1.yaml', task(1, ha, '  - name: then', '    do: [{ stop: s1 }]'));
    const { code, stderr } = await runToEnd(['run', '0-1', '-C', workspace.path], { env: nowhere });
    assert.equal(code, 2);
    assert.match(stderr, /task0\.yaml:5:5 {2}unknown word "nmae"/);
    assert.match(stderr, /task1\.yaml:8:18 {2}s1 does not run at this step; ha does/);
  });
});

describe('Windows line ends in what goes into an image', () => {
  it('stop the build before it begins, with file and hint', async () => {
    await using workspace = await TestWorkspace.create({ 'tasks/task0.yaml': task(0, s1Starts) });
    await workspace.ownImages();
    const handler = 'images/ha/task3/serf-handlers/member-join.sh';
    const text = await workspace.readText(handler);
    await workspace.write(handler, text.replaceAll('\n', '\r\n'));
    const end = await runToEnd(['run', '0', '-C', workspace.path, '--json']);
    assert.equal(end.code, 2, end.stdout + end.stderr);
    assert.deepEqual(failureOf(end), { reason: 'crlf', file: join(workspace.path, handler), line: 1 });
    assert.ok(!end.events.some((event) => event.type === 'phase-progress'));
    assert.ok(!end.events.some((event) => event.type === 'task-started'));

    const told = await runToEnd(['run', '0', '-C', workspace.path, '--plain']);
    const path = join(workspace.path, handler);
    assert.ok((told.stdout + told.stderr).includes(`${path} has Windows line ends (CRLF), first at line 1`));
    assert.ok((told.stdout + told.stderr).includes(`sed -i 's/\\r$//' '${path}'`));
  });
});
