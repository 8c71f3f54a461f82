import type { Condition, Plan, PlannedStep, Variant } from './plan.js';

/**
 * The plan behind `ait-lab up`: `ha`, then web applications, until they serve as far as the task lets them. It captures
 * nothing.
 */
export function byHandPlan(task: number, count: number, variant: Variant = 'lab'): Plan {
  const apps = Array.from({ length: count }, (_, index) => `s${index + 1}`);
  const nodes = ['ha', ...apps];
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
    withinMs: 60_000,
    running,
  });
  const steps =
    task < 2
      ? [step('ha and the web applications start', nodes, nodes, servingConditions(task, apps))]
      : [
          step('ha starts', ['ha'], ['ha'], members(['ha'])),
          step('the web applications join', apps, nodes, servingConditions(task, apps)),
        ];
  const title = 'The lab by hand';
  const titles = { en: title, fr: title };
  const abouts = { en: '', fr: '' };
  const target = variant === 'lab' ? `task${task}` : variant;
  return {
    ...{ task, title, titles, about: '', abouts },
    ...{ variant, variants: [variant], target, nodes, steps, deliverables: [] },
  };
}

/** What holds once exactly these web applications are there and served, as far as the task lets them be. */
export function servingConditions(task: number, apps: readonly string[]): Condition[] {
  return task < 2 ? served(task, apps) : [...members(['ha', ...apps]), ...served(task, apps)];
}

function members(alive: string[]): Condition[] {
  return [{ kind: 'serf.members', on: 'ha', alive, left: [], failed: [] }];
}

/** Up to task 4 HAProxy knows s1 and s2 only; in task 5 it is not told; in task 6 it knows all. */
function served(task: number, apps: readonly string[]): Condition[] {
  if (task === 5) return [];
  const written = ['s1', 's2'];
  const up = task === 6 ? [...apps] : written.filter((node) => apps.includes(node));
  const down = task === 6 ? [] : written.filter((node) => !apps.includes(node));
  return [{ kind: 'haproxy.servers', up, down }];
}
