import type { LabEvent } from '../../src/events.js';

const wait = {
  condition: 'HAProxy: s1 UP',
  observed: 's1 \u001B[31mDOWN\u001B[0m',
  step: 's1 joins',
  elapsedMs: 60_000,
};

/** An event and when it comes. */
export type TimedEvent = readonly [atMs: number, event: LabEvent];

/** The events of a run in which task 0 passes, task 1 times out and task 2 is not reached; with times at which they come. */
export const aRun: readonly TimedEvent[] = [
  [
    0,
    {
      type: 'run-started',
      run: 'a1b2c3d4',
      logs: 'logs',
      tasks: [
        { task: 0, variant: 'lab', title: 'Two backends', steps: ['ha and s1 start', 'requests alternate'] },
        { task: 1, variant: 'lab', title: 'A supervisor', steps: ['s1 joins', 's1 is killed'] },
        { task: 2, variant: 'hitless', title: 'Serf', steps: ['ha starts'] },
      ],
    },
  ],
  [0, { type: 'phase-started', phase: 'machine' }],
  [200, { type: 'note', level: 'warning', text: 'removed the leftovers of run 99' }],
  [
    300,
    {
      type: 'phase-ended',
      phase: 'machine',
      outcome: 'passed',
      elapsedMs: 300,
      text: 'Docker Engine 26.1.5',
    },
  ],
  [300, { type: 'phase-started', phase: 'build' }],
  [4_000, { type: 'phase-progress', phase: 'build', text: 'ha:task0 step 1/9' }],
  [11_000, { type: 'phase-progress', phase: 'build', text: 'ha:task0 step 2/9' }],
  [12_000, { type: 'phase-progress', phase: 'build', text: 'ha:task0 step 3/9' }],
  [
    12_300,
    { type: 'phase-ended', phase: 'build', outcome: 'passed', elapsedMs: 12_000, text: '4 images built' },
  ],
  [12_300, { type: 'task-started', task: 0 }],
  [12_300, { type: 'step-started', task: 0, step: 0, name: 'ha and s1 start' }],
  [12_300, { type: 'acting', task: 0, step: 0, text: 'starting ha, s1' }],
  [
    13_000,
    { type: 'waiting', task: 0, step: 0, condition: 'HAProxy: s1 UP', observed: 'no server', elapsedMs: 700 },
  ],
  [13_500, { type: 'step-ended', task: 0, step: 0, outcome: 'passed', elapsedMs: 1_200 }],
  [13_500, { type: 'step-started', task: 0, step: 1, name: 'requests alternate' }],
  [13_600, { type: 'captured', task: 0, step: 1, file: 'ha.log', bytes: 1_024 }],
  [13_700, { type: 'step-ended', task: 0, step: 1, outcome: 'passed', elapsedMs: 200 }],
  [
    14_000,
    { type: 'task-ended', task: 0, outcome: 'passed', elapsedMs: 1_700, folder: 'logs/task 0', files: 1 },
  ],
  [14_000, { type: 'task-started', task: 1 }],
  [14_000, { type: 'step-started', task: 1, step: 0, name: 's1 joins' }],
  ...[1, 4, 5, 6, 14, 15, 16, 26, 40, 59].map(waitingAfter),
  [74_000, { type: 'step-ended', task: 1, step: 0, outcome: 'timed-out', elapsedMs: 60_000 }],
  [
    74_500,
    { type: 'task-ended', task: 1, outcome: 'timed-out', elapsedMs: 60_500, folder: 'logs/task 1', files: 0 },
  ],
  [
    74_600,
    {
      type: 'run-ended',
      outcome: 'timed-out',
      elapsedMs: 74_600,
      failure: { reason: 'wait-timed-out', wait, containers: [] },
    },
  ],
];

/** A run of one task that was told to leave things out. */
export const withoutSome: readonly TimedEvent[] = [
  [
    0,
    {
      type: 'run-started',
      run: 'a1b2c3d4',
      logs: '',
      tasks: [{ task: 5, variant: 'lab', title: 'Nodes', steps: ['s1 joins', 'the configuration is timed'] }],
    },
  ],
  [0, { type: 'phase-started', phase: 'build' }],
  [
    0,
    {
      type: 'phase-ended',
      phase: 'build',
      outcome: 'left-out',
      elapsedMs: 0,
      text: 'as they are: --no-build',
    },
  ],
  [0, { type: 'task-started', task: 5 }],
  [0, { type: 'step-started', task: 5, step: 0, name: 's1 joins' }],
  [500, { type: 'captured', task: 5, step: 0, file: 'ha.log', bytes: 1 }],
  [
    1000,
    {
      type: 'step-ended',
      task: 5,
      step: 0,
      outcome: 'passed',
      elapsedMs: 1000,
      leftOut: [{ option: '--no-screenshots', files: ['stats.png'] }],
    },
  ],
  [1000, { type: 'step-started', task: 5, step: 1, name: 'the configuration is timed' }],
  [
    1000,
    {
      type: 'step-ended',
      task: 5,
      step: 1,
      outcome: 'left-out',
      elapsedMs: 0,
      leftOut: [{ option: '--no-experiments', files: ['experiment-configuration-delay.txt'] }],
    },
  ],
  [
    1000,
    { type: 'task-ended', task: 5, outcome: 'passed', elapsedMs: 1000, folder: 'logs/task 5', files: 1 },
  ],
  [1000, { type: 'run-ended', outcome: 'passed', elapsedMs: 1000 }],
];

function waitingAfter(seconds: number): TimedEvent {
  const { condition, observed } = wait;
  return [
    14_000 + seconds * 1000,
    { type: 'waiting', task: 1, step: 0, condition, observed, elapsedMs: seconds * 1000 },
  ];
}
