import { taskNumbers } from '../item.js';
import type { Finding } from '../verdict.js';
import type { Rule } from './rule.js';

/** What a reader of the report would stumble over. */
export const reportText: Rule = ({ delivery: { report } }) => {
  if (!report) return [];
  const todos = report.sections
    .filter(({ ownText }) => /\b(TODO|FIXME|à compléter)\b/.test(ownText))
    .map(({ file, line, heading, task }): Finding => ({
      rule: 'todo',
      level: 'warning',
      task,
      files: [file],
      line,
      message: `"${heading}" still says TODO.`,
      hint: 'Write it, or take the word out.',
    }));
  const told = new Set(report.sections.map(({ task }) => task));
  const unmentioned = taskNumbers
    .filter((task) => !told.has(task))
    .map((task): Finding => ({
      rule: 'chapter-missing',
      level: 'warning',
      task,
      files: report.files.slice(0, 1),
      message: `The report has no chapter for task ${task}.`,
      hint: `Give it a heading such as "Task ${task}", also when there is nothing to write.`,
    }));
  return [...todos, ...unmentioned];
};
