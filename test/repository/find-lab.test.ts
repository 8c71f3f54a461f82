import assert from 'node:assert/strict';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { findLab } from '../../src/repository/find-lab.js';
import { readFiles } from '../../src/repository/read-files.js';
import { courseFiles } from '../course/course-files.js';
import { writeLab } from '../course/course-repository.js';
import { TemporaryFolder } from '../temporary-folder.js';

describe('the lab of a workspace', () => {
  const places: [place: string, found: boolean][] = [
    ['', true],
    ['lab', true],
    ['labs/2020/lab four', true],
    ['a/b/c/d', false],
    ['.git/lab', false],
    ['node_modules/lab', false],
    ['logs/lab', false],
    ['report', false],
  ];
  for (const [place, found] of places)
    it(`is ${found ? '' : 'not '}found in ${place === '' ? 'the workspace itself' : place}`, () => {
      using folder = new TemporaryFolder();
      writeLab(join(folder.path, place), courseFiles('2020', 0));
      const expected = found ? { root: place, candidates: [place] } : { root: undefined, candidates: [] };
      assert.deepEqual(findLab(folder.path), expected);
    });

  it('needs both Dockerfiles', () => {
    using folder = new TemporaryFolder();
    const files = courseFiles('2020', 0);
    files.remove('webapp/Dockerfile');
    writeLab(folder.path, files);
    assert.equal(findLab(folder.path).root, undefined);
  });

  it('of two is the one that is begun, and otherwise neither', () => {
    using folder = new TemporaryFolder();
    writeLab(join(folder.path, 'lab3'), courseFiles('2020', 0));
    writeLab(join(folder.path, 'lab4'), courseFiles('2020', 1));
    assert.deepEqual(findLab(folder.path), { root: 'lab4', candidates: ['lab3', 'lab4'] });
    writeLab(join(folder.path, 'old/lab4'), courseFiles('2020', 6));
    assert.deepEqual(findLab(folder.path), { root: undefined, candidates: ['lab3', 'lab4', 'old/lab4'] });
  });
});

describe('the files of a lab', () => {
  it('are its own, and text', () => {
    using folder = new TemporaryFolder();
    const files = courseFiles('2019', 6);
    writeLab(folder.path, files);
    mkdirSync(join(folder.path, 'webapp/app/node_modules/express'), { recursive: true });
    writeFileSync(join(folder.path, 'webapp/app/node_modules/express/index.js'), '');
    writeFileSync(join(folder.path, 'webapp/app/icon.png'), Buffer.from([137, 80, 78, 71, 0]));
    writeFileSync(join(folder.path, 'webapp/big.txt'), 'x'.repeat(600 * 1024));
    writeFileSync(join(folder.path, 'README.md'), '');
    assert.deepEqual(readFiles(folder.path), new Map(files));
  });

  it('are not read out of another folder', () => {
    using folder = new TemporaryFolder();
    writeLab(folder.path, courseFiles('2016', 0));
    writeFileSync(join(folder.path, 'secret'), 'secret');
    symlinkSync('../../secret', join(folder.path, 'ha/config/outside'));
    symlinkSync('haproxy.cfg', join(folder.path, 'ha/config/inside'));
    symlinkSync('nowhere', join(folder.path, 'ha/config/broken'));
    symlinkSync('..', join(folder.path, 'ha/config/round'));
    const files = readFiles(folder.path);
    assert.equal(files.has('ha/config/outside'), false);
    assert.equal(files.get('ha/config/inside')?.text, files.get('ha/config/haproxy.cfg')?.text);
    assert.deepEqual(
      [...files.keys()].filter((path) => /broken|round/.test(path)),
      [],
    );
  });
});
