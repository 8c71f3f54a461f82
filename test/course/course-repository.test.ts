import assert from 'node:assert/strict';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { TemporaryFolder } from '../temporary-folder.js';
import { courseFiles } from './course-files.js';
import { git, makeCourseRepository } from './course-repository.js';
import { courseEditions } from './edition-values.js';

describe('a repository of the course’s kind', () => {
  for (const edition of courseEditions)
    it(`has a commit for each task, of ${edition}`, () => {
      using folder = new TemporaryFolder();
      makeCourseRepository(folder.path, { edition });
      const subjects = git(folder.path, ['log', '--reverse', '--format=%s']);
      assert.equal(subjects, [0, 1, 2, 3, 4, 5, 6].map((task) => `Task ${String(task)}\n`).join(''));
      assert.equal(git(folder.path, ['status', '--porcelain']), '');
    });

  it('is the same each time', () => {
    using one = new TemporaryFolder();
    using other = new TemporaryFolder();
    const heads = [one, other].map(({ path }) => {
      makeCourseRepository(path, { edition: '2020', upTo: 1, nestedIn: 'labs/four' });
      return git(path, ['rev-parse', 'HEAD']);
    });
    assert.equal(heads[0], heads[1]);
  });

  it('has the mistakes that are asked for, in its last commit', () => {
    using folder = new TemporaryFolder();
    const lab = makeCourseRepository(folder.path, {
      edition: '2019',
      commitsAt: [0, 3],
      nestedIn: 'a/b',
      faults: [
        {
          name: 'no join',
          apply: (files) => {
            files.replace('ha/services/serf/run', ' --join ha', '');
            files.chmod('ha/scripts/member-join.sh', false);
            files.remove('ha/scripts/member-leave.sh');
          },
        },
      ],
    });
    assert.equal(lab, join(folder.path, 'a/b'));
    assert.doesNotMatch(readFileSync(join(lab, 'ha/services/serf/run'), 'utf8'), /--join/);
    assert.equal(statSync(join(lab, 'ha/scripts/member-join.sh')).mode & 0o111, 0);
    assert.deepEqual(git(lab, ['ls-files', 'ha/scripts']).split('\n'), ['ha/scripts/member-join.sh', '']);
  });
});

describe('files of the course’s kind', () => {
  for (const edition of courseEditions)
    it(`have nothing left that an edition is to say, in ${edition}`, () => {
      for (const stage of [0, 1, 2, 3, 4, 5, 6])
        for (const [file, { text }] of courseFiles(edition, stage))
          assert.doesNotMatch(text, /@[A-Z0-9_]+@/, file);
    });

  it('refuse a change that would change nothing', () => {
    const files = courseFiles('2020', 2);
    assert.throws(() => files.replace('ha/Dockerfile', 'handlebars', ''), /ha\/Dockerfile has no handlebars/);
    assert.throws(() => files.remove('ha/config/haproxy.cfg.hb'), /there is no ha\/config\/haproxy\.cfg\.hb/);
  });
});
