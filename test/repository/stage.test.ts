import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { stageOf } from '../../src/repository/stage.js';
import { courseFiles, type EditableFiles } from '../course/course-files.js';
import { courseEditions } from '../course/edition-values.js';

describe('the stage of a lab', () => {
  for (const edition of courseEditions)
    for (const task of [0, 1, 2, 3, 4, 5, 6])
      it(`is ${String(task)} after task ${String(task)}, in ${edition}`, () => {
        const stage = stageOf(courseFiles(edition, task));
        assert.deepEqual([stage.task, stage.begun], [task, task]);
        const there = Object.values(stage.parts).map(Number);
        assert.deepEqual(
          there,
          [1, 2, 3, 4, 5, 6].map((part) => Number(part <= task)),
        );
      });

  const halves: [name: string, edit: (files: EditableFiles) => void, task: number, missing: string[]][] = [
    [
      'the folder of the handlers is not made',
      (files) => files.replace('ha/Dockerfile', /^.*serf-handlers.*\n/gm, ''),
      2,
      ['handlers'],
    ],
    ['one handler is missing', (files) => files.remove('ha/scripts/member-leave.sh'), 6, []],
    [
      'a handler is missing',
      (files) => files.remove('ha/scripts/member-join.sh'),
      2,
      ['handlers', 'template', 'nodes', 'reload'],
    ],
    [
      'a handler is empty',
      (files) => files.write('ha/scripts/member-join.sh', '#!/bin/bash\n# still to do\n'),
      2,
      ['handlers', 'template', 'nodes', 'reload'],
    ],
    [
      'the reload is commented out',
      (files) => files.replace('ha/scripts/member-join.sh', 's6-svc', '# s6-svc'),
      5,
      ['reload'],
    ],
    [
      'the reload is not made',
      (files) =>
        files.write('ha/services/ha/run', courseFiles('2020', 5).get('ha/services/ha/run')?.text ?? ''),
      5,
      ['reload'],
    ],
    [
      'the agent is not in the image',
      (files) => files.replace('ha/Dockerfile', /serf/g, 'other'),
      1,
      ['serf', 'handlers'],
    ],
  ];
  for (const [name, edit, task, missing] of halves)
    it(`is ${String(task)} where ${name}, and 6 is begun`, () => {
      const files = courseFiles('2020', 6);
      edit(files);
      const stage = stageOf(files);
      assert.deepEqual([stage.task, stage.begun], [task, 6]);
      const parts = Object.entries(stage.parts).flatMap(([part, isThere]) => (isThere ? [] : [part]));
      assert.deepEqual(parts, missing);
    });

  it('is not told by comments of a Dockerfile', () => {
    const files = courseFiles('2019', 0);
    files.write('ha/Dockerfile', `# later: ENTRYPOINT ["/init"]\n${files.get('ha/Dockerfile')?.text ?? ''}`);
    assert.equal(stageOf(files).task, 0);
  });

  it('is seen where handlers have other names, and where they share a script', () => {
    const files = courseFiles('2020', 6);
    files.replace('ha/services/serf/run', 'member-join.sh', 'arrived.sh');
    files.write('ha/scripts/update.sh', files.get('ha/scripts/member-join.sh')?.text ?? '');
    files.write('ha/scripts/arrived.sh', '#!/bin/bash\n/serf-handlers/update.sh\n');
    files.remove('ha/scripts/member-join.sh');
    assert.equal(stageOf(files).task, 6);
  });
});
