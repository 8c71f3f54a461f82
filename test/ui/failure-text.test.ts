import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Failure } from '../../src/failure.js';
import { failureText } from '../../src/ui/failure-text.js';
import { makePalette } from '../../src/ui/palette.js';

const palette = makePalette({}, { NO_COLOR: '1' });

const wait = {
  condition: 'HAProxy: s1, s2 UP',
  observed: 's1 UP, \u001B[31ms2 DOWN\u001B[0m',
  step: 's2 joins',
  elapsedMs: 60_020,
};

const crashed = {
  node: 's2',
  status: 'exited',
  exitCode: 1,
  lastLines: ['\u001B[2J\u001B[1mError: boom\u001B[0m', '\tat main.js:1\u0007'],
};

const cases: [Failure, ...lines: string[]][] = [
  [
    { reason: 'usage', message: 'no such task: task9', hint: 'task0 to task6' },
    '✗ no such task: task9',
    '  → task0 to task6',
  ],
  [{ reason: 'usage', message: 'no such folder' }, '✗ no such folder'],
  [
    { reason: 'not-ours', files: ['report/report.md', 'report/report.html'], hint: 'write elsewhere' },
    '✗ report/report.md was not made by ait-lab, or was changed since: nothing was written',
    '  nor is report/report.html as ait-lab made it',
    '  → write elsewhere',
  ],
  [
    { reason: 'cannot-open', file: 'report/report.html', detail: 'spawn xdg-open ENOENT' },
    '✗ nothing on this machine opens report/report.html',
    '  spawn xdg-open ENOENT',
    '  → open it in a browser by hand, or build without --open',
  ],
  [
    { reason: 'engine-unreachable', endpoint: 'unix:///var/run/docker.sock', detail: 'connect ENOENT' },
    '✗ no Docker Engine answers at unix:///var/run/docker.sock',
    '  connect ENOENT',
    '  → `bin/setup` installs and starts one; DOCKER_HOST or a Docker context names another',
  ],
  [
    { reason: 'engine-silent', endpoint: 'unix:///s', doing: 'listing containers', withinMs: 10_000 },
    '✗ the Docker Engine at unix:///s does not answer',
    '  asked for: listing containers; waited 10 s',
    '  → see whether `docker ps` answers; an engine that hangs has to be started again; then `ait-lab down` removes what is left',
  ],
  [
    { reason: 'engine-lost', endpoint: 'tcp://host:2375', detail: 'socket hang up' },
    '✗ the Docker Engine at tcp://host:2375 stopped answering in the middle of the run',
    '  socket hang up',
    '  → `bin/setup` starts it again; then `ait-lab down` removes what is left of this run',
  ],
  [
    { reason: 'engine-error', doing: 'creating ha', detail: 'no such image', status: 404 },
    '✗ the Docker Engine refused: creating ha',
    '  no such image (status 404)',
    '  → `ait-lab doctor` looks for the cause',
  ],
  [
    { reason: 'name-taken', name: 'ha', holder: 'container 3f2a (image nginx)' },
    '✗ a container called ha exists already, and it is not one of ours',
    '  held by container 3f2a (image nginx)',
    '  → rename or remove it, or run with --isolated',
  ],
  [
    { reason: 'network-taken', name: 'heig', holder: 'network 77ab' },
    '✗ a network called heig exists already, and it is not one of ours',
    '  held by network 77ab',
    '  → choose another name with --network NAME, or run with --isolated',
  ],
  [
    { reason: 'port-taken', port: 80, holder: 'process 812 (apache2)' },
    '✗ port 80 of this machine is taken',
    '  held by process 812 (apache2)',
    '  → choose another with --port-http, --port-stats, --port-admin or --port-app N, or run with --isolated',
  ],
  [
    { reason: 'subnet-overlap', subnet: '192.168.42.0/24', other: '192.168.0.0/16', holder: 'network home' },
    '✗ the subnet 192.168.42.0/24 overlaps 192.168.0.0/16',
    '  held by network home',
    '  → choose another with --subnet CIDR, or run with --isolated',
  ],
  [
    { reason: 'base-missing', image: 'debian:trixie-slim', detail: 'pull: no route\nmmdebstrap: not found' },
    '✗ there is no base image debian:trixie-slim, and none could be made',
    '  pull: no route',
    '  mmdebstrap: not found',
    '  → name one that this machine has with --base IMAGE; `bin/setup` installs what is needed to make one',
  ],
  [
    {
      reason: 'expectation-failed',
      doing: 'measuring unlisted-backend',
      detail: 's3 answered 3 of 100\nrequests',
    },
    '✗ measuring unlisted-backend: not as expected',
    '  s3 answered 3 of 100',
    '  requests',
  ],
  [
    { reason: 'browser-missing', looked: ['/nowhere/chrome, which CHROME_PATH names'] },
    '✗ no browser was found: screenshots and the PDF need Chrome, Chromium or Edge',
    '  looked at  /nowhere/chrome, which CHROME_PATH names',
    '  → name one with --browser PATH, let `bin/setup` install one, or go without: `run --no-screenshots`',
  ],
  [
    {
      reason: 'browser-failed',
      browser: '/usr/bin/chromium',
      detail: 'ended with exit code 1\n\u001B[31mno usable sandbox\u001B[0m',
    },
    '✗ the browser /usr/bin/chromium did not do its work',
    '  ended with exit code 1',
    '  no usable sandbox',
    '  → `ait-lab doctor` looks at the browser; --browser PATH names another',
  ],
  [
    { reason: 'image-missing', image: 'ait-lab/ha:task6' },
    '✗ there is no image ait-lab/ha:task6',
    '  → run without --no-build',
  ],
  [
    {
      reason: 'build-failed',
      image: 'ait-lab/ha:task3',
      detail: 'RUN returned 100',
      log: ['E: no package serf'],
    },
    '✗ the image ait-lab/ha:task3 could not be built',
    '  RUN returned 100',
    '  end of the build log:',
    '    E: no package serf',
    '  → `ait-lab doctor` looks at disk, network and base image',
  ],
  [
    {
      reason: 'build-failed',
      image: 'ait-lab/own-0123456789ab/ha:6',
      detail: 'no such file: config/haproxy.cfg.hb',
      log: [],
      at: { file: 'ha/Dockerfile', line: 31 },
    },
    '✗ the image ait-lab/own-0123456789ab/ha:6 could not be built',
    '  ha/Dockerfile, line 31',
    '  no such file: config/haproxy.cfg.hb',
    '  end of the build log: none',
    '  → it is the Dockerfile that cannot be built; once it is mended, run again',
  ],
  [
    { reason: 'packages-missing', detail: 'npm: not found' },
    '✗ npm could not fetch the packages that the substitutes for the course’s base images hold',
    '  npm: not found',
    '  → this happens once, and needs npm on the PATH and a way to its registry',
  ],
  [
    { reason: 'crlf', file: 'images/ha/run', line: 1 },
    '✗ images/ha/run has Windows line ends (CRLF), first at line 1: it would not run in a container',
    "  → save it with LF line ends: sed -i 's/\\r$//' 'images/ha/run'",
  ],
  [
    {
      reason: 'wait-timed-out',
      wait,
      containers: [
        crashed,
        { ...crashed, node: 'ha', status: 'running', exitCode: undefined, lastLines: [] },
      ],
    },
    '✗ it never became true: HAProxy: s1, s2 UP',
    '  step       s2 joins',
    '  last seen  s1 UP, s2 DOWN',
    '  waited     1 min 00 s',
    '  container  s2: exited, exit code 1',
    '  last lines of s2:',
    '    Error: boom',
    '      at main.js:1',
    '  container  ha: running',
    '  last lines of ha: none',
    '  → `within:` of the step is how long it may take; `ait-lab doctor` looks at the machine',
  ],
  [
    { reason: 'container-died', wait: { ...wait, observed: '', elapsedMs: 1234 }, container: crashed },
    '✗ s2 died during the wait for: HAProxy: s1, s2 UP',
    '  step       s2 joins',
    '  last seen  nothing',
    '  waited     1.2 s',
    '  container  s2: exited, exit code 1',
    '  last lines of s2:',
    '    Error: boom',
    '      at main.js:1',
    '  → its log says why; once that is mended, run again, and without --no-build',
  ],
  [
    {
      reason: 'capture-failed',
      file: 'logs/task 4/haproxy-1-ha.cfg',
      detail: 'no such file in ha: /tmp/haproxy.cfg',
    },
    '✗ logs/task 4/haproxy-1-ha.cfg could not be captured',
    '  no such file in ha: /tmp/haproxy.cfg',
  ],
  [
    { reason: 'file-unwritable', file: 'logs/task 0/ha.log', code: 'ENOSPC' },
    '✗ logs/task 0/ha.log cannot be written: no space is left on the disk',
    '  no half file is left, and earlier evidence stays as it was',
    '  → make room, or work in another folder with -C DIR',
  ],
  [
    { reason: 'file-unwritable', file: 'logs', code: 'EWHATEVER' },
    '✗ logs cannot be written: EWHATEVER',
    '  no half file is left, and earlier evidence stays as it was',
    '  → work in another folder with -C DIR',
  ],
  [
    { reason: 'workspace-busy', pid: 4711, run: 'a1b2c3d4', since: '10:15:00' },
    '✗ another run works in this folder: a1b2c3d4',
    '  process 4711, since 10:15:00',
    '  → wait for it, or work in another folder with -C DIR and --isolated',
  ],
  [
    { reason: 'workspace-busy', pid: 17, run: 'a1b2c3d4', since: '10:15:00', host: 'lab-3' },
    '✗ another run works in this folder: a1b2c3d4',
    '  process 17 on lab-3, since 10:15:00',
    '  it cannot be seen from here; if it is gone, its lock counts for nothing in two minutes',
    '  → wait for it, or work in another folder with -C DIR and --isolated',
  ],
  [
    { reason: 'nothing-running', detail: 'no lab runs here' },
    '✗ no lab runs here',
    '  → `ait-lab up` starts the lab',
  ],
  [
    { reason: 'unknown-node', node: 's9', known: ['ha', 's1'] },
    '✗ there is no node s9',
    '  there are ha, s1',
    '  → `ait-lab status` shows them',
  ],
  [
    { reason: 'deadline', timeoutMs: 90_000 },
    '✗ the run was not done after 1 min 30 s',
    '  → give it more time with --timeout SECONDS',
  ],
  [
    { reason: 'interrupted', signal: 'SIGINT' },
    '✗ interrupted by SIGINT',
    '  what was captured is kept and marked; the containers of this run are removed',
  ],
];

