import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { buildProgram } from '../../src/cli/program.js';
import { TemporaryFolder } from '../temporary-folder.js';
import { aitLab, nowhere, productFolder } from './command.js';

const help = `Usage: ait-lab [options] [command]

Carries out the lab "dynamic load balancing with Docker", keeps the evidence,
and writes the report.

Options:
  -V, --version                  output the version number
  -C, --directory <dir>          folder that the command works in, here or after
                                 it (default: here)
  -h, --help                     display help for command

Commands:
  list [options]                 the tasks, their steps and deliverables, and
                                 what is on disk of them
  run [options] <task...>        carry tasks out: build images, start
                                 containers, wait, capture, clean up
  collect-logs [options] [task]  capture the evidence of the containers that run
                                 now into logs/task N/, whoever has started them
  init [options] [dir]           make a workspace of your own: settings, and for
                                 each question your answer from the report that
                                 lies there, or a hint
  build-report [options]         make report/report.md, .html and .pdf of
                                 evidence and answers; exit code 1 when
                                 something is missing
  check [options] [folder...]    is what a folder hands in complete and right,
                                 whoever made it? needs an engine with --run
                                 alone
  up [options]                   start the lab by hand: ha and web applications,
                                 and wait until they serve
  status [options]               members, servers, ports and requests of the lab
                                 that runs
  down [options]                 take the lab down: everything with the labels
                                 of this workspace, also after a crash
  stop [options] <node>          stop a node of the lab that runs (SIGTERM: it
                                 leaves)
  kill [options] <node>          kill a node of the lab that runs (SIGKILL: it
                                 fails)
  start [options] <node>         start a node of the lab that runs (a new or a
                                 stopped one)
  scale [options] <n>            have so many web applications: starts the
                                 missing ones, stops the highest
  chaos [options]                let everything happen to a lab of its own, at
                                 random and under load, and check that no
                                 promise is broken
  bench [options]                measure the lab, the variant hitless and what
                                 others would use side by side, under load;
                                 takes half an hour
  doctor [options]               is this machine ready? one line a question, and
                                 what to do
  completion <shell>             completion for a shell: commands, tasks, nodes,
                                 options
  help [command]                 display help for command

Examples:
  ait-lab run all                 all seven tasks, evidence in logs/task N/
  ait-lab run 5 6 --keep          two tasks; task 6's containers stay for a look around
  ait-lab run 0-3 --json          for programs: one JSON object a line
  ait-lab -C my-hand-in run 5     in another folder than this one
  ait-lab run 6 --nodes 8         task 6 with eight web applications
  ait-lab run 6 --variant hitless the same without losing a request
  ait-lab run 6 --dry-run         what would be done, without an engine
  ait-lab up && ait-lab status    the lab by hand
  ait-lab scale 5                 web applications come and go
  ait-lab collect-logs --watch    captures what you start and stop by hand, state by state
  ait-lab run task5 --images lab  with our images, in a repository that has its own
  ait-lab init my-hand-in         a workspace of your own, with room for your answers
  ait-lab build-report --open     report/report.md, .html and .pdf
  ait-lab check my-hand-in        is what a folder hands in complete and right?
  ait-lab doctor                  is this machine ready?

Exit codes: 0 done, 1 an expectation failed or a hand-in lacks something, 2 wrong usage or task file, 3 the machine lacks something,
4 a deadline passed, 130 interrupted. NO_COLOR is honoured. Every option has a variable in the environment,
AIT_LAB_ and its name.
`;

describe('the help', () => {
  it('shows commands, examples and exit codes', () => {
    assert.deepEqual(aitLab(productFolder, ['--help']), { code: 0, stdout: help, stderr: '' });
  });

  it('is what one gets without a command, with the exit code of wrong usage', () => {
    assert.deepEqual(aitLab(productFolder, []), { code: 2, stdout: '', stderr: help });
  });

  for (const command of buildProgram().commands) {
    it(`of ${command.name()} names a variable in the environment for each option`, () => {
      const { code, stdout } = aitLab(productFolder, [command.name(), '--help']);
      assert.equal(code, 0);
      assert.match(stdout, new RegExp(`^Usage: ait-lab ${command.name()} `));
      const names = command.options.map(({ long = '' }) => long.slice(2).replaceAll('-', '_').toUpperCase());
      for (const name of names)
        assert.ok(stdout.replaceAll(/\s+/g, ' ').includes(`(env: AIT_LAB_${name})`), name);
    });
  }

  for (const command of ['list', 'run', 'collect-logs', 'init', 'build-report', 'check', 'completion']) {
    it(`of ${command} has an example`, () => {
      assert.match(
        aitLab(productFolder, [command, '--help']).stdout,
        new RegExp(`\nExamples?:\n.* ${command}`),
      );
    });
  }

  it('comes with the version beside it', () => {
    const { version } = JSON.parse(readFileSync(join(productFolder, 'package.json'), 'utf8')) as {
      version: string;
    };
    assert.deepEqual(aitLab(productFolder, ['--version']), { code: 0, stdout: `${version}\n`, stderr: '' });
  });
});

