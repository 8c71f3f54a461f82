import assert from 'node:assert/strict';
import { fork, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  readFileSync,
  readlinkSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Failure } from '../../src/failure.js';
import { Aside } from '../../src/keep/aside.js';
import { lockWorkspace } from '../../src/run/workspace-lock.js';
import { failureOf } from '../failure-of.js';
import { TemporaryFolder } from '../temporary-folder.js';

const now = new Date('2026-11-01T10:00:00Z');
const child = join(import.meta.dirname, 'lock-child.js');

class Workspace extends TemporaryFolder {
  readonly file = join(this.path, 'logs', '.lock');

  /** The lock of a run that is not this one. */
  leave(holder: object | string): void {
    mkdirSync(join(this.path, 'logs'), { recursive: true });
    writeFileSync(this.file, typeof holder === 'string' ? holder : JSON.stringify(holder));
  }
}

function deadProcess(): number {
  return spawnSync(process.execPath, ['-e', '0']).pid;
}

interface Answer {
  readonly held: boolean;
  readonly failure?: Failure;
}

async function ask(process: ChildProcess, workspace: string): Promise<Answer> {
  const answer = once(process, 'message');
  process.send(workspace);
  const [message] = (await answer) as [Answer];
  return message;
}

describe('a workspace', () => {
  it('belongs to one run, and the second hears whose it is', async () => {
    using workspace = new Workspace();
    await using _lock = await lockWorkspace(workspace.path, 'c0ffee00', now);
    assert.deepEqual(await failureOf(lockWorkspace(workspace.path, 'decaf000', new Date())), {
      reason: 'workspace-busy',
      pid: process.pid,
      run: 'c0ffee00',
      since: '2026-11-01T10:00:00.000Z',
    });
  });

  it('is free again when the run has ended, and nothing is left of it', async () => {
    using workspace = new Workspace();
    for (let run = 0; run < 2; run++) {
      await using _lock = await lockWorkspace(workspace.path, 'c0ffee00', now);
      assert.deepEqual(workspace.tree(), ['logs/', 'logs/.lock']);
    }
    assert.deepEqual(workspace.tree(), ['logs/']);
  });

  it('cannot be locked where logs is a file: that is told, with its name', async () => {
    using workspace = new Workspace();
    writeFileSync(join(workspace.path, 'logs'), '');
    const failure = await failureOf(lockWorkspace(workspace.path, 'c0ffee00', now));
    assert.deepEqual(failure, { reason: 'file-unwritable', file: workspace.file, code: 'ENOTDIR' });
  });
});

describe('a lock that nobody holds any more is taken over', () => {
  const cases: [what: string, lock: () => object | string][] = [
    ['when its process is gone', () => left(deadProcess(), '1')],
    ['when its process id was given out again', () => left(process.pid, 'before')],
    ['when it is empty', () => ''],
  ];
  for (const [what, lock] of cases) {
    it(what, async () => {
      using workspace = new Workspace();
      workspace.leave(lock());
      await using _lock = await lockWorkspace(workspace.path, 'c0ffee00', now);
      assert.match(readFileSync(workspace.file, 'utf8'), /"run":"c0ffee00"/);
      assert.deepEqual(workspace.tree(), ['logs/', 'logs/.lock']);
    });
  }

  for (const text of ['[1, 2', 'my notes', '{"pid":1}']) {
    it(`when it is none, but somebody's file, which is kept: ${text}`, async () => {
      using workspace = new Workspace();
      workspace.leave(text);
      const aside = new Aside(() => now);
      await using _lock = await lockWorkspace(workspace.path, 'c0ffee00', now, aside);
      assert.match(readFileSync(workspace.file, 'utf8'), /"run":"c0ffee00"/);
      const kept = 'logs/replaced/2026-11-01T10-00-00Z/.lock';
      assert.equal(readFileSync(join(workspace.path, kept), 'utf8'), text);
      assert.deepEqual(aside.movedWithin(workspace.path), [{ from: 'logs/.lock', to: kept }]);
    });
  }

  it('and at its end leaves what somebody has put in its place meanwhile', async () => {
    using workspace = new Workspace();
    {
      await using _lock = await lockWorkspace(workspace.path, 'c0ffee00', now);
      workspace.leave('my notes');
    }
    assert.equal(readFileSync(workspace.file, 'utf8'), 'my notes');
  });

  it('when its process was killed', async () => {
    using workspace = new Workspace();
    const holder = fork(child);
    assert.deepEqual(await ask(holder, workspace.path), { held: true });
    const failure = await failureOf(lockWorkspace(workspace.path, 'c0ffee00', now));
    assert.ok(failure.reason === 'workspace-busy' && failure.pid === holder.pid, JSON.stringify(failure));
    holder.kill('SIGKILL');
    await once(holder, 'exit');
    assert.ok(existsSync(workspace.file));
    await using _lock = await lockWorkspace(workspace.path, 'c0ffee00', now);
  });
});

