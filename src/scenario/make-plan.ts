import { targetOf, type LabDescription } from './lab-description.js';
import { planAction } from './plan-action.js';
import { planCaptures } from './plan-capture.js';
import { planCheckedItem } from './plan-checked.js';
import { planCondition } from './plan-condition.js';
import { inBothLanguages, planDeliverables } from './plan-deliverables.js';
import { experimentFiles, type Plan, type PlannedStep } from './plan.js';
import { Planning, type Problem } from './planning.js';
import type { StepEntry, TaskFile } from './task-file.js';
import { ownVariant } from './variant.js';

export interface PlanOptions {
  /** What `sN` stands for; default: the task's own default. */
  readonly nodes?: number | undefined;
  /** Default: the lab's own, which is also what a task runs as that does not have this one. */
  readonly variant?: string;
}

/** The lab and its variants, by name; there is always the lab's own. */
export type Labs = ReadonlyMap<string, LabDescription>;

/**
 * Makes a task concrete and finds what the schema cannot: names and nodes that do not fit together.
 *
 * @throws Error where there is no description of the lab itself
 */
export function makePlan(
  task: TaskFile,
  labs: Labs,
  options: PlanOptions = {},
): { plan: Plan; problems: readonly Problem[] } {
  const variants = [ownVariant, ...(task.variants ?? [])];
  const wanted = variants.find((one) => one === options.variant) ?? ownVariant;
  const lab = labs.get(wanted) ?? labs.get(ownVariant);
  if (!lab) throw new Error('the lab has no description');
  const planning = new Planning(lab, task.nodes && (options.nodes ?? task.nodes.default));
  for (const [at, name] of (task.variants ?? []).entries()) {
    if (!labs.has(name)) planning.report(['variants', at], `there is no lab-${name}.yaml`);
  }
  const planner = new StepPlanner(planning);
  const steps = task.steps.map((step, index) => planner.step(step, index));
  const titles = inBothLanguages(task.title);
  const deliverables = planDeliverables(task.deliverables ?? [], planning);
  const captures = new Map(steps.flatMap((step) => step.captures).map((one) => [one.file, one]));
  const known = { task: task.task, deliverables, captures };
  const checked = (task.checked ?? []).map((entry, at) =>
    planCheckedItem(entry, known, planning, ['checked', at]),
  );
  const abouts = inBothLanguages(task.about);
  const plan: Plan = {
    lab,
    task: task.task,
    title: titles.en,
    titles,
    about: abouts.en.trim(),
    abouts,
    variant: lab.variant,
    variants,
    target: targetOf(lab, task.task, task.target),
    nodes: planning.inOrder(planning.everStarted),
    steps,
    deliverables,
    checked,
  };
  return { plan, problems: planning.problems };
}

class StepPlanner {
  private readonly names = new Map<string, number>();

  constructor(private readonly planning: Planning) {}

  step(entry: StepEntry, index: number): PlannedStep {
    const { planning } = this;
    const path = ['steps', index];
    const earlier = this.names.get(entry.name);
    if (earlier !== undefined) {
      const message = `step ${index + 1} has the name of step ${earlier + 1}: names tell steps apart`;
      planning.report([...path, 'name'], message);
    }
    this.names.set(entry.name, index);
    const actions = (entry.do ?? []).map((action, at) => planAction(action, planning, [...path, 'do', at]));
    const conditions = (entry.until ?? []).map((condition, at) =>
      planCondition(condition, planning, [...path, 'until', at]),
    );
    for (const condition of conditions) {
      if (condition.kind !== 'container.exited') continue;
      for (const node of condition.nodes) planning.running.delete(node);
    }
    const running = planning.inOrder(planning.running);
    for (const file of entry.experiment === undefined ? [] : experimentFiles(entry.experiment)) {
      if (planning.files.has(file)) {
        planning.report([...path, 'experiment'], `an earlier step writes ${file} already`);
      }
      planning.files.add(file);
    }
    const servers = conditions.findLast((condition) => condition.kind === 'haproxy.servers');
    const captures = Object.entries(entry.capture ?? {}).flatMap(([file, capture]) =>
      planCaptures(file, capture, servers, planning, [...path, 'capture', file]),
    );
    return {
      name: entry.name,
      actions,
      conditions,
      captures,
      experiment: entry.experiment,
      at: entry.at,
      withinMs: (entry.within ?? 60) * 1000,
      running,
    };
  }
}
