import { taskNumbers } from '../item.js';
import type { FoundProblem } from '../verdict.js';
import type { Rule } from './rule.js';

/** What a reader of the report would stumble over. */
export const reportText: Rule = ({ delivery: { report, lab } }) => {
  if (!report) return [];
  const todos = report.sections
    .filter(({ ownText }) => isLeftToDo(ownText))
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

/** Whether an author has left a mark for himself; the lab's own (`TODO: [GEN] Replace this`) are named by many, and so are others. */
function isLeftToDo(text: string): boolean {
  return [...text.matchAll(mark)].some(({ index, 0: word }) => {
    const before = text.slice(Math.max(0, index - 40), index);
    const after = text.slice(index + word.length, index + word.length + 40);
    return !/^s?["'»”’]?\s?:?\s?\[[\p{L}\d ]{1,20}\]/u.test(after) && !isNamed(before, after);
  });
}

const mark = /(?<![\p{L}\d])(?:TODO|FIXME|[àÀ] compléter)(?![\p{L}\d])/gu;

/** Whether the text speaks about such a mark: "the TODO in the script", "the comment « TODO »". */
function isNamed(before: string, after: string): boolean {
  return (
    /["'«“‘]\s?$/.test(before) ||
    /(?:^|[^\p{L}])(?:the|an?|this|that|these|those|each|every|all|any|no|of|les?|la|une?|des|du|de|ces?|cette|chaque|tous|aux?|comments?|commentaires?|lines?|lignes?|marks?|marque|mentions?|words?|mot)\s$/iu.test(
      before,
    ) ||
    /^\s(?:comments?|lists?|sections?|markers?|marks?|items?|blocks?|parts?|lines?|list[ée]s?)(?![\p{L}])/iu.test(
      after,
    )
  );
}
