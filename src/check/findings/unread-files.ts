import type { Finding } from '../verdict.js';
import { isOwnScene } from './own-scene.js';
import type { Rule } from './rule.js';

/** What was not looked at: links, files that are too large, folders without end. */
export const unreadFiles: Rule = ({ delivery: { handIn } }) => {
  const passedOver = handIn.passedOver.map(({ path, why }): Finding => ({
    rule: 'passed-over',
    level: 'warning',
    task: undefined,
    files: [path],
    message: `It was not looked at: ${why}.`,
    hint: 'Hand in the file itself, as a regular file of a sensible size.',
  }));
  const skipped = handIn.files.flatMap((file): Finding[] => {
    if (file.content.kind !== 'skipped' || isOwnScene(handIn, file.path)) return [];
    return [
      {
        rule: 'skipped',
        level: 'warning',
        task: undefined,
        files: [file.path],
        message: `It was not read: ${file.content.why}.`,
        hint: 'Hand in a smaller file: a log of this lab has some kilobytes.',
      },
    ];
  });
  return [...passedOver, ...skipped];
};
