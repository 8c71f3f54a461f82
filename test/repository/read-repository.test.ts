import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readRepository } from '../../src/repository/read-repository.js';
import { makeCourseRepository } from '../course/course-repository.js';
import { TemporaryFolder } from '../temporary-folder.js';

describe('the repository of a workspace', () => {
  it('is read where the lab is two folders deep', () => {
    using folder = new TemporaryFolder();
    makeCourseRepository(folder.path, { edition: '2019', upTo: 4, nestedIn: 'labs/four' });
    const repository = readRepository(folder.path);
    assert.deepEqual(
      [repository?.root, repository?.edition, repository?.stage.task, repository?.compose?.network],
      ['labs/four', '2019', 4, 'heig'],
    );
  });

  it('is none without a lab', () => {
    using folder = new TemporaryFolder();
    assert.equal(readRepository(folder.path), undefined);
  });
});
