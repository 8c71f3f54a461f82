import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, it } from 'node:test';
import { Logs } from '../../src/evidence/logs.js';
import type { Manifest } from '../../src/evidence/manifest.js';
import { TaskFolder } from '../../src/evidence/task-folder.js';
import type { TaskVariant } from '../../src/evidence/task-variant.js';
import { Aside } from '../../src/keep/aside.js';
import { TemporaryFolder } from '../temporary-folder.js';

type Outcome = Manifest['outcome'];

const task5: TaskVariant = { task: 5, variant: 'lab' };

/** A workspace in which tasks 5 ran before, as far as it matters for where evidence goes. */
class Workspace extends TemporaryFolder {
  readonly logs = new Logs(this.path, new Aside(() => new Date('2026-11-22T17:24:46.421Z')));

  get moved() {
    return this.logs.aside.movedWithin(this.path);
  }

  /** Collects the evidence of a run, up to but without giving it its place. */
  async collect(outcome: Outcome, text: string, file = 'ha.log', which = task5): Promise<void> {
    const folder = new TaskFolder(await this.logs.begin(which), () => new Date(0));
    await folder.write(file, text, { command: 'docker logs ha', step: 'ha starts', append: false });
    await folder.writeManifest({
      ...which,
      title: 'a title',
      run: 'c0ffee00',
      started: '',
      ended: '',
      outcome,
      versions: {},
      images: {},
    });
  }

  async run(outcome: Outcome, text: string, file?: string, which = task5): Promise<string> {
    await this.collect(outcome, text, file, which);
    return this.logs.settle(which, outcome);
  }

  put(name: string, text: string): void {
    mkdirSync(dirname(this.at(name)), { recursive: true });
    writeFileSync(this.at(name), text);
  }

  read(name: string): string | undefined {
    return existsSync(this.at(name)) ? readFileSync(this.at(name), 'utf8') : undefined;
  }

  at(name: string): string {
    return join(this.path, 'logs', name);
  }
}

const good = 'task 5/ha.log';
const bad = 'failed/task 5/ha.log';
const failures = ['failed', 'timed-out', 'interrupted'] as const;

describe('evidence of a task that passed', () => {
  it('has its place in logs/, and nothing else is there', async () => {
    using workspace = new Workspace();
    assert.equal(await workspace.run('passed', 'new'), workspace.at('task 5'));
    assert.deepEqual(workspace.tree(), [
      'logs/',
      'logs/task 5/',
      'logs/task 5/ha.log',
      'logs/task 5/manifest.json',
    ]);
  });

  for (const earlier of ['passed', 'collected', ...failures] as const) {
    it(`replaces what a run left that ${earlier}`, async () => {
      using workspace = new Workspace();
      await workspace.run(earlier, 'old', 'old.log');
      await workspace.run('passed', 'new');
      assert.deepEqual(workspace.tree().slice(2), ['logs/task 5/ha.log', 'logs/task 5/manifest.json']);
      assert.equal(workspace.read(good), 'new');
    });
  }

  it('removes what failed since the last good run', async () => {
    using workspace = new Workspace();
    await workspace.run('passed', 'old');
    await workspace.run('failed', 'bad');
    await workspace.run('passed', 'new');
    assert.equal(existsSync(workspace.at('failed')), false);
  });

  it('takes with it the files that somebody else put there', async () => {
    using workspace = new Workspace();
    await workspace.run('passed', 'old');
    workspace.put('task 5/notes.md', 'mine');
    workspace.put('task 5/pictures/1.png', 'mine, too');
    await workspace.run('passed', 'new');
    assert.equal(workspace.read(good), 'new');
    assert.equal(workspace.read('task 5/notes.md'), 'mine');
    assert.equal(workspace.read('task 5/pictures/1.png'), 'mine, too');
  });

  it('does not take with it the half of a file that a killed run left', async () => {
    using workspace = new Workspace();
    await workspace.run('passed', 'old');
    workspace.put('task 5/ha.log.0123abcd.tmp', 'half');
    await workspace.run('passed', 'new');
    assert.equal(workspace.read('task 5/ha.log.0123abcd.tmp'), undefined);
  });
});

