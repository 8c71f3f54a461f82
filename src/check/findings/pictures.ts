import { fileAt } from '../file-at.js';
import { taskNumbers } from '../item.js';
import type { FoundProblem } from '../verdict.js';
import { groupedBy, type Rule } from './rule.js';

/** One picture that is to show HAProxy's page of two tasks; of code, terminals and drawings nobody asks for two. */
export const pictures: Rule = ({ delivery: { lab, handIn }, verdicts }) => {
  const shown = lab.items.flatMap(({ id, shows, task: number }) => {
    const verdict = shows === 'statistics-page' ? verdicts.get(id) : undefined;
    const path = verdict?.evidence[0];
    const file = path === undefined ? undefined : fileAt(handIn, path);
    const task = taskNumbers.find((one) => one === number);
    // A PDF, or a page with its pictures in it, is the same file for all of them.
    if (task === undefined || file?.sha256 === undefined || file.content.kind !== 'picture') return [];
    return [{ task, path: file.path, digest: file.sha256 }];
  });
  return [...groupedBy(shown, ({ digest }) => digest).values()].flatMap((group): FoundProblem[] => {
    const tasks = group.map(({ task }) => task);
    if (tasks.length < 2) return [];
    const files = [...new Set(group.map(({ path }) => path))];
    return [{ level: 'warning', task: tasks[1], files, because: { code: 'same-picture', tasks } }];
  });
};
