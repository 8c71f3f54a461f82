import type { TimedEvent } from './a-run.js';

/** The events of a run of chaos that breaks a promise; with times at which they come. */
export const aChaos: readonly TimedEvent[] = [
  [
    0,
    {
      type: 'chaos-started',
      seed: 42,
      minutes: 1,
      variant: 'hitless',
      nodes: 6,
      rate: 300,
      folder: 'chaos/42-\u001B[31m20261123T203026Z',
    },
  ],
  [0, { type: 'phase-started', phase: 'build' }],
  [
    900,
    { type: 'phase-ended', phase: 'build', outcome: 'passed', elapsedMs: 900, text: 'images up to date' },
  ],
  [900, { type: 'chaos-event', elapsedMs: 0, kind: 'start', subject: '', text: 'the lab starts' }],
  [5_100, { type: 'chaos-event', elapsedMs: 1_200, kind: 'stop', subject: 's3', text: 's3 is stopped' }],
  [5_200, { type: 'chaos-event', elapsedMs: 1_300, kind: 'kill', subject: 's1', text: 's1 is killed' }],
  [6_100, { type: 'chaos-event', elapsedMs: 2_200, kind: 'join', subject: 's3', text: 's3 joins' }],
  [
    9_000,
    {
      type: 'chaos-event',
      elapsedMs: 5_100,
      kind: 'kill-service',
      subject: 'haproxy',
      text: "ha's HAProxy is \u001B[1mkilled",
    },
  ],
  [9_900, { type: 'chaos-event', elapsedMs: 6_000, kind: 'quiet', subject: '', text: 'quiet' }],
  [16_000, { type: 'chaos-agreed', elapsedMs: 12_100, afterMs: 2_340 }],
  [17_000, { type: 'run-ended', outcome: 'failed', elapsedMs: 17_000 }],
];
