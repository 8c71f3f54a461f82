import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, it } from 'node:test';
import { TemporaryFolder } from '../temporary-folder.js';
import { stopAt } from './stop-at.js';
import { contentsIn, runTask, scenes, type Scene } from './scenes.js';

const child = join(import.meta.dirname, 'scene-child.js');
const preload = pathToFileURL(join(import.meta.dirname, 'kill-at.js')).href;

/** A person's files, in the way or beside it, by a former state of the workspace. */
const persons: Readonly<Record<'by hand' | 'after a run', readonly string[]>> = {
  'by hand': [
    'logs/.lock',
    'logs/.lock.takeover',
    'logs/.unfinished/task 6',
    'logs/.unfinished/task 6.replaced',
    'logs/.unfinished/task 6.failed.replaced',
    'logs/task 6/ha.log',
    'logs/task 6/manifest.json',
    'logs/task 6/s1.log/inside.txt',
    'logs/task 6/notes.md',
    'logs/task 6/mine/notes.md',
    'logs/failed/task 6/ha.log',
    'logs/replaced',
    'report/report.md',
    'report/report.html/inside.txt',
    'report/images/capture/task6/a.png',
    'report/images/capture/task6/a.json',
    'report/images/capture/task6/photo.png',
    'report/images/topology-task6.svg',
    'report/replaced',
  ],
  // What the run wrote of these is changed.
  'after a run': [
    'logs/task 6/ha.log',
    'logs/task 6/notes.md',
    'logs/failed/task 6/notes.md',
    'report/images/capture/task6/a.png',
    'report/images/capture/task6/photo.png',
    'report/report.pdf',
  ],
};

type Before = keyof typeof persons;

class Workspace extends TemporaryFolder {
  static copyOf(prepared: Workspace): Workspace {
    const workspace = new Workspace();
    cpSync(prepared.path, workspace.path, { recursive: true });
    return workspace;
  }

  static async prepare(before: Before): Promise<Workspace> {
    const workspace = new Workspace();
    if (before === 'after a run') {
      for (const outcome of ['passed', 'failed'] as const) await runTask(workspace.path, outcome, 'old');
    }
    for (const name of persons[before]) workspace.put(name, `mine: ${name}`);
    return workspace;
  }

  put(name: string, text: string): void {
    const path = join(this.path, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }

  /** Which of a person's bytes are nowhere any more. */
  lost(before: Before): string[] {
    const there = contentsIn(this.path);
    return persons[before].filter((name) => !there.has(`mine: ${name}`));
  }
}

/** Workspaces that are worked in at the same time. */
const atOnce = 8;

/** Ends a program, as nothing else could, before its n-th change on disk. */
function kill(count: number, scene: Scene, workspace: string): void {
  const args = ['--import', preload, child, scene, workspace];
  const env = { ...process.env, KILL_AT: String(count) };
  assert.equal(spawnSync(process.execPath, args, { env }).signal, 'SIGKILL');
}

/** What `kill` leaves, for less: the lock is one of a process that is gone. */
async function stop(count: number, scene: Scene, workspace: string): Promise<boolean> {
  const isStopped = await stopAt(count, () => scenes[scene](workspace));
  for (const name of ['logs/.lock', 'logs/.lock.takeover']) {
    const file = join(workspace, name);
    const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
    if (text.includes(`"pid":${process.pid},`))
      writeFileSync(file, text.replace(/"born":"\d+"/, '"born":"before"'));
  }
  return isStopped;
}

async function assertNothingLost(workspace: Workspace, before: Before, when: string): Promise<void> {
  assert.deepEqual(workspace.lost(before), [], when);
  await runTask(workspace.path, 'passed', 'last');
  await scenes['files that are written through the door'](workspace.path);
  assert.deepEqual(workspace.lost(before), [], `${when}, then a run`);
  assert.equal(readFileSync(join(workspace.path, 'logs/task 6/ha.log'), 'utf8'), 'last ha.log');
  assert.equal(readFileSync(join(workspace.path, 'report/images/capture/task6/a.png'), 'utf8'), 'last a.png');
  assert.ok(!existsSync(join(workspace.path, 'logs/.unfinished')), when);
}

for (const before of ['by hand', 'after a run'] as const) {
  for (const scene of Object.keys(scenes) as Scene[]) {
    describe(`${scene}, where files ${before === 'by hand' ? 'were made by hand' : 'of a run were changed'}`, () => {
      it('loses none of them, stopped between any two moves, nor does what comes after', async () => {
        using prepared = await Workspace.prepare(before);
        let count = 0;
        const stopNext = async (): Promise<boolean> => {
          count += 1;
          const at = count;
          using workspace = Workspace.copyOf(prepared);
          const isStopped = await stop(at, scene, workspace.path);
          await assertNothingLost(workspace, before, `stopped before change ${at}`);
          return isStopped;
        };
        for (let areStopped = true; areStopped;)
          areStopped = (await Promise.all(Array.from({ length: atOnce }, stopNext))).every(Boolean);
        assert.ok(count > atOnce, `only ${count} changes`);
      });
    });
  }
}

describe('a program that is really killed, twice', () => {
  for (const before of ['by hand', 'after a run'] as const) {
    it(`loses no file ${before === 'by hand' ? 'that was made by hand' : 'of a run that was changed'}`, async () => {
      using workspace = await Workspace.prepare(before);
      for (const count of [12, 24]) kill(count, 'a run that passes', workspace.path);
      await assertNothingLost(workspace, before, 'killed twice');
    });
  }
});

for (const before of ['by hand', 'after a run'] as const) {
  describe(`a run where files ${before === 'by hand' ? 'were made by hand' : 'were changed'}`, () => {
    it('names each that is not where it was', async () => {
      using workspace = await Workspace.prepare(before);
      const moves = [
        ...(await runTask(workspace.path, 'passed', 'new')).movedWithin(workspace.path),
        ...(await scenes['files that are written through the door'](workspace.path)).movedWithin(
          workspace.path,
        ),
      ];
      for (const name of persons[before]) {
        const stayed = existsSync(join(workspace.path, name)) && readMine(workspace, name) === name;
        const move = moves.find(({ from }) => name === from || name.startsWith(`${from}/`));
        assert.ok(stayed || move, `${name} is not named: ${JSON.stringify(moves)}`);
        if (move) assert.equal(readMine(workspace, move.to + name.slice(move.from.length)), name);
      }
    });
  });
}

function readMine(workspace: Workspace, name: string): string {
  return readFileSync(join(workspace.path, name), 'utf8').replace(/^mine: /, '');
}