describe('what somebody has put in the way of a task that passes', () => {
  const aside = 'replaced/2026-11-22T17-24-46Z/task 5';

  it('is moved aside, and what is not in the way stays', async () => {
    using workspace = new Workspace();
    workspace.put(good, 'captured by hand');
    workspace.put('task 5/s9.log', 'captured by hand, too');
    await workspace.run('passed', 'new');
    assert.equal(workspace.read(good), 'new');
    assert.equal(workspace.read('task 5/s9.log'), 'captured by hand, too');
    assert.equal(workspace.read(`${aside}/ha.log`), 'captured by hand');
    assert.deepEqual(workspace.moved, [{ from: 'logs/task 5/ha.log', to: `logs/${aside}/ha.log` }]);
  });

  it('is evidence that was changed, also where the new run has no such file', async () => {
    using workspace = new Workspace();
    await workspace.run('passed', 'old', 'old.log');
    workspace.put('task 5/old.log', 'old, with a note');
    await workspace.run('passed', 'new');
    assert.equal(workspace.read('task 5/old.log'), undefined);
    assert.equal(workspace.read(`${aside}/old.log`), 'old, with a note');
  });

  it('is a manifest that was changed', async () => {
    using workspace = new Workspace();
    await workspace.run('passed', 'old');
    const changed = (workspace.read('task 5/manifest.json') ?? '').replace('a title', 'my title');
    workspace.put('task 5/manifest.json', changed);
    await workspace.run('passed', 'new');
    assert.equal(workspace.read(`${aside}/manifest.json`), changed);
    assert.equal(workspace.read(`${aside}/ha.log`), undefined);
  });

  it('is a file of the name of the folder', async () => {
    using workspace = new Workspace();
    workspace.put('task 5', 'mine');
    await workspace.run('passed', 'new');
    assert.equal(workspace.read(good), 'new');
    assert.equal(workspace.read(aside), 'mine');
  });

  it('is no reason to remove a file of theirs beside a run that failed', async () => {
    using workspace = new Workspace();
    await workspace.run('passed', 'good');
    await workspace.run('failed', 'bad');
    workspace.put('failed/task 5/notes.md', 'mine');
    await workspace.run('passed', 'new');
    assert.deepEqual([workspace.read('failed/task 5/notes.md'), workspace.read(bad)], ['mine', undefined]);
  });
});

for (const outcome of failures) {
  describe(`evidence of a task that ${outcome}`, () => {
    it('goes to logs/ where there was nothing', async () => {
      using workspace = new Workspace();
      assert.equal(await workspace.run(outcome, 'bad'), workspace.at('task 5'));
      assert.equal((await workspace.logs.readManifest(task5))?.outcome, outcome);
    });

    for (const earlier of ['passed', 'collected'] as const) {
      it(`goes to logs/failed/ where a run ${earlier}, which stays`, async () => {
        using workspace = new Workspace();
        await workspace.run(earlier, 'good');
        assert.equal(await workspace.run(outcome, 'bad'), workspace.at('failed/task 5'));
        assert.deepEqual([workspace.read(good), workspace.read(bad)], ['good', 'bad']);
        assert.equal((await workspace.logs.readManifest(task5))?.outcome, earlier);
      });
    }

    it('replaces what failed before it, there and here', async () => {
      using workspace = new Workspace();
      await workspace.run('timed-out', 'bad');
      await workspace.run(outcome, 'worse');
      assert.deepEqual([workspace.read(good), workspace.read(bad)], ['worse', undefined]);
      await workspace.run('passed', 'good');
      await workspace.run('failed', 'bad');
      await workspace.run(outcome, 'worse');
      assert.deepEqual([workspace.read(good), workspace.read(bad)], ['good', 'worse']);
    });

    it('leaves a folder alone that has no manifest: somebody made it by hand', async () => {
      using workspace = new Workspace();
      workspace.put('task 5/ha.log', 'by hand');
      await workspace.run(outcome, 'bad');
      assert.deepEqual([workspace.read(good), workspace.read(bad)], ['by hand', 'bad']);
    });
  });
}

