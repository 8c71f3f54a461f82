import type { PlannedStep, Plan } from './plan.js';

/** Files that a task asks for at a state of the lab that has not been seen yet, and how that state comes about. */
export interface StillToCome {
  readonly files: readonly string[];
  /** `start s2, stop s1` */
  readonly how: string;
}

/** The steps of a task at whose end exactly these nodes run: what they capture is what there is to capture now. */
export function stepsAt({ steps }: Pick<Plan, 'steps'>, running: ReadonlySet<string>): PlannedStep[] {
  return steps.filter((step) => step.captures.length > 0 && isState(step, running));
}

/** What a task asks for beside what is there, in the order of its steps. */
export function stillToCome(
  { steps }: Pick<Plan, 'steps'>,
  running: ReadonlySet<string>,
  there: ReadonlySet<string>,
): StillToCome[] {
  return steps
    .filter((step) => !isState(step, running))
    .map((step) => ({
      files: step.captures.map(({ file }) => file).filter((file) => !there.has(file)),
      how: changes(step, running),
    }))
    .filter(({ files }) => files.length > 0);
}

function isState({ running }: PlannedStep, now: ReadonlySet<string>): boolean {
  return running.length === now.size && running.every((node) => now.has(node));
}

function changes({ running }: PlannedStep, now: ReadonlySet<string>): string {
  const started = running.filter((node) => !now.has(node));
  const stopped = [...now].filter((node) => !running.includes(node));
  const parts = [
    ...(started.length > 0 ? [`start ${started.join(', ')}`] : []),
    ...(stopped.length > 0 ? [`stop ${stopped.join(', ')}`] : []),
  ];
  return parts.join(' and ');
}
