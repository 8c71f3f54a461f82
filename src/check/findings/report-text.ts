import { taskNumbers } from '../item.js';
import type { FoundProblem } from '../verdict.js';
import type { Rule } from './rule.js';

/** What a reader of the report would stumble over. */
export const reportText: Rule = ({ delivery: { report, lab } }) => {
  if (!report) return [];
  const todos = report.sections
    .filter(({ ownText }) => /\b(TODO|FIXME|à compléter)\b/.test(ownText))
    .map(({ file, line, heading, task }): FoundProblem => ({
      level: 'warning',
      task,
      files: [file],
      line,
      because: { code: 'todo', heading },
    }));
  const told = new Set(report.sections.map(({ task }) => task));
  const asked = new Set(lab.items.map(({ task }) => task));
  const unmentioned = taskNumbers
    .filter((task) => asked.has(task) && !told.has(task))
    .map((task): FoundProblem => ({
      level: 'warning',
      task,
      files: report.files.slice(0, 1),
      because: { code: 'chapter-missing', task },
    }));
  return [...todos, ...unmentioned];
};
