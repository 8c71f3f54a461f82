import type { Finding } from '../verdict.js';
import type { Rule } from './rule.js';
import type { LinkState } from '../written/written-report.js';

/** Links and pictures of the report that lead nowhere, or only on some machines. */
export const links: Rule = ({ delivery: { report } }) => {
  if (!report) return [];
  const pictures = report.sections.flatMap((section) =>
    section.pictures.map((picture) => ({ ...picture, task: section.task })),
  );
  const all = [...pictures, ...report.links.map((link) => ({ ...link, task: undefined }))];
  return all.flatMap(({ file, line, target, found, task }): Finding[] => {
    const saying = sayings[found];
    if (!saying) return [];
    const shown = target.length > 120 ? `${target.slice(0, 119)}…` : target;
    return [{ ...saying, task, files: [file], line, message: `\`${shown}\` ${saying.message}` }];
  });
};

type Saying = Pick<Finding, 'rule' | 'level' | 'message' | 'hint'>;

const sayings: Partial<Record<LinkState, Saying>> = {
  dead: {
    rule: 'dead-link',
    level: 'warning',
    message: 'leads to nothing in this folder.',
    hint: 'Write the address relative to the file that it stands in, and hand the file in as well.',
  },
  case: {
    rule: 'link-case',
    level: 'warning',
    message: 'is written with other capital letters than the file; on Linux and on the web it is dead.',
    hint: 'Write it with the same letters as the file.',
  },
  repaired: {
    rule: 'link-spelling',
    level: 'note',
    message:
      'is understood with good will only: spaces, backslashes or the place that it starts from are wrong.',
    hint: 'Write spaces as %20, and slashes forward.',
  },
};
