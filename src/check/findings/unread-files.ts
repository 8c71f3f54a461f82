import type { HandIn, HandInFile } from '../hand-in.js';
import type { FoundProblem } from '../verdict.js';
import { chaosEvidence } from './chaos-evidence.js';
import type { Rule } from './rule.js';

/** What was not looked at: links, files that are too large, folders without end. */
export const unreadFiles: Rule = ({ delivery: { handIn } }) => {
  const passedOver = handIn.passedOver.map(({ path, why }): FoundProblem => ({
    level: 'warning',
    task: undefined,
    files: [path],
    because: { code: 'passed-over', why },
  }));
  const isChaosEvidence = chaosEvidence(handIn);
  const skipped = handIn.files.flatMap((file): FoundProblem[] => {
    if (file.content.kind !== 'skipped' || isPointer(file) || isChaosEvidence(file.path)) return [];
    return [
      {
        level: 'warning',
        task: undefined,
        files: [file.path],
        because: { code: 'skipped', why: file.content.why },
      },
    ];
  });
  return [...passedOver, ...pointers(handIn), ...skipped];
};

/** Files that Git LFS keeps elsewhere: all for one reason, and mended by one command. */
function pointers({ files }: HandIn): FoundProblem[] {
  const paths = files.filter(isPointer).map(({ path }) => path);
  if (paths.length === 0) return [];
  const because = { code: 'lfs-pointer', count: paths.length } as const;
  return [{ level: 'warning', task: undefined, files: paths, because }];
}

function isPointer({ content }: HandInFile): boolean {
  return content.kind === 'skipped' && content.why.code === 'git-lfs';
}