describe('wrong usage ends with exit code 2, and with the nearest right word', () => {
  const tasks = 'known here: task0, task1, task2, task3, task4, task5, task6, all (also 5, 0-3)';
  const cases: [args: string[], message: string][] = [
    [['nope'], "error: unknown command 'nope'\n"],
    [['runn'], "error: unknown command 'runn'\n(Did you mean run?)\n"],
    [['run'], "error: missing required argument 'task'\n"],
    [['run', '5', '--keeep'], "error: unknown option '--keeep'\n(Did you mean --keep?)\n"],
    [['run', 'nope'], `✗ "nope" is not a task\n  → ${tasks}\n`],
    [['run', '0-9'], `✗ "0-9" is not a task\n  → ${tasks}\n`],
    [['run', 'task55'], '✗ "task55" is not a task\n  → did you mean "task5"? (also 5, 0-3)\n'],
    [['run', '6', '--nodes', '2'], '✗ --nodes 2: task 6 needs at least 3 web applications\n'],
    [
      ['run', '6', '--nodes', '0'],
      "error: option '--nodes <n>' argument '0' is invalid. a whole number from 1 to 64\n",
    ],
    [
      ['run', '0-2', '5', '--variant', 'hitless'],
      '✗ --variant hitless: task 0, task 1, task 2, task 5 do not have it\n  → task6 has it\n',
    ],
    [
      ['up', '--task', '3', '--variant', 'hitless'],
      '✗ --variant hitless: task 3 does not have it\n  → task6 has it\n',
    ],
    [
      ['run', '6', '--variant', 'hitles'],
      '✗ "hitles" is not a variant of this lab\n  → did you mean "hitless"?\n',
    ],
    [
      ['run', '6', '--port-http', '80a'],
      "error: option '--port-http <port>' argument '80a' is invalid. a whole number from 1 to 65535\n",
    ],
    [
      ['run', '6', '--bind', 'localhost'],
      "error: option '--bind <address>' argument 'localhost' is invalid. an IPv4 address of this machine, or 0.0.0.0\n",
    ],
    [
      ['build-report', '--format', 'doc'],
      "error: option '--format <list>' argument 'doc' is invalid. a list of md, html, pdf\n",
    ],
    [['build-report', '--task', '9'], `✗ "9" is not a task\n  → ${tasks}\n`],
    [['init', 'x', '--lang', 'de'], "error: option '--lang <lang>' argument 'de' is invalid. en or fr\n"],
    [['stop'], "error: missing required argument 'node'\n"],
    [
      ['scale', '-1'],
      "error: command-argument value '-1' is invalid for argument 'n'. a whole number from 0 to 64\n",
    ],
    [
      ['completion', 'tcsh'],
      "error: command-argument value 'tcsh' is invalid for argument 'shell'. Allowed choices are bash, zsh, fish.\n",
    ],
  ];
  for (const [args, message] of cases) {
    it(`ait-lab ${args.join(' ')}`, () => {
      using folder = new TemporaryFolder();
      assert.deepEqual(aitLab(folder.path, args), { code: 2, stdout: '', stderr: message });
      assert.deepEqual(folder.tree(), []);
    });
  }

  it('which a variable may hold, too', () => {
    using folder = new TemporaryFolder();
    const { code, stderr } = aitLab(folder.path, ['run', '6'], { AIT_LAB_NODES: 'many' });
    assert.equal(code, 2);
    assert.match(stderr, /value 'many' from env 'AIT_LAB_NODES' is invalid/);
  });
});

describe('a mistake in a task file', () => {
  it('is shown with its place and the nearest right word, before anything else happens', () => {
    using folder = new TemporaryFolder();
    mkdirSync(join(folder.path, 'tasks'));
    const text = 'task: 5\ntitle: mine\nabout: x\nsteps:\n  - name: ha starts\n    do: [{ strat: ha }]\n';
    writeFileSync(join(folder.path, 'tasks/task5.yaml'), text);
    assert.deepEqual(aitLab(folder.path, ['run', '5']), {
      code: 2,
      stdout: '',
      stderr: `✗ 1 mistake in tasks/task5.yaml

  tasks/task5.yaml:6:12  unknown word "strat"
    6 │     do: [{ strat: ha }]
      │            ~~~~~
        did you mean "start"?
`,
    });
    assert.deepEqual(folder.tree(), ['tasks/', 'tasks/task5.yaml']);
  });
});

