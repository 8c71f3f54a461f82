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
    if (file.content.kind !== 'skipped' || isChaosEvidence(file.path)) return [];
    return [
      {
        level: 'warning',
        task: undefined,
        files: [file.path],
        because: { code: 'skipped', why: file.content.why },
      },
    ];
  });
  return [...passedOver, ...skipped];
};
