import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { findRot } from '../../src/repository/rot.js';
import { courseFiles, EditableFiles } from '../course/course-files.js';
import type { CourseEdition } from '../course/edition-values.js';

describe('what has rotted', () => {
  const cases: [edition: CourseEdition, task: number, rotten: string[]][] = [
    [
      '2016',
      0,
      [
        'base-image ha/Dockerfile:1',
        'package-source ha/Dockerfile:5',
        'listen-with-address ha/config/haproxy.cfg:16',
        'link-variables ha/scripts/run.sh:4',
        'link-variables ha/scripts/run.sh:5',
        'base-image webapp/Dockerfile:1',
        'package-source webapp/Dockerfile:4',
        'node-0.12-application webapp/app/package.json:11',
        'node-0.12-application webapp/app/package.json:12',
        'hosts-line webapp/scripts/run.sh:3',
      ],
    ],
    [
      '2019',
      6,
      [
        'base-image ha/Dockerfile:1',
        'package-source ha/Dockerfile:5',
        'listen-with-address ha/config/haproxy.cfg:16',
        'listen-with-address ha/config/haproxy.cfg.hb:16',
        's6-overlay-archive webapp/Dockerfile:8',
        'hosts-line webapp/services/node/run:3',
      ],
    ],
    [
      '2020',
      0,
      ['base-image ha/Dockerfile:1', 'package-source ha/Dockerfile:5', 'hosts-line webapp/scripts/run.sh:3'],
    ],
  ];
  for (const [edition, task, expected] of cases)
    it(`of ${edition} after task ${String(task)} is told with its lines`, () => {
      const rotten = findRot(courseFiles(edition, task));
      assert.deepEqual(
        rotten.map(({ code, file, line }) => `${code} ${file}:${String(line)}`),
        expected,
      );
    });

  it('is shown as it stands there', () => {
    const [first] = findRot(courseFiles('2020', 0));
    assert.equal(first?.text, 'FROM haproxy:2.2');
  });

  const bases: [base: string, expected: string[]][] = [
    ['haproxy:2.2-alpine', []],
    ['--platform=linux/amd64 library/haproxy:1.5.19', ['base-image', 'package-source']],
    ['haproxy:2.8', ['s6-overlay-archive']],
    ['haproxy', ['s6-overlay-archive']],
    ['node:0.12.2-wheezy', ['base-image', 'package-source']],
    ['node:20-bullseye AS app', ['base-image', 'package-source']],
    ['somebody/haproxy:1.5', []],
  ];
  for (const [base, expected] of bases)
    it(`of an image FROM ${base}: ${expected.join(', ') || 'nothing'}`, () => {
      const files = new EditableFiles();
      const archive = 'https://github.com/just-containers/s6-overlay/releases/download/v2.1.0.2/s6.tar.gz';
      files.write(
        'ha/Dockerfile',
        `FROM ${base}\nRUN apt-get -q update && \\\n  curl -sSLo /s6 ${archive}\n`,
      );
      assert.deepEqual(
        findRot(files).map(({ code }) => code),
        expected,
      );
    });

  it('is not what a comment says', () => {
    const files = courseFiles('2020', 6);
    files.replace('ha/config/haproxy.cfg', /^/, '# listen stats *:1936\n');
    assert.deepEqual(findRot(files).length, findRot(courseFiles('2020', 6)).length);
  });
});
