import assert from 'node:assert/strict';
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';

const setup = join(import.meta.dirname, '../../bin/setup');

interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

describe('bin/setup', () => {
  let state: string;
  before(() => (state = mkdtempSync(join(tmpdir(), 'ait-setup-'))));
  after(() => rmSync(state, { recursive: true }));

  /** Runs the real script without a terminal, its state in a folder of the test. */
  function run(args: readonly string[], env: Readonly<Record<string, string>> = {}): Outcome {
    const { status, stdout, stderr } = spawnSync(setup, args, {
      env: { ...process.env, AIT_LAB_STATE: state, ...env },
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    return { code: status, stdout, stderr };
  }

  it('explains itself', () => {
    const { code, stdout, stderr } = run(['--help']);
    assert.equal(code, 0);
    assert.match(stdout, /^Usage: bin\/setup \[options\]\n/);
    for (const option of ['--yes', '--engine-only', '--stop', '--own-engine DIR', 'Exit codes:']) {
      assert.ok(stdout.includes(option), option);
    }
    assert.equal(stderr, '');
  });

  const misused: [args: string[], complaint: string][] = [
    [['--stpo'], 'setup: unknown option: --stpo (see bin/setup --help)\n'],
    [['now'], 'setup: unknown option: now (see bin/setup --help)\n'],
    [['--own-engine'], 'setup: --own-engine needs a folder (see bin/setup --help)\n'],
    [['--own-engine', '--stop'], 'setup: --own-engine needs a folder (see bin/setup --help)\n'],
  ];
  for (const [args, complaint] of misused) {
    it(`refuses ${args.join(' ')}`, () =>
      assert.deepEqual(run(args), { code: 2, stdout: '', stderr: complaint }));
  }

  it('says one line when nothing is missing', () => {
    run([]);
    const { code, stdout, stderr } = run([]);
    assert.equal(code, 0, stderr);
    assert.equal(stdout, '');
    assert.match(stderr, /^(warning: .*\n)?ready: Node\.js \d+\.\d+\.\d+, Docker Engine at .+\n$/);
  });

  it('says that Node.js is too old', () => {
    const node = join(state, 'node');
    writeFileSync(node, '#!/bin/sh\necho v18.20.0\n');
    chmodSync(node, 0o755);
    const { code, stderr } = run([], { PATH: `${state}:${process.env['PATH'] ?? ''}` });
    assert.equal(code, 3);
    assert.equal(
      stderr,
      'setup: Node.js v18.20.0 is too old: install version 20.15 or later (https://nodejs.org)\n',
    );
  });

  describe('with an engine that was named', () => {
    const named: [title: string, env: Record<string, string>, message: RegExp][] = [
      [
        'by DOCKER_HOST and has no socket',
        { DOCKER_HOST: 'unix:///nowhere/docker.sock' },
        /^setup: no Docker Engine answers at unix:\/\/\/nowhere\/docker\.sock \(DOCKER_HOST\): .*ENOENT/,
      ],
      [
        'by DOCKER_HOST in a way that is none',
        { DOCKER_HOST: 'http://far' },
        /^setup: no Docker Engine \(DOCKER_HOST\): "http:\/\/far" is no/,
      ],
      [
        'by a context that does not exist',
        { DOCKER_HOST: '', DOCKER_CONTEXT: 'gone' },
        /^setup: .* there is no Docker context "gone"/,
      ],
    ];
    for (const [title, env, message] of named) {
      it(`${title}: says so and installs nothing`, () => {
        const { code, stdout, stderr } = run(['--engine-only'], env);
        assert.match(stderr, message);
        assert.doesNotMatch(stderr, /install/);
        assert.deepEqual({ code, stdout }, { code: 3, stdout: '' });
      });
    }

    it('that is mute: gives up after 2 s', async () => {
      const socket = join(state, 'mute.sock');
      const server = createServer().listen(socket);
      await once(server, 'listening');
      const child = spawn(setup, ['--engine-only'], {
        env: { ...process.env, AIT_LAB_STATE: state, DOCKER_HOST: `unix://${socket}` },
        stdio: ['ignore', 'ignore', 'pipe'],
      });
      const said = await child.stderr.toArray();
      if (child.exitCode === null) await once(child, 'exit');
      server.close();
      assert.equal(child.exitCode, 3);
      assert.match(said.join(''), /mute\.sock \(DOCKER_HOST\): no answer within 2 s\n$/);
    });
  });

  describe('--stop', () => {
    const pidFile = (): string => join(state, 'dockerd.pid');

    it('is content when no engine runs', () => {
      const { code, stderr } = run(['--stop']);
      assert.deepEqual(
        { code, stderr },
        { code: 0, stderr: 'no Docker Engine started by bin/setup is running\n' },
      );
    });

    /** A process that looks like an engine as far as it is told to. */
    async function pretend(argv0: string, mark: string): Promise<ChildProcess> {
      const script = 'setInterval(() => {}, 1e6); console.log("up")';
      const child = spawn(process.execPath, ['-e', script, '--', mark], {
        argv0,
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      await once(child.stdout, 'data');
      writeFileSync(pidFile(), `${child.pid ?? ''}\n`);
      return child;
    }

    const strangers: [title: string, argv0: string, mark: () => string][] = [
      ['a process that is no engine', 'postgres', () => `--label=ait-lab.state=${state}`],
      ['an engine that it has not started', '/usr/sbin/dockerd', () => '--host=fd://'],
      ['an engine that another bin/setup has started', 'dockerd', () => `--label=ait-lab.state=${state}-2`],
    ];
    for (const [title, argv0, mark] of strangers) {
      it(`leaves ${title} alone, whatever its pid file says`, async () => {
        const stranger = await pretend(argv0, mark());
        const { code, stderr } = run(['--stop']);
        assert.equal(code, 0);
        assert.match(stderr, /is another one, or none: left alone/);
        assert.ok(stranger.kill('SIGKILL'), 'it was still there');
        assert.deepEqual(await once(stranger, 'exit'), [null, 'SIGKILL']);
        assert.equal(existsSync(pidFile()), false);
      });
    }

    it('ends the engine that it has started', async () => {
      const engine = await pretend('dockerd', `--label=ait-lab.state=${state}`);
      const { code, stderr } = run(['--stop']);
      assert.deepEqual({ code, stderr }, { code: 0, stderr: 'Docker Engine stopped\n' });
      assert.deepEqual(await once(engine, 'exit'), [null, 'SIGTERM']);
      assert.equal(existsSync(pidFile()), false);
    });

    for (const garbage of ['', 'x', '-1', '0', '../self']) {
      it(`takes a pid file that says "${garbage}" for no engine`, () => {
        writeFileSync(pidFile(), `${garbage}\n`);
        assert.equal(run(['--stop']).code, 0);
        assert.equal(existsSync(pidFile()), false);
      });
    }

    it('is content with a folder that has no engine of its own', () => {
      const folder = join(state, 'own');
      const { code, stdout, stderr } = run(['--own-engine', folder, '--stop']);
      assert.deepEqual(
        { code, stdout, stderr },
        { code: 0, stdout: '', stderr: `no Docker Engine is running in ${folder}\n` },
      );
      assert.equal(existsSync(folder), false);
    });
  });
});
