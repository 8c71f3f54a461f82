import type { TextNoise } from '../hand-in.js';
import type { FoundProblem } from '../verdict.js';
import { groupedBy, pathsOf, type Rule } from './rule.js';

/** What of it is worth a word: what hides nothing and shows nowhere is not. */
const told = ['ansi', 'utf-16', 'latin-1', 'control-characters'] as const satisfies readonly TextNoise[];

/** What should not be in a captured text, though it hides nothing. */
export const textNoise: Rule = ({ delivery: { logs } }) => {
  const noisy = logs.flatMap((log) =>
    log.file.content.kind === 'text' ? log.file.content.noise.map((noise) => ({ log, noise })) : [],
  );
  return [...groupedBy(noisy, ({ log, noise }) => `${log.task} ${noise}`).values()].flatMap(
    (group): FoundProblem[] => {
      const [first] = group;
      const noise = told.find((one) => one === first?.noise);
      if (!first || !noise) return [];
      const files = pathsOf(group.map(({ log }) => log));
      return [{ level: 'note', task: first.log.task, files, because: { code: `noise-${noise}` } }];
    },
  );
};
