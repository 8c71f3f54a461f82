import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { baseImages } from '../../../src/repository/repair/base-images.js';
import { parseImageName } from '../../../src/repository/repair/image-name.js';
import { repairDockerfile } from '../../../src/repository/repair/repair-dockerfile.js';
import { courseFiles } from '../../course/course-files.js';
import { courseEditions } from '../../course/edition-values.js';

function repaired(text: string): string | undefined {
  return repairDockerfile('ha/Dockerfile', text)?.text;
}

describe('a repaired Dockerfile', () => {
  const cases: [what: string, text: string, expected: string][] = [
    ['has another base', 'FROM haproxy:1.5\nRUN x\n', 'FROM ait-lab/course-haproxy\nRUN x\n'],
    ['without a tag', 'FROM node\n', 'FROM ait-lab/course-node\n'],
    ['of Alpine', 'from node:17-alpine3.12\n', 'from ait-lab/course-node\n'],
    ['with its whole name', 'FROM docker.io/library/node:14\n', 'FROM ait-lab/course-node\n'],
    ['with a digest', `FROM node@sha256:${'0'.repeat(64)}\n`, 'FROM ait-lab/course-node\n'],
    ['keeps its stages', 'FROM node:14 AS app\nFROM app\n', 'FROM ait-lab/course-node AS app\nFROM app\n'],
    [
      'replaces each base',
      'FROM node AS a\nFROM haproxy\n',
      'FROM ait-lab/course-node AS a\nFROM ait-lab/course-haproxy\n',
    ],
    [
      'is not tied to a platform',
      'FROM --platform=linux/amd64 haproxy:2.2\n',
      'FROM ait-lab/course-haproxy\n',
    ],
    [
      'whose base is a variable',
      'ARG BASE=haproxy\nARG V="2.2"\nFROM ${BASE}:${V} AS x\n',
      'ARG BASE=haproxy\nARG V="2.2"\nFROM ait-lab/course-haproxy AS x\n',
    ],
    ['whose base is a line below', 'FROM \\\n  haproxy:1.5\n', 'FROM \\\n  ait-lab/course-haproxy\n'],
    ['keeps its line ends', 'FROM node\r\nRUN x\r\n', 'FROM ait-lab/course-node\r\nRUN x\r\n'],
    [
      'keeps a comment that says the same',
      '# FROM node\nFROM node\n# FROM node\n',
      '# FROM node\nFROM ait-lab/course-node\n# FROM node\n',
    ],
  ];
  for (const [what, text, expected] of cases) it(what, () => assert.equal(repaired(text), expected));

  for (const text of [
    'FROM debian:trixie\n',
    'FROM scratch\n',
    'FROM example.org/node:14\n',
    'FROM haproxytech/haproxy-debian\n',
    'RUN echo FROM node\n',
    '',
  ])
    it(`is not there for ${JSON.stringify(text)}`, () => assert.equal(repaired(text), undefined));

  it('says which line has changed, and why', () => {
    const result = repairDockerfile('webapp/Dockerfile', '# base\n\nFROM node:latest\nRUN x\n');
    assert.deepEqual(result?.changes, [
      {
        code: 'base-image',
        line: 3,
        from: 'node:latest',
        to: 'ait-lab/course-node',
        substitute: 'node',
        why: 'node:latest has a link for /bin, which the archive of s6-overlay replaces by a folder without a shell',
      },
    ]);
    assert.equal(
      result.patch,
      `--- webapp/Dockerfile
+++ webapp/Dockerfile
@@ -1,4 +1,4 @@
 # base
${' '}
-FROM node:latest
+FROM ait-lab/course-node
 RUN x
`,
    );
  });

  for (const edition of courseEditions)
    it(`of ${edition} has one line that is another one, at each stage`, () => {
      for (const stage of [0, 1, 2, 3, 4, 5, 6])
        for (const file of ['ha/Dockerfile', 'webapp/Dockerfile']) {
          const text = courseFiles(edition, stage).get(file)?.text ?? '';
          const lines = repaired(text)?.split('\n') ?? [];
          const changed = text.split('\n').filter((line, index) => line !== lines[index]);
          assert.deepEqual(
            [changed.length, changed[0]?.slice(0, 5)],
            [1, 'FROM '],
            `${file} of task ${stage}`,
          );
        }
    });
});

describe('why a base is rotten', () => {
  const cases: [image: string, why: RegExp][] = [
    ['node:0.12.2-wheezy', /stored in a form that engines no longer pull/],
    ['haproxy:1.5', /packages of its Debian have gone/],
    ['haproxy:2.2', /its Debian is at its end/],
    ['haproxy:3.0', /may not install anything/],
    ['haproxy:2.2-alpine', /C library of Alpine/],
    ['node:14', /link for \/bin/],
  ];
  for (const [image, why] of cases)
    it(image, () =>
      assert.match(repairDockerfile('Dockerfile', `FROM ${image}\n`)?.changes[0]?.why ?? '', why),
    );
});

describe('the bases of a Dockerfile', () => {
  it('are those of its stages, with what a variable stands for before the first one', () => {
    const text =
      'ARG V=14\nFROM node:$V AS one\nARG V=16\nFROM node:${V:-18}\nFROM node:${W:-20}\nFROM one\n';
    assert.deepEqual(
      baseImages(text).map(({ image, line }) => `${line} ${image}`),
      ['2 node:14', '4 node:14', '5 node:20'],
    );
  });
});

describe('the name of an image', () => {
  for (const [name, repository, tag] of [
    ['node', 'node', 'latest'],
    ['library/node:14', 'node', '14'],
    ['localhost:5000/node', 'localhost:5000/node', 'latest'],
    ['localhost:5000/node:14', 'localhost:5000/node', '14'],
  ] as const)
    it(name, () => assert.deepEqual(parseImageName(name), { repository, tag }));
});
