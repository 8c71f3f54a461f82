import assert from 'node:assert/strict';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { checkOut } from '../../src/repository/check-out.js';
import { filesOfCommit } from '../../src/repository/files-of-commit.js';
import { readHistory } from '../../src/repository/history.js';
import { readFiles } from '../../src/repository/read-files.js';
import { courseFiles } from '../course/course-files.js';
import { commitAll, git, makeCourseRepository, writeLab } from '../course/course-repository.js';
import { courseEditions } from '../course/edition-values.js';
import { TemporaryFolder } from '../temporary-folder.js';

const tasks = [0, 1, 2, 3, 4, 5, 6];

describe('the history of a lab', () => {
  for (const edition of courseEditions)
    it(`has the commit of each task, of ${edition}`, async () => {
      using folder = new TemporaryFolder();
      const lab = makeCourseRepository(folder.path, { edition });
      const ids = git(lab, ['log', '--reverse', '--format=%H']).trim().split('\n');
      assert.deepEqual(
        await readHistory(lab),
        tasks.map((task) => ({
          task,
          commit: ids[task],
          root: '',
          date: `2020-11-${String(10 + task)}T09:00:00+00:00`,
          subject: `Task ${String(task)}`,
        })),
      );
    });

  it('has the newest commit at a stage, and none for a task that nobody has committed', async () => {
    using folder = new TemporaryFolder();
    const lab = makeCourseRepository(folder.path, {
      edition: '2020',
      commitsAt: [0, 3],
      nestedIn: 'ünïcode/a b',
    });
    writeFileSync(join(lab, 'notes.txt'), '');
    commitAll(folder.path, 'Réponses', 9);
    const history = await readHistory(lab);
    assert.deepEqual(
      history.map(({ task, root, subject }) => [task, root, subject]),
      [
        [0, 'ünïcode/a b', 'Task 0'],
        [3, 'ünïcode/a b', 'Réponses'],
      ],
    );
  });

  it('goes on where the lab was before it was moved down', async () => {
    using folder = new TemporaryFolder();
    makeCourseRepository(folder.path, { edition: '2020', commitsAt: [1] });
    mkdirSync(join(folder.path, 'lab'));
    for (const name of ['ha', 'webapp']) renameSync(join(folder.path, name), join(folder.path, 'lab', name));
    writeLab(join(folder.path, 'lab'), courseFiles('2020', 2));
    commitAll(folder.path, 'Moved', 2);
    const history = await readHistory(join(folder.path, 'lab'));
    assert.deepEqual(
      history.map(({ task, root }) => [task, root]),
      [
        [1, ''],
        [2, 'lab'],
      ],
    );
    const [first] = history;
    assert.ok(first);
    assert.deepEqual(await filesOfCommit(join(folder.path, 'lab'), first), new Map(courseFiles('2020', 1)));
  });

  it('of 500 commits is read', async () => {
    using folder = new TemporaryFolder();
    const lab = makeCourseRepository(folder.path, { edition: '2019', upTo: 1 });
    const trees = git(lab, ['log', '--format=%T']).split('\n');
    const more = Array.from({ length: 498 }, (_, index) =>
      [
        'commit refs/heads/main',
        `committer Ada <ada@example.org> ${String(1_610_000_000 + index)} +0000`,
        `data ${String(String(index).length)}\n${String(index)}`,
        index === 0 ? 'from refs/heads/main^0' : '',
        `M 040000 ${trees[index < 400 ? 1 : 0] ?? ''} ""\n`,
      ]
        .filter((line) => line !== '')
        .join('\n'),
    );
    git(lab, ['fast-import', '--quiet'], {}, more.join(''));
    assert.equal(git(lab, ['rev-list', '--count', 'HEAD']).trim(), '500');
    const history = await readHistory(lab);
    assert.deepEqual(
      history.map(({ task, subject }) => [task, subject]),
      [
        [0, '399'],
        [1, '497'],
      ],
    );
  });

  it('is empty without a repository, without a commit, and without Git', async () => {
    using folder = new TemporaryFolder();
    writeLab(folder.path, courseFiles('2020', 1));
    assert.deepEqual(await readHistory(folder.path), []);
    git(folder.path, ['init', '--quiet']);
    assert.deepEqual(await readHistory(folder.path), []);
    commitAll(folder.path, 'First', 0);
    assert.equal((await readHistory(folder.path)).length, 1);
    const path = process.env['PATH'];
    process.env['PATH'] = '/nowhere';
    try {
      assert.deepEqual(await readHistory(folder.path), []);
    } finally {
      process.env['PATH'] = path;
    }
  });

  it('carries nothing out that a repository has in its settings', async () => {
    using folder = new TemporaryFolder();
    const lab = makeCourseRepository(folder.path, { edition: '2020', upTo: 2 });
    const trap = join(folder.path, 'trap');
    writeFileSync(trap, `#!/bin/sh\ntouch ${folder.path}/sprung\n`, { mode: 0o755 });
    writeFileSync(join(lab, '.gitattributes'), '* filter=trap diff=trap\n');
    commitAll(lab, 'Attributes', 3);
    const settings = [
      'core.fsmonitor',
      'core.pager',
      'gpg.program',
      'filter.trap.smudge',
      'diff.trap.textconv',
    ];
    for (const setting of settings) git(lab, ['config', setting, trap]);
    git(lab, ['config', 'log.showSignature', 'true']);
    const history = await readHistory(lab);
    assert.equal(history.length, 3);
    assert.ok(history[1]);
    await checkOut(lab, history[1], join(folder.path, 'out'));
    assert.equal(existsSync(join(folder.path, 'sprung')), false);
  });
});

describe('a commit of a lab', () => {
  it('is checked out with its modes, and the work tree stays as it is', async () => {
    using folder = new TemporaryFolder();
    using out = new TemporaryFolder();
    const lab = makeCourseRepository(folder.path, { edition: '2019', nestedIn: 'a/b' });
    writeFileSync(join(lab, 'webapp/app/picture.bin'), Buffer.from([0, 1, 2]));
    symlinkSync('/etc/passwd', join(lab, 'ha/config/link'));
    commitAll(folder.path, 'More', 8);
    writeFileSync(join(lab, 'ha/Dockerfile'), 'FROM scratch\n');
    const before = git(folder.path, ['status', '--porcelain']);
    const history = await readHistory(lab);
    const [, , , third, , , last] = history;
    assert.ok(third && last);

    await checkOut(lab, third, out.path);
    assert.deepEqual([...readFiles(out.path)], [...courseFiles('2019', 3)].sort());
    assert.ok((statSync(join(out.path, 'ha/scripts/member-join.sh')).mode & 0o111) !== 0);

    await checkOut(lab, last, join(out.path, 'last'));
    assert.deepEqual([...readFileSync(join(out.path, 'last/webapp/app/picture.bin'))], [0, 1, 2]);
    assert.equal(readdirSync(join(out.path, 'last/ha/config')).includes('link'), false);
    assert.equal(git(folder.path, ['status', '--porcelain']), before);
  });

  it('has no files where it is not there', async () => {
    using folder = new TemporaryFolder();
    const lab = makeCourseRepository(folder.path, { edition: '2019', upTo: 0 });
    const commit = { task: 0, commit: '0'.repeat(40), root: '', date: '', subject: '' };
    assert.equal((await filesOfCommit(lab, commit)).size, 0);
  });
});