describe('what needs no engine', () => {
  it('list, which shows that nothing is there yet and makes nothing', () => {
    using folder = new TemporaryFolder();
    const { code, stdout, stderr } = aitLab(folder.path, ['list']);
    assert.deepEqual([code, stderr], [0, '']);
    const titles = stdout.split('\n').filter((line) => line.startsWith('task'));
    const heads = ['0', '1', '2', '3', '4', '5', '6', '6 --variant hitless'];
    assert.equal(titles.length, heads.length);
    for (const [index, title] of titles.entries()) {
      assert.match(title, new RegExp(`^task${heads[index] ?? ''}  [A-Z].* \\(not run yet\\)$`));
    }
    assert.match(stdout, /^ {2}logs\/task 6 hitless\/$/m);
    assert.match(stdout, /^ {2}report\/images\/capture\/task6-hitless\/$/m);
    assert.match(stdout, /^ {2}1\. \S.*\n/m);
    assert.match(stdout, /^ {4}· haproxy-stat\.json$/m);
    assert.doesNotMatch(stdout, /✓/);
    assert.deepEqual(folder.tree(), []);
  });

  it('list --json, for programs', () => {
    using folder = new TemporaryFolder();
    const listed = JSON.parse(aitLab(folder.path, ['list', '--json']).stdout) as {
      task: number;
      variant: string;
      files: object[];
    }[];
    assert.deepEqual(
      listed.map(({ task, variant }) => `${task} ${variant}`),
      ['0 lab', '1 lab', '2 lab', '3 lab', '4 lab', '5 lab', '6 lab', '6 hitless'],
    );
    assert.ok(listed.every(({ files }) => files.length > 0));
  });

  it('run --dry-run, which says what would be done and does nothing', () => {
    using folder = new TemporaryFolder();
    const { code, stdout, stderr } = aitLab(folder.path, ['run', '0', '6', '--dry-run', '--nodes', '3']);
    assert.deepEqual([code, stderr], [0, '']);
    assert.match(
      stdout,
      /^images: those of ait-lab\n\nTask 0 {2}.*\n {2}nodes: ha 192\.168\.42\.42, s1 192\.168\.42\.11, s2 192\.168\.42\.22/,
    );
    assert.match(stdout, /^Task 6 {2}/m);
    assert.doesNotMatch(stdout, /variant/);
    assert.match(stdout, /^ {7}starting s1$/m);
    assert.match(stdout, /^ {7}until HAProxy: s1, s2, s3 UP$/m);
    assert.match(stdout, /^ {7}haproxy-stat\.json: HAProxy's table of servers$/m);
    assert.deepEqual(folder.tree(), []);
  });

  it('completion, whose script bash accepts', () => {
    const { code, stdout } = aitLab(productFolder, ['completion', 'bash']);
    assert.equal(code, 0);
    assert.match(stdout, /^ {4}run\) options='.*--keep .*' arguments='all task0 /m);
    assert.match(stdout, /^ {4}kill\) options='.*' arguments='ha s1 /m);
    assert.match(stdout, /^ {4}completion\) options='--help' arguments='bash zsh fish' ;;$/m);
  });
});

describe('without an engine', () => {
  const failure = {
    reason: 'engine-unreachable',
    endpoint: nowhere,
    detail: 'connect ECONNREFUSED 127.0.0.1:1',
  };

  for (const args of [
    ['run', '5'],
    ['up'],
    ['status'],
    ['down'],
    ['stop', 's1'],
    ['scale', '3'],
    ['collect-logs'],
  ]) {
    it(`ait-lab ${args.join(' ')} ends at once with exit code 3, and says where it looked`, () => {
      using folder = new TemporaryFolder();
      const { code, stderr } = aitLab(folder.path, args);
      assert.equal(code, 3);
      assert.match(
        stderr,
        /^✗ no Docker Engine answers at tcp:\/\/127\.0\.0\.1:1\n {2}connect ECONNREFUSED/m,
      );
      assert.match(stderr, /→ `bin\/setup` installs and starts one/);
    });
  }

  for (const args of [['status'], ['collect-logs']]) {
    it(`ait-lab ${args.join(' ')} --json tells it as one JSON line, also with the variable of --json`, () => {
      using folder = new TemporaryFolder();
      const line = { code: 3, stdout: `${JSON.stringify({ type: 'failure', failure })}\n` };
      const { code, stdout } = aitLab(folder.path, [...args, '--json']);
      assert.deepEqual({ code, stdout }, line);
      const byVariable = aitLab(folder.path, args, { AIT_LAB_JSON: '1' });
      assert.deepEqual({ code: byVariable.code, stdout: byVariable.stdout }, line);
    });
  }

  it('ait-lab run --json tells it as the end of the run', () => {
    using folder = new TemporaryFolder();
    const { code, stdout } = aitLab(folder.path, ['run', '5', '--json']);
    const events = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { type: string; failure?: object });
    assert.equal(code, 3);
    assert.deepEqual(
      events.map(({ type }) => type),
      ['run-started', 'note', 'phase-started', 'phase-ended', 'run-ended'],
    );
    assert.deepEqual(events.at(-1)?.failure, failure);
  });

  it('ait-lab run nope --json still tells what is wrong as JSON', () => {
    using folder = new TemporaryFolder();
    const { code, stdout } = aitLab(folder.path, ['run', 'nope', '--json']);
    assert.equal(code, 2);
    const { type, failure: told } = JSON.parse(stdout) as { type: string; failure: { reason: string } };
    assert.deepEqual([type, told.reason], ['failure', 'usage']);
  });
});
