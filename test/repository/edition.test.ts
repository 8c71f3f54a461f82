import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { editionOf } from '../../src/repository/edition.js';
import { courseFiles, EditableFiles } from '../course/course-files.js';
import { courseEditions } from '../course/edition-values.js';

describe('the edition of a lab', () => {
  for (const edition of courseEditions)
    for (const task of [0, 3, 6])
      it(`is told after task ${String(task)}, of ${edition}`, () =>
        assert.equal(editionOf(courseFiles(edition, task)), edition));

  it('is told where somebody has taken newer versions', () => {
    const files = courseFiles('2016', 6);
    files.replace('ha/Dockerfile', 'v1.17.2.0', 'v1.21.2.2');
    files.replace('ha/Dockerfile', /0\.7\.0/g, '0.8.1');
    files.write('docker-compose.yml', 'services: {}\n');
    files.replace('webapp/services/node/run', 'exec', 'export SERVER_TAG=$TAG\nexec');
    assert.equal(editionOf(files), '2016');
    const alpine = courseFiles('2020', 6);
    alpine.replace('ha/Dockerfile', 'haproxy:2.2', 'haproxy:2.2-alpine');
    alpine.replace('webapp/Dockerfile', 'node:latest', 'node:17-alpine3.12');
    assert.equal(editionOf(alpine), '2020');
  });

  it('is unknown where nothing tells', () => {
    const files = new EditableFiles();
    files.write('ha/Dockerfile', 'FROM debian\n');
    files.write('webapp/Dockerfile', 'FROM node\n');
    assert.equal(editionOf(files), 'unknown');
  });
});
