import { variants, type Variant } from '../scenario/plan.js';

/** What a run's evidence is of: a task in one of its variants. A plan is one, too. */
export interface TaskVariant {
  readonly task: number;
  readonly variant: Variant;
}

/** How a task in a variant is called: `task 6`, `task 6 hitless`. So is its folder in `logs/`, spaces included. */
export function taskName({ task, variant }: TaskVariant): string {
  return variant === 'lab' ? `task ${task}` : `task ${task} ${variant}`;
}

/** Where its evidence is in a workspace, with slashes: `logs/task 6`. */
export function logFolder(which: TaskVariant): string {
  return `logs/${taskName(which)}`;
}

/** The same as one word: `task6`, `task6-hitless`. Pictures' folders, drawings and placeholders are named so. */
export function taskWord({ task, variant }: TaskVariant): string {
  return variant === 'lab' ? `task${task}` : `task${task}-${variant}`;
}

/** Where its pictures are in a workspace, with slashes. */
export function pictureFolder(which: TaskVariant): string {
  return `report/images/capture/${taskWord(which)}`;
}

/** What a folder of `logs/` is of; `undefined` for one that is no task's. */
export function ofTaskName(name: string): TaskVariant | undefined {
  return parsed(/^task (\d+)(?: (\w+))?$/.exec(name));
}

/** What a word such as `task6-hitless` stands for. */
export function ofTaskWord(word: string): TaskVariant | undefined {
  return parsed(/^task(\d+)(?:-(\w+))?$/.exec(word));
}

/** What a person types to have it carried out. */
export function runCommand({ task, variant }: TaskVariant): string {
  return variant === 'lab' ? `ait-lab run ${task}` : `ait-lab run ${task} --variant ${variant}`;
}

/** By task; the lab's own variant before the others. */
export function byTaskAndVariant(left: TaskVariant, right: TaskVariant): number {
  return left.task - right.task || variants.indexOf(left.variant) - variants.indexOf(right.variant);
}

/** The lab's own variant has no word of its own in a name. */
function parsed(match: RegExpExecArray | null): TaskVariant | undefined {
  if (!match) return undefined;
  const [, task, word] = match;
  const variant = word === undefined ? 'lab' : variants.slice(1).find((one) => one === word);
  return variant && { task: Number(task), variant };
}
