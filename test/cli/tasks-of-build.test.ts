import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { loadLabsIn } from '../../src/cli/lab-files.js';
import { readTask } from '../../src/cli/task-files.js';
import { describedFolders, labsOfBuild, taskOfBuild } from '../../src/cli/tasks-of-build.js';
import { productFolder } from '../../src/product.js';
import { ownVariant } from '../../src/scenario/variant.js';

for (const name of describedFolders) {
  describe(`what the build has read of ${name}`, () => {
    const folder = join(productFolder, name);
    const labs = loadLabsIn(folder);
    const files = readdirSync(folder).filter((file) => /^task\d+\.yaml$/.test(file));

    it('are its labs', () => assert.deepEqual(labsOfBuild(folder), labs));

    for (const file of files) {
      it(`is what ${file} says`, () => {
        const path = join(folder, file);
        const read = readTask(path, labs)();
        assert.ok(read.ok);
        // JSON has no word for what is undefined.
        assert.deepEqual(taskOfBuild(path, labs), JSON.parse(JSON.stringify(read.task)));
      });
    }

    it('says nothing of a task in a lab with other names', () => {
      const lab = labs.get(ownVariant);
      assert.ok(lab);
      const { balancer } = lab.roles;
      const renamed = { ...lab, roles: { ...lab.roles, balancer: { ...balancer, nodes: { proxy: 42 } } } };
      const [file = ''] = files;
      assert.equal(taskOfBuild(join(folder, file), new Map([[ownVariant, renamed]])), undefined);
    });
  });
}

describe('what the build has read', () => {
  it('says nothing of another folder', () => {
    assert.equal(labsOfBuild(join(productFolder, 'test')), undefined);
  });
});
