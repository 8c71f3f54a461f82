import { isOwnVariant, ownVariant } from '../scenario/variant.js';

/** What a run's evidence is of: a task in one of its variants. A plan is one, too. */
export interface TaskVariant {
  readonly task: number;
  /** Name of the lab's description: `lab`, `hitless`. */
  readonly variant: string;
  /** Where its evidence is in the workspace, with slashes, where somebody has given that folder another name. */
  readonly folder?: string;
}

/** How a task in a variant is called: `task 6`, `task 6 hitless`. So is its folder in `logs/`, spaces included. */
export function taskName(which: TaskVariant): string {
  const { task, variant } = which;
  return isOwnVariant(which) ? `task ${task}` : `task ${task} ${variant}`;
}

/** Where its evidence is in a workspace, with slashes: `logs/task 6`. */
export function logFolder(which: TaskVariant): string {
  return which.folder ?? `logs/${taskName(which)}`;
}

/** A task as people write it: `task5`, `Task 5`, `task_5`, `TASK-05`. */
export function ofSpelledName(name: string): TaskVariant | undefined {
  const number = /^task[ _-]?0?(\d{1,2})$/i.exec(name)?.[1];
  return number === undefined ? undefined : { task: Number(number), variant: ownVariant };
}

/** The same as one word: `task6`, `task6-hitless`. Pictures' folders, drawings and placeholders are named so. */
export function taskWord(which: TaskVariant): string {
  const { task, variant } = which;
  return isOwnVariant(which) ? `task${task}` : `task${task}-${variant}`;
}

/** Where its pictures are in a workspace, with slashes. */
export function pictureFolder(which: TaskVariant): string {
  return `report/images/capture/${taskWord(which)}`;
}

/**
 * What a folder of `logs/` is of; `undefined` for one that is no task's.
 *
 * @param variants those that there are; any word is one unless they are given
 */
export function ofTaskName(name: string, variants?: readonly string[]): TaskVariant | undefined {
  return parsed(/^task (\d+)(?: ([a-z][a-z0-9]*))?$/.exec(name), variants);
}

/** What a word such as `task6-hitless` stands for. */
export function ofTaskWord(word: string, variants?: readonly string[]): TaskVariant | undefined {
  return parsed(/^task(\d+)(?:-([a-z][a-z0-9]*))?$/.exec(word), variants);
}

/** What a person types to have it carried out. */
export function runCommand(which: TaskVariant): string {
  const { task, variant } = which;
  return isOwnVariant(which) ? `ait-lab run ${task}` : `ait-lab run ${task} --variant ${variant}`;
}

/** By task; the lab's own variant before the others. */
export function byTaskAndVariant(left: TaskVariant, right: TaskVariant): number {
  return (
    left.task - right.task ||
    Number(!isOwnVariant(left)) - Number(!isOwnVariant(right)) ||
    left.variant.localeCompare(right.variant)
  );
}

/** The lab's own variant has no word of its own in a name. */
function parsed(match: RegExpExecArray | null, variants?: readonly string[]): TaskVariant | undefined {
  if (!match) return undefined;
  const [, task, variant] = match;
  const isKnown = variant === undefined || (variant !== ownVariant && (variants?.includes(variant) ?? true));
  return isKnown ? { task: Number(task), variant: variant ?? ownVariant } : undefined;
}
