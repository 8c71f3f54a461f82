import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import type { Socket } from 'node:net';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { test } from 'node:test';
import { TemporaryFolder } from '../temporary-folder.js';
import { HaproxyModel } from './haproxy-model.js';
import { part } from './program.js';

const { ask, complaintIn } = part('haproxy-cli.js');
const { checkConfiguration, reload } = part('reload.js');

/** A socket on which each line is answered by `answer`, and then closed, as HAProxy does. */
class Cli implements AsyncDisposable {
  readonly lines: string[] = [];
  readonly #server;

  constructor(path: string, answer: (line: string, socket: Socket) => void) {
    this.#server = createServer((socket) => {
      socket.on('error', () => socket.destroy());
      socket.on('data', (data) => {
        const line = data.toString().trimEnd();
        this.lines.push(line);
        answer(line, socket);
      });
    }).listen(path);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await new Promise((resolve) => this.#server.close(resolve));
  }
}

function modelOn(path: string, haproxy: HaproxyModel): Cli {
  return new Cli(path, (line, socket) => {
    const answers = line.split('; ').map((command) => `${haproxy.answer(command)}\n`);
    socket.end(answers.join(''));
  });
}

test('several commands go in one line, and each has its answer', async () => {
  using folder = new TemporaryFolder();
  const path = join(folder.path, 'admin.sock');
  const haproxy = new HaproxyModel();
  await using cli = modelOn(path, haproxy);
  const answers = await ask(path, [
    'add server nodes/s1 10.0.0.1:3000',
    'enable server nodes/s1',
    'set server nodes/s2 state drain',
    'set server nodes/s1 addr 10.0.0.2 port 3000',
    'show servers state nodes',
  ]);
  assert.equal(cli.lines.length, 1);
  assert.deepEqual(answers.slice(0, 4).map(complaintIn), [
    undefined,
    undefined,
    'No such server.',
    undefined,
  ]);
  assert.equal(
    part('servers-state.js')
      .parseServersState(answers[4] ?? '')
      .get('s1')?.address,
    '10.0.0.2',
  );
  assert.deepEqual((await ask(path, ['set server nodes/s1 state drain'])).map(complaintIn), [undefined]);
});

test("more commands than HAProxy's buffer holds go in several lines", async () => {
  using folder = new TemporaryFolder();
  const path = join(folder.path, 'admin.sock');
  await using cli = modelOn(path, new HaproxyModel());
  const commands = Array.from(
    { length: 1000 },
    (_, i) => `add server nodes/s${i} 10.0.0.1:3000 check inter 200ms`,
  );
  assert.equal((await ask(path, commands)).length, 1000);
  assert.ok(cli.lines.length > 1 && cli.lines.every((line) => line.length < 16_000));
});

test('silence, a short answer and an absent HAProxy are told', async () => {
  using folder = new TemporaryFolder();
  const path = join(folder.path, 'admin.sock');
  await assert.rejects(ask(path, ['show info']), /ENOENT/);
  const ends: [(socket: Socket) => void, RegExp][] = [
    [(socket) => socket.end(), /closed without an answer/],
    [(socket) => socket.end('\n'), /fewer commands/],
    [(socket) => socket.end('\nNew serv'), /broke off/],
    [() => undefined, /no answer on/],
  ];
  for (const [i, [end, reason]] of ends.entries()) {
    const own = join(folder.path, `${i}.sock`);
    let open: Socket | undefined;
    await using cli = new Cli(own, (_line, socket) => {
      open = socket;
      end(socket);
    });
    await assert.rejects(ask(own, ['enable server nodes/s1', 'show info'], { timeoutMs: 100 }), reason);
    assert.equal(cli.lines.length, 1);
    open?.destroy();
  }
});

test('a reload takes the states of the servers along, and leaves none for a later start', async () => {
  using folder = new TemporaryFolder();
  const [adminSocket, masterSocket, serverState] = ['admin.sock', 'master.sock', 'state'].map((name) =>
    join(folder.path, name),
  ) as [string, string, string];
  let pid = 7;
  let asked = 0;
  let taken = '';
  await using admin = new Cli(adminSocket, (line, socket) => {
    // The old process answers once more after the new one has begun.
    if (taken !== '' && (asked += 1) === 2) pid = 8;
    socket.end(line === 'show info' ? `Name: HAProxy\nPid: ${pid}\n\n` : '1\n# states\n\n');
  });
  await using master = new Cli(masterSocket, (_line, socket) => {
    taken = readFileSync(serverState, 'utf8');
    socket.end('Success=1\n--\nLoading success.\n\n');
  });
  await reload({ adminSocket, masterSocket, serverState });
  assert.deepEqual([taken, asked], ['1\n# states\n', 2]);
  assert.deepEqual([admin.lines.length, master.lines], [4, ['reload']]);
  assert.ok(!folder.tree().includes('state'));
});

test("a failed reload is told in HAProxy's words", async () => {
  using folder = new TemporaryFolder();
  const [adminSocket, masterSocket, serverState] = ['admin.sock', 'master.sock', 'state'].map((name) =>
    join(folder.path, name),
  ) as [string, string, string];
  writeFileSync(serverState, 'old');
  await using admin = new Cli(adminSocket, (_line, socket) => socket.end('Pid: 7\n\n'));
  await using master = new Cli(masterSocket, (_line, socket) =>
    socket.end('Success=0\n--\nunknown keyword\n\n'),
  );
  await assert.rejects(
    reload({ adminSocket, masterSocket, serverState }),
    /did not reload: .*unknown keyword/,
  );
  assert.deepEqual([admin.lines.length, master.lines.length], [2, 1]);
  assert.ok(!folder.tree().includes('state'));
});

test("a configuration is checked beside the one in use, and refused in HAProxy's words", async () => {
  using folder = new TemporaryFolder();
  const path = join(folder.path, 'haproxy.cfg');
  // Stands for HAProxy: refuses what contains "nonsense".
  const script = [
    '#!/bin/sh',
    'echo "[NOTICE] here I am" >&2',
    'grep -n nonsense "$3" | sed "s/^/[ALERT] /" >&2',
    '! grep -q nonsense "$3"',
    '',
  ];
  writeFileSync(join(folder.path, 'haproxy'), script.join('\n'), { mode: 0o755 });
  const before = process.env['PATH'];
  process.env['PATH'] = `${folder.path}:${before ?? ''}`;
  try {
    await checkConfiguration(path, 'global\n');
    await assert.rejects(
      checkConfiguration(path, 'global\nnonsense\n'),
      /^Error: the configuration is refused: \[ALERT\] 2:nonsense$/,
    );
  } finally {
    process.env['PATH'] = before;
  }
  assert.deepEqual(folder.tree(), ['haproxy']);
});
