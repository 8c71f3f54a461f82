import assert from 'node:assert/strict';
import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { z } from 'zod';
import { makeCourseRepository } from '../../../course/course-repository.js';
import { TemporaryFolder } from '../../../temporary-folder.js';
import { aitLab } from '../../command.js';

/** A repository of 2020, and what the command says in it, without an engine. */
function repositoryAt(upTo: number) {
  const folder = new TemporaryFolder();
  makeCourseRepository(folder.path, { edition: '2020', upTo });
  return {
    path: folder.path,
    aitLab: (...args: string[]) => aitLab(folder.path, args),
    [Symbol.dispose]: () => folder[Symbol.dispose](),
  };
}

const statusAnswer = z.object({
  repository: z.object({
    root: z.string(),
    edition: z.string(),
    stage: z.number(),
    rotten: z.array(z.object({ file: z.string(), line: z.number().optional() }).loose()),
    history: z.array(z.object({ task: z.number(), subject: z.string() }).loose()),
  }),
});

describe("run in somebody's own repository", () => {
  it('refuses a task that it has not come to, and says in which files the course adds it', () => {
    using repository = repositoryAt(3);
    const { code, stderr } = repository.aitLab('run', 'task5', '--dry-run');
    assert.equal(code, 2);
    assert.match(stderr, /this repository is at task 3; task 5 asks for more/);
    assert.match(stderr, /ha\/config\/haproxy\.cfg\.hb/);
    assert.match(stderr, /ha\/scripts\/member-join\.sh/);
  });

  it('goes as far as the repository does, with its own images, and says what it leaves out', () => {
    using repository = repositoryAt(3);
    const { code, stdout } = repository.aitLab('run', 'all', '--dry-run');
    assert.equal(code, 0);
    assert.match(stdout, /^images: your own, ha\/ and webapp\/ \(edition 2020, at task 3\)\n/);
    assert.match(stdout, /^task 0 is taken from commit [0-9a-f]{8} "Task 0" of 2020-11-10$/m);
    assert.match(stdout, /^task 4 is left out: this repository is at task 3/m);
    const planned = [...stdout.matchAll(/^Task (\d) {2}/gm)].map(([, task]) => Number(task));
    assert.deepEqual(planned, [0, 1, 2, 3]);
  });

  it('takes nothing from its history where it is told not to', () => {
    using repository = repositoryAt(6);
    const { code, stdout } = repository.aitLab('run', 'all', '--dry-run', '--no-from-history');
    assert.equal(code, 0);
    assert.doesNotMatch(stdout, /is taken from/);
    assert.doesNotMatch(stdout, /\/tmp\/haproxy\.cfg/);
  });

  it('is the same wherever the command is called, also beside tasks of another lab', () => {
    using repository = repositoryAt(6);
    using elsewhere = new TemporaryFolder();
    mkdirSync(join(elsewhere.path, 'tasks'));
    writeFileSync(join(elsewhere.path, 'tasks/lab.yaml'), 'lab: Another one\n');
    const args = ['run', '5', '--dry-run', '-C', repository.path];
    assert.equal(aitLab(elsewhere.path, args).stdout, aitLab(repository.path, args).stdout);
  });

  it('works with the images of ait-lab where it is told to', () => {
    using repository = repositoryAt(3);
    const { code, stdout } = repository.aitLab('run', '6', '--dry-run', '--images', 'lab');
    assert.equal(code, 0);
    assert.match(stdout, /^images: those of ait-lab\n/);
    writeFileSync(join(repository.path, 'ait-lab.yaml'), 'images: lab\n');
    assert.match(repository.aitLab('run', '6', '--dry-run').stdout, /^images: those of ait-lab\n/);
  });

  it('is told that there is no lab of its own where it insists on one', () => {
    using folder = new TemporaryFolder();
    const { code, stderr } = aitLab(folder.path, ['run', '0', '--dry-run', '--images', 'own']);
    assert.equal(code, 2);
    assert.match(stderr, /needs ha\/Dockerfile and webapp\/Dockerfile/);
  });
});

describe('status in a repository, without an engine', () => {
  it('tells a program of its edition, stage, what has rotted and its commits', () => {
    using repository = repositoryAt(4);
    const { code, stdout } = repository.aitLab('status', '--json');
    assert.equal(code, 0);
    const { repository: told } = statusAnswer.parse(JSON.parse(stdout));
    assert.deepEqual([told.edition, told.stage], ['2020', 4]);
    assert.ok(told.rotten.some(({ file, line }) => file === 'ha/Dockerfile' && line === 1));
    assert.deepEqual(told.history.map(({ task, subject }) => `${task}: ${subject}`).sort(), [
      ...[0, 1, 2, 3, 4].map((task) => `${task}: Task ${task}`),
    ]);
  });

  it('tells a reader, and that nobody knows what runs', () => {
    using repository = repositoryAt(4);
    const { code, stdout } = repository.aitLab('status');
    assert.equal(code, 0);
    assert.match(stdout, /^at task 4: supervised ✓ Serf ✓ handlers ✓ template ✓ \/nodes ✗ reload ✗$/m);
    assert.match(stdout, /no Docker Engine answers at/);
  });
});

describe('init in a repository', () => {
  it('leaves it a lab of its own, until its settings say otherwise', () => {
    using repository = repositoryAt(2);
    assert.ok([0, 1].includes(repository.aitLab('init').code ?? -1));
    const firstLine = (): string | undefined =>
      repository.aitLab('run', '0', '--dry-run').stdout.split('\n')[0];
    assert.equal(firstLine(), 'images: your own, ha/ and webapp/ (edition 2020, at task 2)');
    appendFileSync(join(repository.path, 'ait-lab.yaml'), '\nimages: lab\n');
    assert.equal(firstLine(), 'images: those of ait-lab');
  });
});
