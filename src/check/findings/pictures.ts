import type { FoundProblem } from '../verdict.js';
import { groupedBy, type Rule } from './rule.js';

/** The same picture shown for two tasks. */
export const pictures: Rule = ({ delivery: { report, handIn } }) => {
  const digests = new Map(handIn.files.map(({ path, sha256 }) => [path, sha256]));
  const shown = (report?.sections ?? []).flatMap(({ task, pictures: embedded }) =>
    embedded.flatMap(({ path, file, line }) => {
      const digest = path === undefined ? undefined : digests.get(path);
      return task === undefined || path === undefined || digest === undefined
        ? []
        : [{ task, path, file, line, digest }];
    }),
  );
  return [...groupedBy(shown, ({ digest }) => digest).values()].flatMap((group): FoundProblem[] => {
    const tasks = [...new Set(group.map(({ task }) => task))].sort();
    const [first] = group;
    if (!first || tasks.length < 2) return [];
    return [
      {
        level: 'warning',
        task: tasks[1],
        files: [...new Set(group.map(({ path }) => path))],
        because: { code: 'same-picture', tasks },
      },
    ];
  });
};
