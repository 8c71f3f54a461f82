import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { asksForPictures, leaveOut, type LeaveOutOption } from '../../src/scenario/leave-out.js';
import { loadTask } from '../../src/scenario/load-task.js';
import type { Plan } from '../../src/scenario/plan.js';
import { labs } from '../the-lab.js';

function planOf(...steps: string[]): Plan {
  const text = `task: 2\ntitle: T\nabout: A\nsteps:\n  - { name: start, do: [{ start: [ha, s1] }] }\n${steps.join('\n')}\n`;
  const loaded = loadTask('tasks/task2.yaml', text, labs);
  assert.ok(loaded.ok, JSON.stringify(loaded));
  return loaded.plan;
}

const both: readonly LeaveOutOption[] = ['--no-experiments', '--no-screenshots'];
const gossip = { option: '--no-experiments', files: ['experiment-gossip.json', 'experiment-gossip.txt'] };

describe('a run that is told to leave something out', () => {
  it('leaves a step as it is that has none of it', () => {
    const plan = planOf('  - { name: look, capture: { ps.txt: { ps: all } } }');
    for (const options of [[], both]) {
      assert.deepEqual(
        leaveOut(plan, options).steps,
        plan.steps.map((step) => ({ ...step, leftOut: [], isLeftOut: false })),
      );
    }
  });

  const cases: [name: string, step: string, options: readonly LeaveOutOption[], isLeftOut: boolean][] = [
    ['nothing, unless it is told to', '{ name: m, experiment: gossip }', ['--no-screenshots'], false],
    ['a step that only measures', '{ name: m, experiment: gossip }', ['--no-experiments'], true],
    [
      'a step that only measures, also where it waits first',
      '{ name: m, until: [{ haproxy.servers: { up: [s1] } }], experiment: gossip }',
      ['--no-experiments'],
      true,
    ],
    [
      'no step that captures something beside',
      '{ name: m, experiment: gossip, capture: { ps.txt: { ps: all } } }',
      ['--no-experiments'],
      false,
    ],
    [
      'a step that only takes a picture',
      '{ name: m, capture: { a.png: { screenshot: stats } } }',
      both,
      true,
    ],
    [
      'no step whose facts are waited for before a picture',
      '{ name: m, until: [{ haproxy.servers: { up: [s1] } }], capture: { a.png: { screenshot: stats } } }',
      both,
      false,
    ],
    [
      'a step whose only captures are pictures, when it measures, too',
      '{ name: m, experiment: gossip, capture: { a.png: { screenshot: stats } } }',
      both,
      true,
    ],
    [
      'no step that still measures',
      '{ name: m, experiment: gossip, capture: { a.png: { screenshot: stats } } }',
      ['--no-screenshots'],
      false,
    ],
  ];
  for (const [name, step, options, isLeftOut] of cases) {
    it(`leaves out ${name}`, () =>
      assert.equal(leaveOut(planOf(`  - ${step}`), options).steps[1]?.isLeftOut, isLeftOut));
  }

  it('says which files will not be there, and why', () => {
    const plan = planOf(
      '  - { name: m, experiment: gossip, capture: { a.png: { screenshot: stats }, ps.txt: { ps: all } } }',
    );
    const step = leaveOut(plan, both).steps[1];
    assert.deepEqual(step?.leftOut, [gossip, { option: '--no-screenshots', files: ['a.png'] }]);
    assert.equal(step.experiment, undefined);
    assert.deepEqual(
      step.captures.map(({ file }) => file),
      ['ps.txt'],
    );
  });

  it('still starts and stops what a later step finds so, and nothing else', () => {
    const measured =
      '  - { name: m, do: [{ start: s2 }], until: [{ log: { of: s2, contains: x } }], experiment: gossip }';
    const look = '  - { name: look, capture: { ps.txt: { ps: all } } }';
    const [, needed] = leaveOut(planOf(measured, look), both).steps;
    assert.deepEqual([needed?.isLeftOut, needed?.actions.length, needed?.conditions.length], [true, 1, 1]);
    assert.deepEqual(needed?.running, ['ha', 's1', 's2']);
    const [, last] = leaveOut(planOf(measured), both).steps;
    assert.deepEqual([last?.isLeftOut, last?.actions.length, last?.conditions.length], [true, 0, 0]);
    assert.deepEqual(last?.running, [], 'nothing that did not start may be missed');
  });

  it('knows that pictures were asked for, also where they are left out', () => {
    const plan = planOf('  - { name: m, capture: { a.png: { screenshot: stats } } }');
    assert.equal(asksForPictures(leaveOut(plan, both)), true);
    assert.equal(asksForPictures(leaveOut(plan, [])), true);
    assert.equal(asksForPictures(leaveOut(planOf(), both)), false);
  });
});

describe('images that are at another stage than a task', () => {
  const plan = planOf(
    '  - { name: at four, at: [4], do: [{ start: s2 }], capture: { four.txt: { ps: all } } }',
    '  - { name: always, capture: { ps.txt: { ps: all } } }',
  );

  it('leave out the steps that do not show with them, with what those would have started', () => {
    const [start, atFour, always] = leaveOut(plan, [], 6).steps;
    assert.deepEqual(start?.leftOut, []);
    assert.deepEqual(atFour?.leftOut, [{ option: 'not at this stage', files: ['four.txt'] }]);
    assert.deepEqual([atFour.isLeftOut, atFour.actions, atFour.captures], [true, [], []]);
    assert.deepEqual(always?.running, ['ha', 's1']);
  });

  it('leave out nothing where they are at the stage of the step', () => {
    const { steps } = leaveOut(plan, [], 4);
    assert.deepEqual(
      steps.map(({ isLeftOut }) => isLeftOut),
      [false, false, false],
    );
    assert.deepEqual(steps[2]?.running, ['ha', 's1', 's2']);
  });
});
