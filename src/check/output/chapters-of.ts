import { taskNumbers, type ItemId, type TaskNumber } from '../item.js';
import type { CheckResult, Finding, Verdict } from '../verdict.js';

/** What a result tells about one task, about the report as such, or about the whole hand-in. */
export interface Chapter {
  readonly title: string;
  readonly items: readonly Verdict[];
  readonly findings: readonly Finding[];
}

/** A result in the order in which people read it: task by task, then the report, then the rest; none is empty. */
export function chaptersOf({ items, findings }: CheckResult): Chapter[] {
  const about = (task: TaskNumber | undefined): Omit<Chapter, 'title'> => ({
    items: items.filter(({ id }) => taskOf(id) === task),
    findings: findings.filter((finding) => finding.task === task),
  });
  const rest = about(undefined);
  return [
    ...taskNumbers.map((task) => ({ title: `Task ${task}`, ...about(task) })),
    { title: 'Report', items: rest.items, findings: [] },
    { title: 'Whole hand-in', items: [], findings: rest.findings },
  ].filter((chapter) => chapter.items.length + chapter.findings.length > 0);
}

/** The task that an item belongs to; `undefined` for the report's own chapters. */
export function taskOf(id: ItemId): TaskNumber | undefined {
  return taskNumbers.find((task) => id.startsWith(`T${task}.`));
}

/** The same result with the items and findings of some tasks only. */
export function onlyTasks(result: CheckResult, tasks: readonly number[]): CheckResult {
  const isChosen = (task: TaskNumber | undefined): boolean => task !== undefined && tasks.includes(task);
  return {
    ...result,
    items: result.items.filter(({ id }) => isChosen(taskOf(id))),
    findings: result.findings.filter(({ task }) => isChosen(task)),
  };
}
