import type { NodeEventKind } from './chaos-event.js';

/** How often what happens, beside the others. */
export const nodeWeights: Readonly<Record<Exclude<NodeEventKind, 'unpause' | 'connect'>, number>> = {
  stop: 6,
  kill: 4,
  'kill-application': 4,
  'kill-agent': 3,
  pause: 2,
  disconnect: 2,
};
/** Of each way to end each service of the balancer. */
export const serviceWeight = 2;
export const joinWeight = 8;
/** Of a clock that is set where a backend runs. */
export const clockWeight = 1;
/** How often a backend comes back with another clock. */
export const clockShare = 0.3;

/** What can happen to a backend that is up, apart from a change of its clock. */
export const nodeEvents = ['stop', 'kill', 'kill-application', 'kill-agent', 'pause', 'disconnect'] as const;

/** Several things at the same moment, now and then. */
export const atOnce = [
  { count: 1, weight: 7 },
  { count: 2, weight: 2 },
  { count: 3, weight: 1 },
  { count: 4, weight: 1 },
];

/** Gaps in milliseconds, up to these. */
export const gaps = [
  { most: 0, weight: 2 },
  { most: 200, weight: 3 },
  { most: 1500, weight: 4 },
  { most: 3500, weight: 2 },
];
