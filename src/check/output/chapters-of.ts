import { taskNumbers, type TaskNumber } from '../item.js';
import type { CheckResult, Finding, Verdict } from '../verdict.js';
import { wordings } from '../words/wordings.js';

/** What a result tells about one task, about the report as such, or about the whole hand-in. */
export interface Chapter {
  /** The same in every language: `task-5`, `report`, `whole-hand-in`. */
  readonly id: string;
  readonly title: string;
  /** Of four letters at most, for the head of a column. */
  readonly short: string;
  readonly items: readonly Verdict[];
  readonly findings: readonly Finding[];
}

/** A result in the order in which people read it: task by task, then the report, then the rest; none is empty. */
export function chaptersOf({ items, findings, lang }: CheckResult): Chapter[] {
  const { labels } = wordings[lang];
  const about = (task: TaskNumber | undefined): Pick<Chapter, 'items' | 'findings'> => ({
    items: items.filter((item) => item.task === task),
    findings: findings.filter((finding) => finding.task === task),
  });
  const rest = about(undefined);
  return [
    ...taskNumbers.map((task) => {
      return { id: `task-${task}`, title: labels.task(task), short: `T${task}`, ...about(task) };
    }),
    { id: 'report', title: labels.report, short: labels.shortReport, items: rest.items, findings: [] },
    { id: 'whole-hand-in', title: labels.wholeHandIn, short: '', items: [], findings: rest.findings },
  ].filter((chapter) => chapter.items.length + chapter.findings.length > 0);
}

/** The same result with the items and findings of some tasks only. */
export function onlyTasks(result: CheckResult, tasks: readonly number[]): CheckResult {
  const isChosen = (task: TaskNumber | undefined): boolean => task !== undefined && tasks.includes(task);
  return {
    ...result,
    items: result.items.filter((item) => isChosen(item.task)),
    findings: result.findings.filter(({ task }) => isChosen(task)),
  };
}
