import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { understand } from './our-check.js';
import { aHandIn, type MadeUpContent } from './a-hand-in.js';
import { dockerLog, ha } from './captured/printed.js';

type Files = Record<string, MadeUpContent>;

const log = dockerLog(ha);
const images = (folder: string): Files => ({
  [`${folder}ha/Dockerfile`]: 'FROM haproxy\n',
  [`${folder}webapp/Dockerfile`]: 'FROM node\n',
});
const labOf = (folder: string): Files => ({
  ...images(folder),
  [`${folder}ha/services/serf/run`]: '#!/bin/sh\n',
  [`${folder}ha/scripts/member-join.sh`]: '#!/bin/sh\n',
});

describe('the lab’s folder', () => {
  const cases: [string, Files, string][] = [
    ['is the hand-in itself', labOf(''), ''],
    [
      'is nested in a course',
      { ...labOf('labs/lab4/'), 'labs/lab3/README.md': 'Another lab\n' },
      'labs/lab4',
    ],
    ['is not its sibling with the same images', { ...images('balancing/'), ...labOf('docker/') }, 'docker'],
    ['is the one with logs by task', { ...images('a/'), ...images('b/'), 'b/logs/task2/ha.log': log }, 'b'],
    ['is not its backup', { ...labOf('lab4-backup/'), ...labOf('lab4/') }, 'lab4'],
    ['is found by its logs alone', { 'work/logs/task 2/ha.log': log, 'other/notes.txt': 'x\n' }, 'work'],
    [
      'is the hand-in when the logs lie beside the images',
      { ...labOf('docker/'), 'logs/task2/ha.log': log },
      '',
    ],
    ['is the hand-in when there is nothing', { 'README.md': 'Hello\n' }, ''],
  ];
  for (const [name, files, expected] of cases)
    it(name, () => assert.equal(understand(aHandIn(files)).root, expected));
});

describe('the task of a log', () => {
  const cases: [string, string | undefined][] = [
    ['logs/task3/ha.log', '3 ha.log'],
    ['logs/Task 3/ha.log', '3 ha.log'],
    ['LOGS/task_3/ha.log', '3 ha.log'],
    ['logs/task-03/ha.log', '3 ha.log'],
    ['log/Tâche 3/ha.log', '3 ha.log'],
    ['logs/T3/ha.log', '3 ha.log'],
    ['logs/task5/step_1/docker_ps', '5 step_1/docker_ps'],
    ['logs/task5.1/docker_ps', '5 1/docker_ps'],
    ['report/logs/task3/ha.log', '3 ha.log'],
    ['report/logs/old/task3/ha.log', undefined],
    ['logs/task3_old/ha.log', undefined],
    ['logs/task3_s1.log', '3 task3_s1.log'],
    ['logs/task2/Task3_ha.log', '2 Task3_ha.log'],
    ['logs/task3/ha.log~', undefined],
    ['logs/task3/.gitkeep', undefined],
    ['logs/ha.log', undefined],
    ['logs/task34/ha.log', undefined],
    ['captures/task3/ha.log', '3 ha.log'],
    ['logs_task3/ha.log', '3 ha.log'],
    ['task3_logs/ha.log', '3 ha.log'],
    ['logs/failed/task 3/ha.log', undefined],
  ];
  for (const [path, expected] of cases)
    it(`${path} is ${expected ?? 'none'}`, () => {
      const { logs } = understand(aHandIn({ ...labOf(''), [path]: log }));
      assert.deepEqual(
        logs.map((one) => `${one.task} ${one.below}`),
        expected === undefined ? [] : [expected],
      );
    });

  it('counts another folder of its name only when no folder of logs holds the task', () => {
    const { logs } = understand(
      aHandIn({ 'logs/task2/ha.log': log, 'captures/task2/ha.log': log, 'captures/task3/ha.log': log }),
    );
    assert.deepEqual(
      logs.map((one) => one.file.path),
      ['logs/task2/ha.log', 'captures/task3/ha.log'],
    );
  });

  it('leaves out what our own manifest calls a record of the tool', () => {
    const entry = (file: string, command: string) => ({
      file,
      commands: [command],
      steps: [],
      time: '',
      bytes: 1,
      sha256: '',
    });
    const files = [
      entry('ha.log', 'docker logs ha'),
      entry('experiment-x.txt', 'docker kill s1; docker start s1'),
    ];
    const { logs } = understand(
      aHandIn({
        'logs/task 2/manifest.json': JSON.stringify({ files }),
        'logs/task 2/ha.log': log,
        'logs/task 2/experiment-x.txt': log,
      }),
    );
    assert.deepEqual(
      logs.map((one) => one.file.path),
      ['logs/task 2/ha.log'],
    );
  });
});