describe('a folder that a person has made for a task', () => {
  const placed = (...folders: readonly string[]): string => {
    using workspace = new Workspace();
    for (const folder of folders) mkdirSync(join(workspace.path, 'logs', folder), { recursive: true });
    return workspace.logs.folder(task5).slice(join(workspace.path, 'logs/').length);
  };

  for (const name of ['task5', 'task_5', 'Task 5', 'Task-5', 'TASK05']) {
    it(`is used where it is called ${name}`, () => assert.equal(placed(name), name));
  }

  it('is passed over where there is one with the usual name', () =>
    assert.equal(placed('Task-5', 'task 5'), 'task 5'));

  it('is none of a variant, of another task or of no task', () =>
    assert.equal(placed('task 5 hitless', 'task55', 'tasks5', 'task5-old'), 'task 5'));

  it('is no file', () => {
    using workspace = new Workspace();
    workspace.put('Task-5', 'mine');
    assert.equal(workspace.logs.folder(task5), join(workspace.path, 'logs/task 5'));
  });

  it('keeps what is in it when evidence comes', async () => {
    using workspace = new Workspace();
    workspace.put('Task-5/thoughts.txt', 'mine');
    await workspace.run('passed', 'new');
    assert.deepEqual(
      [workspace.read('Task-5/thoughts.txt'), workspace.read('Task-5/ha.log'), workspace.read(good)],
      ['mine', 'new', undefined],
    );
  });
});

describe('after a crash', () => {
  it('there is nothing to put in order where there was none', async () => {
    using workspace = new Workspace();
    assert.deepEqual(await workspace.logs.recover(), []);
    await workspace.run('passed', 'good');
    assert.deepEqual(await workspace.logs.recover(), []);
    assert.equal(workspace.read(good), 'good');
  });

  it('before anything was captured, nothing in logs/failed/ is replaced by nothing', async () => {
    using workspace = new Workspace();
    await workspace.run('passed', 'good');
    await workspace.run('failed', 'bad');
    await workspace.logs.begin(task5);
    assert.deepEqual(await workspace.logs.recover(), []);
    assert.deepEqual([workspace.read(good), workspace.read(bad)], ['good', 'bad']);
    assert.equal(existsSync(workspace.at('.unfinished')), false);
  });

  it('in the middle of a task, what was captured goes to logs/failed/ without halves of files', async () => {
    using workspace = new Workspace();
    await workspace.run('passed', 'good');
    await workspace.collect('passed', 'new');
    workspace.put('.unfinished/task 5/s1.log.0123abcd.tmp', 'half');
    assert.deepEqual(await workspace.logs.recover(), [task5]);
    assert.deepEqual(workspace.tree(), [
      'logs/',
      'logs/failed/',
      'logs/failed/task 5/',
      'logs/failed/task 5/ha.log',
      'logs/failed/task 5/manifest.json',
      'logs/task 5/',
      'logs/task 5/ha.log',
      'logs/task 5/manifest.json',
    ]);
    assert.deepEqual([workspace.read(good), workspace.read(bad)], ['good', 'new']);
  });

  it('between the two renames of a replacement, the good evidence comes back', async () => {
    using workspace = new Workspace();
    await workspace.run('passed', 'good');
    await workspace.collect('passed', 'new');
    renameSync(workspace.at('task 5'), workspace.at('.unfinished/task 5.replaced'));
    assert.deepEqual(await workspace.logs.recover(), [task5]);
    assert.deepEqual([workspace.read(good), workspace.read(bad)], ['good', 'new']);
    assert.equal(existsSync(workspace.at('.unfinished')), false);
  });

  it('after the second rename, the new evidence stays and the old goes', async () => {
    using workspace = new Workspace();
    await workspace.run('passed', 'good');
    await workspace.collect('passed', 'new');
    renameSync(workspace.at('task 5'), workspace.at('.unfinished/task 5.replaced'));
    renameSync(workspace.at('.unfinished/task 5'), workspace.at('task 5'));
    assert.deepEqual(await workspace.logs.recover(), []);
    assert.deepEqual([workspace.read(good), workspace.read(bad)], ['new', undefined]);
    assert.equal(existsSync(workspace.at('.unfinished')), false);
  });

  it('while older failures were being replaced, good evidence and the newest failures stay', async () => {
    using workspace = new Workspace();
    await workspace.run('passed', 'good');
    await workspace.run('failed', 'bad');
    await workspace.collect('failed', 'worse');
    renameSync(workspace.at('failed/task 5'), workspace.at('.unfinished/task 5.replaced'));
    assert.deepEqual(await workspace.logs.recover(), [task5]);
    assert.deepEqual([workspace.read(good), workspace.read(bad)], ['good', 'worse']);
  });

  it('of several tasks at once, all of them are found', async () => {
    using workspace = new Workspace();
    for (const task of [6, 0, 12]) workspace.put(`.unfinished/task ${task}/ha.log`, 'new');
    workspace.put('.unfinished/else/x', 'not ours');
    assert.deepEqual(
      await workspace.logs.recover(),
      [0, 6, 12].map((task) => ({ task, variant: 'lab' })),
    );
    assert.equal(workspace.read('failed/task 12/ha.log'), 'new');
    assert.equal(workspace.read('.unfinished/else/x'), 'not ours');
  });
});