describe('a failure in words', () => {
  for (const [failure, ...lines] of cases) {
    it(failure.reason, () => assert.equal(failureText(failure, palette), lines.join('\n')));
  }

  it('points at the mistakes in a file', () => {
    const at = { file: 'tasks/task5.yaml', line: 12, column: 5, length: 4, source: '    untl:' };
    const diagnostics = [
      { ...at, message: 'unknown word "untl"', hint: 'did you mean "until"?' },
      { ...at, line: 9, column: 4, length: 2, source: '\t名\t日本 \u001B[31mx', message: 'wrong' },
    ];
    const text = failureText({ reason: 'scenario-invalid', diagnostics }, palette);
    assert.equal(
      text,
      `✗ 2 mistakes in tasks/task5.yaml

  tasks/task5.yaml:12:5  unknown word "untl"
    12 │     untl:
       │     ~~~~
         did you mean "until"?

  tasks/task5.yaml:9:4  wrong
    9 │   名  日本 x
      │       ~~~~`,
    );
  });

  it('shows of a very long line only what is near the mistake', () => {
    const source = `${'a'.repeat(500)}bad${'c'.repeat(500)}`;
    const diagnostic = { file: 'x.yaml', line: 1, column: 501, length: 3, source, message: 'wrong' };
    const lines = failureText({ reason: 'scenario-invalid', diagnostics: [diagnostic] }, palette).split('\n');
    assert.equal(lines[3], `    1 │ …${'a'.repeat(40)}bad${'c'.repeat(77)}…`);
    assert.equal(lines[4], `      │ ${' '.repeat(41)}~~~`);
  });

  it('is wrapped where the terminal is narrow, but for source and log lines', () => {
    const long = { ...crashed, lastLines: ['x'.repeat(60)] };
    assert.equal(
      failureText({ reason: 'container-died', wait, container: long }, palette, 40),
      `✗ s2 died during the wait for: HAProxy:
  s1, s2 UP
  step       s2 joins
  last seen  s1 UP, s2 DOWN
  waited     1 min 00 s
  container  s2: exited, exit code 1
  last lines of s2:
    ${'x'.repeat(60)}
  → its log says why; once that is
    mended, run again, and without
    --no-build`,
    );
  });

  it('has colour where colour is wanted', () => {
    const colored = makePalette({}, { FORCE_COLOR: '1' });
    const text = failureText({ reason: 'usage', message: 'a', hint: 'b' }, colored);
    assert.equal(text, '\u001B[1m\u001B[31m✗\u001B[39m a\u001B[22m\n  \u001B[36m→\u001B[39m b');
  });
});
