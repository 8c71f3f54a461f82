import { experimentFiles, type Plan, type PlannedStep } from './plan.js';

/** Why a run leaves something out: an option, or images at another stage than that at which it shows anything. */
export const leaveOutOptions = ['--no-experiments', '--no-screenshots', 'not at this stage'] as const;
export type LeaveOutOption = (typeof leaveOutOptions)[number];

/** Files that a step would have left behind, and the option because of which it does not. */
export interface LeftOut {
  readonly option: LeaveOutOption;
  readonly files: readonly string[];
}

/** A step as a run carries it out: its experiment and captures are those that are not left out. */
export interface ChosenStep extends PlannedStep {
  /** Empty where the step is done in full. */
  readonly leftOut: readonly LeftOut[];
  /** Whether what the step is there for is left out: it has not passed then, whatever is done for later steps. */
  readonly isLeftOut: boolean;
}

/** A plan as a run carries it out. */
export interface ChosenPlan extends Plan {
  readonly steps: readonly ChosenStep[];
}

/**
 * Takes out of a plan what a run is told to leave out. A step that would leave nothing else behind is left out as a whole;
 * what it starts and stops is done all the same where a later step finds it so.
 *
 * @param stage the task that the images are at, where they are not ours
 */
export function leaveOut(plan: Plan, options: readonly LeaveOutOption[], stage?: number): ChosenPlan {
  const chosen = plan.steps.map((step) =>
    stage === undefined || (step.at?.includes(stage) ?? true) ? choose(step, options) : notAtThisStage(step),
  );
  const lastDone = chosen.findLastIndex((step) => !step.isLeftOut);
  const started = new Set<string>();
  const steps = chosen.map((step, index) => {
    const isNeeded = !step.isLeftOut || (stage === undefined && step.actions.length > 0 && index < lastDone);
    if (!isNeeded) return { ...step, actions: [], conditions: [], running: [] };
    for (const action of step.actions) {
      if (action.kind === 'start') for (const node of action.nodes) started.add(node);
    }
    return { ...step, running: step.running.filter((node) => started.has(node)) };
  });
  return { ...plan, steps };
}

/** Whether a plan has nothing left to do or to show. */
export function showsNothing({ steps }: ChosenPlan): boolean {
  return steps.every(({ isLeftOut }) => isLeftOut);
}

function notAtThisStage(step: PlannedStep): ChosenStep {
  const files = step.captures.map(({ file }) => file);
  return { ...step, captures: [], leftOut: [{ option: 'not at this stage', files }], isLeftOut: true };
}

/** The pictures that a plan asks for, whether or not they are left out. */
export function asksForPictures(plan: ChosenPlan): boolean {
  return plan.steps.some(
    ({ captures, leftOut }) =>
      captures.some(({ kind }) => kind === 'screenshot') ||
      leftOut.some(({ option }) => option === '--no-screenshots'),
  );
}

function choose(step: PlannedStep, options: readonly LeaveOutOption[]): ChosenStep {
  const withoutExperiment = options.includes('--no-experiments') && step.experiment !== undefined;
  const experiment = withoutExperiment ? undefined : step.experiment;
  const pictures = options.includes('--no-screenshots')
    ? step.captures.filter(({ kind }) => kind === 'screenshot')
    : [];
  const captures = step.captures.filter((capture) => !pictures.includes(capture));
  const leftOut: LeftOut[] = [
    ...(withoutExperiment
      ? [{ option: '--no-experiments', files: experimentFiles(step.experiment) } as const]
      : []),
    ...(pictures.length > 0
      ? [{ option: '--no-screenshots', files: pictures.map(({ file }) => file) } as const]
      : []),
  ];
  const leavesNothing = leftOut.length > 0 && experiment === undefined && captures.length === 0;
  // Facts that a step waits for before it measures are no more than that; those before a picture are what it is about.
  const isLeftOut =
    leavesNothing && (withoutExperiment || step.actions.length + step.conditions.length === 0);
  return { ...step, experiment, captures, leftOut, isLeftOut };
}