describe('evidence of a variant', () => {
  const hitless: TaskVariant = { task: 5, variant: 'hitless' };

  it('has its place beside that of the lab, which it leaves alone', async () => {
    using workspace = new Workspace();
    await workspace.run('passed', 'of the lab');
    await workspace.run('passed', 'hitless', 'ha.log', hitless);
    await workspace.run('failed', 'worse', 'ha.log', hitless);
    assert.deepEqual(
      workspace.tree().filter((name) => name.endsWith('ha.log')),
      ['logs/failed/task 5 hitless/ha.log', 'logs/task 5 hitless/ha.log', 'logs/task 5/ha.log'],
    );
    assert.equal(workspace.read(good), 'of the lab');
    assert.equal(workspace.read('task 5 hitless/ha.log'), 'hitless');
    assert.equal((await workspace.logs.readManifest(hitless))?.variant, 'hitless');
  });

  it('is put in order after a crash like any other', async () => {
    using workspace = new Workspace();
    await workspace.run('passed', 'hitless', 'ha.log', hitless);
    await workspace.collect('passed', 'new', 'ha.log', hitless);
    renameSync(workspace.at('task 5 hitless'), workspace.at('.unfinished/task 5 hitless.replaced'));
    workspace.put('.unfinished/task 5/ha.log', 'of the lab');
    workspace.put('.unfinished/task 5 loss-less/ha.log', 'not ours');
    assert.deepEqual(await workspace.logs.recover(), [task5, hitless]);
    assert.equal(workspace.read('task 5 hitless/ha.log'), 'hitless');
    assert.equal(workspace.read('failed/task 5 hitless/ha.log'), 'new');
    assert.equal(workspace.read('failed/task 5/ha.log'), 'of the lab');
    assert.equal(workspace.read('.unfinished/task 5 loss-less/ha.log'), 'not ours');
  });
});

describe('a manifest', () => {
  const cases: [what: string, text: string][] = [
    ['that is not JSON', '{'],
    ['that says something else', '{"task":5}'],
  ];
  for (const [what, text] of cases) {
    it(`${what} is none`, async () => {
      using workspace = new Workspace();
      workspace.put('task 5/manifest.json', text);
      assert.equal(await workspace.logs.readManifest(task5), undefined);
    });
  }
});
