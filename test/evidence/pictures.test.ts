import assert from 'node:assert/strict';
import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, it } from 'node:test';
import { Logs } from '../../src/evidence/logs.js';
import type { Manifest } from '../../src/evidence/manifest.js';
import { TaskPictures } from '../../src/evidence/pictures.js';
import { TaskFolder } from '../../src/evidence/task-folder.js';
import type { TaskVariant } from '../../src/evidence/task-variant.js';
import { TemporaryFolder } from '../temporary-folder.js';

const task6: TaskVariant = { task: 6, variant: 'lab' };

/** A workspace in which task 6 runs again and again. */
class Workspace extends TemporaryFolder {
  readonly logs = new Logs(this.path);

  /** Takes these pictures, up to but without giving them their place. */
  async collect(outcome: Manifest['outcome'], names: readonly string[], which = task6): Promise<void> {
    const path = await this.logs.begin(which);
    const pictures = new TaskPictures(path);
    for (const name of names) {
      const note = { step: 'ha starts', time: '', width: 2, height: 1 };
      await pictures.write(`${name}.png`, Buffer.from(`${outcome} ${name}`), { url: name }, note);
    }
    await pictures.finish();
    const facts = { ...which, title: '', run: '', started: '', ended: '' };
    await new TaskFolder(path, () => new Date(0)).writeManifest({
      ...facts,
      outcome,
      versions: {},
      images: {},
      pictures: pictures.listedIn('somewhere'),
    });
  }

  async run(outcome: Manifest['outcome'], ...names: string[]): Promise<void> {
    await this.runOf(task6, outcome, ...names);
  }

  async runOf(which: TaskVariant, outcome: Manifest['outcome'], ...names: string[]): Promise<void> {
    await this.collect(outcome, names, which);
    await this.logs.settle(which, outcome);
  }

  put(name: string): void {
    const path = join(this.path, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, 'by hand');
  }

  read(name: string): string {
    return readFileSync(join(this.path, name), 'utf8');
  }

  pictures(): string[] {
    return this.tree().filter((name) => name.startsWith('report/') && !name.endsWith('/'));
  }
}

const folder = 'report/images/capture/task6';
const inPlace = (...names: string[]): string[] => names.map((name) => `${folder}/${name}`);

describe('the pictures of a task', () => {
  it('come into the report with their sidecars when it passes, and only there', async () => {
    using workspace = new Workspace();
    await workspace.run('passed', 'a', 'b');
    assert.deepEqual(workspace.pictures(), inPlace('a.json', 'a.png', 'b.json', 'b.png'));
    assert.equal(workspace.read(`${folder}/a.json`), '{\n  "url": "a"\n}\n');
    assert.ok(!existsSync(join(workspace.logs.folder(task6), '.pictures')));
  });

  it('replace those of an earlier run, and nothing else', async () => {
    using workspace = new Workspace();
    await workspace.run('passed', 'a', 'b');
    workspace.put(`${folder}/photo.png`);
    workspace.put(`${folder}/notes/why.md`);
    await workspace.run('passed', 'b', 'c');
    assert.deepEqual(
      workspace.pictures(),
      inPlace('b.json', 'b.png', 'c.json', 'c.png', 'notes/why.md', 'photo.png'),
    );
    assert.equal(workspace.read(`${folder}/photo.png`), 'by hand');
  });

  it('of another variant come beside them', async () => {
    using workspace = new Workspace();
    await workspace.run('passed', 'a');
    await workspace.runOf({ task: 6, variant: 'hitless' }, 'passed', 'b');
    assert.deepEqual(workspace.pictures(), [
      `${folder}-hitless/b.json`,
      `${folder}-hitless/b.png`,
      ...inPlace('a.json', 'a.png'),
    ]);
  });

  it('are none after a run that took none', async () => {
    using workspace = new Workspace();
    await workspace.run('passed', 'a');
    await workspace.run('passed');
    assert.deepEqual(workspace.pictures(), []);
  });

  for (const outcome of ['failed', 'timed-out', 'interrupted'] as const) {
    it(`stay when a later run ends as ${outcome}, whose own are kept with its evidence`, async () => {
      using workspace = new Workspace();
      await workspace.run('passed', 'a');
      await workspace.run(outcome, 'a', 'b');
      assert.deepEqual(workspace.pictures(), inPlace('a.json', 'a.png'));
      assert.equal(workspace.read(`${folder}/a.png`), 'passed a');
      assert.equal(workspace.read('logs/failed/task 6/.pictures/b.png'), `${outcome} b`);
    });
  }

  it('of a run that failed come into the report where there is nothing better', async () => {
    using workspace = new Workspace();
    await workspace.run('failed', 'a');
    assert.deepEqual(workspace.pictures(), inPlace('a.json', 'a.png'));
  });

  it('arrive with the next run when a crash stopped them on their way', async () => {
    using workspace = new Workspace();
    await workspace.run('passed', 'a');
    workspace.put(`${folder}/photo.png`);
    await workspace.collect('passed', ['b']);
    const { logs } = workspace;
    // The evidence had arrived, and one of the new pictures; the old ones were still there.
    renameSync(logs.folder(task6), `${logs.unfinished(task6)}.replaced`);
    renameSync(logs.unfinished(task6), logs.folder(task6));
    copyFileSync(join(logs.folder(task6), '.pictures/b.png'), join(workspace.path, folder, 'b.png'));
    await logs.recover();
    assert.deepEqual(workspace.pictures(), inPlace('b.json', 'b.png', 'photo.png'));
    assert.ok(!existsSync(join(logs.folder(task6), '.pictures')));
  });

  it('stay when a crash came while they were on their way out of the folder of the evidence', async () => {
    using workspace = new Workspace();
    await workspace.run('passed', 'a', 'b');
    const left = join(workspace.logs.folder(task6), '.pictures');
    mkdirSync(left);
    copyFileSync(join(workspace.path, folder, 'b.png'), join(left, 'b.png'));
    await workspace.logs.recover();
    assert.deepEqual(workspace.pictures(), inPlace('a.json', 'a.png', 'b.json', 'b.png'));
    assert.ok(!existsSync(left));
  });

  it('move aside what somebody has put into that folder', async () => {
    using workspace = new Workspace();
    await workspace.run('passed', 'a');
    workspace.put('logs/task 6/.pictures/mine/why.md');
    await workspace.run('passed', 'b');
    assert.deepEqual(workspace.pictures(), inPlace('b.json', 'b.png'));
    const [move] = workspace.logs.aside.movedWithin(workspace.path);
    assert.equal(move?.from, 'logs/task 6/.pictures/mine');
    assert.equal(workspace.read(`${move.to}/why.md`), 'by hand');
  });

  it('that were being taken when the run crashed go with its evidence, without halves', async () => {
    using workspace = new Workspace();
    await workspace.run('passed', 'a');
    await workspace.collect('failed', ['b']);
    workspace.put('logs/.unfinished/task 6/.pictures/c.png.0123abcd.tmp');
    await workspace.logs.recover();
    assert.deepEqual(workspace.pictures(), inPlace('a.json', 'a.png'));
    assert.deepEqual(
      workspace.tree().filter((name) => name.startsWith('logs/failed/task 6/.pictures/')),
      ['', 'b.json', 'b.png'].map((name) => `logs/failed/task 6/.pictures/${name}`),
    );
  });
});
