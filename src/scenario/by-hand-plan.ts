import { backendNames, can, mainBalancer, writtenByHand, type LabDescription } from './lab-description.js';
import type { Condition, Plan, PlannedStep } from './plan.js';

/** What is to be started by hand: a task's images, or those of a variant. */
export interface ByHand {
  readonly task: number;
  readonly lab: LabDescription;
  /** Target of the Dockerfiles. */
  readonly target: string;
}

/**
 * The plan behind `ait-lab up`: the balancer, then backends, until they serve as far as the stage lets them. It captures
 * nothing.
 *
 * @param count how many backends
 */
export function byHandPlan({ task, lab, target }: ByHand, count: number): Plan {
  const balancer = mainBalancer(lab);
  const backends = backendNames(lab, count);
  const nodes = [balancer, ...backends];
  const step = (
    name: string,
    started: string[],
    running: string[],
    conditions: Condition[],
  ): PlannedStep => ({
    name,
    actions: [{ kind: 'start', nodes: started, env: {} }],
    conditions,
    captures: [],
    experiment: undefined,
    at: undefined,
    withinMs: 60_000,
    running,
  });
  const serving = servingConditions(lab, target, backends);
  const steps = can(lab, target, 'serf')
    ? [
        step(`${balancer} starts`, [balancer], [balancer], [members(balancer, [balancer])]),
        step('the web applications join', backends, nodes, serving),
      ]
    : [step(`${balancer} and the web applications start`, nodes, nodes, serving)];
  const title = 'The lab by hand';
  return {
    ...{ lab, task, title, titles: { en: title, fr: title }, about: '', abouts: { en: '', fr: '' } },
    ...{ variant: lab.variant, variants: [lab.variant], target, nodes, steps, deliverables: [], checked: [] },
  };
}

/** What holds once exactly these backends are there and served, as far as the stage lets them be. */
export function servingConditions(
  lab: LabDescription,
  target: string,
  backends: readonly string[],
): Condition[] {
  const balancer = mainBalancer(lab);
  return [
    ...(can(lab, target, 'serf') ? [members(balancer, [balancer, ...backends])] : []),
    ...served(lab, target, backends),
  ];
}

function members(balancer: string, alive: string[]): Condition {
  return { kind: 'serf.members', on: balancer, alive, left: [], failed: [] };
}

/** HAProxy knows all once it takes new configurations over; before that those that were written by hand, or is not told. */
function served(lab: LabDescription, target: string, backends: readonly string[]): Condition[] {
  const reloads = can(lab, target, 'reload');
  if (can(lab, target, 'nodes') && !reloads) return [];
  const written = writtenByHand(lab);
  const up = reloads ? [...backends] : written.filter((node) => backends.includes(node));
  const down = reloads ? [] : written.filter((node) => !backends.includes(node));
  return [{ kind: 'haproxy.servers', on: mainBalancer(lab), up, down }];
}