describe('of several processes that want a workspace at the same moment', () => {
  const rounds = 40;
  let racers: ChildProcess[];
  before(() => {
    racers = Array.from({ length: 6 }, () => fork(child));
  });
  after(() => racers.forEach((racer) => racer.kill()));

  const cases: [what: string, prepare: (workspace: Workspace) => void][] = [
    ['one gets it, and the others hear whose it is', () => undefined],
    [
      'one takes it over from a dead run, and the others hear whose it is',
      (workspace) => workspace.leave(left(2 ** 22 + 1, '1')),
    ],
  ];
  for (const [what, prepare] of cases) {
    it(what, async () => {
      for (let round = 0; round < rounds; round++) {
        using workspace = new Workspace();
        prepare(workspace);
        const answers = await Promise.all(racers.map((racer) => ask(racer, workspace.path)));
        const winners = racers.filter((_, index) => answers[index]?.held);
        assert.equal(winners.length, 1, `round ${round}: ${winners.length} hold it`);
        const pids = answers.flatMap(({ failure }) =>
          failure?.reason === 'workspace-busy' ? [failure.pid] : [],
        );
        assert.deepEqual(pids, Array(racers.length - 1).fill(winners[0]?.pid), `round ${round}`);
      }
    });
  }
});

describe('a lock of a process that cannot be seen from here', () => {
  const places = {
    'in another container on this machine': { host: 'c0ffee', space: 'pid:[1]' },
    'on another machine with the same disk': { host: 'lab-3', boot: 'another', space: 'pid:[1]' },
  };
  for (const [what, place] of Object.entries(places)) {
    it(`holds as long as it beats: ${what}`, async () => {
      using workspace = new Workspace();
      workspace.leave(left(1, '1', place));
      const failure = await failureOf(lockWorkspace(workspace.path, 'c0ffee00', now));
      assert.deepEqual(failure, { reason: 'workspace-busy', pid: 1, run: 'x', since: '', host: place.host });
      assert.deepEqual(workspace.tree(), ['logs/', 'logs/.lock']);
    });

    it(`is taken over when it has not for two minutes: ${what}`, async () => {
      using workspace = new Workspace();
      workspace.leave(left(1, '1', place));
      const then = new Date(Date.now() - 121_000);
      utimesSync(workspace.file, then, then);
      await using _lock = await lockWorkspace(workspace.path, 'c0ffee00', now);
      assert.match(readFileSync(workspace.file, 'utf8'), /"run":"c0ffee00"/);
    });
  }

  it('is taken over at once after a new start of this machine', async () => {
    using workspace = new Workspace();
    workspace.leave(left(process.pid, '1', { boot: 'before' }));
    await using _lock = await lockWorkspace(workspace.path, 'c0ffee00', now);
    assert.match(readFileSync(workspace.file, 'utf8'), /"run":"c0ffee00"/);
  });

  it('beats: whoever looks finds it written anew, with the same words', async (t) => {
    t.mock.timers.enable({ apis: ['setInterval'] });
    using workspace = new Workspace();
    await using _lock = await lockWorkspace(workspace.path, 'c0ffee00', now);
    const words = readFileSync(workspace.file, 'utf8');
    utimesSync(workspace.file, now, now);
    t.mock.timers.tick(10_000);
    while (statSync(workspace.file).mtimeMs === now.getTime())
      await new Promise((resolve) => setTimeout(resolve, 5));
    assert.equal(readFileSync(workspace.file, 'utf8'), words);
  });

  it('is not removed by who has lost his own', async () => {
    using workspace = new Workspace();
    const own = await lockWorkspace(workspace.path, 'c0ffee00', now);
    const others = left(1, '1', { host: 'lab-3', boot: 'another' });
    workspace.leave({ ...others, run: 'c0ffee00' });
    await own[Symbol.asyncDispose]();
    assert.deepEqual(workspace.tree(), ['logs/', 'logs/.lock']);
  });
});

/** What a run leaves that was killed, here unless told otherwise. */
function left(
  pid: number,
  born: string,
  place: { host?: string; boot?: string; space?: string } = {},
): object {
  const here = {
    host: hostname(),
    boot: readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim(),
    space: readlinkSync('/proc/self/ns/pid'),
  };
  return { pid, born, run: 'x', since: '', ...here, ...place };
}
