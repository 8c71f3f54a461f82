import type { Finding } from '../verdict.js';
import type { LinkState } from '../written/written-report.js';
import { groupedBy, type Rule } from './rule.js';

/** Links and pictures of the report that lead nowhere, or only on some machines; those with one fault are told together. */
export const links: Rule = ({ delivery: { report } }) => {
  if (!report) return [];
  const pictures = report.sections.flatMap((section) => section.pictures);
  const faulty = [...pictures, ...report.links].filter(({ found }) => sayings[found] !== undefined);
  const groups = groupedBy(faulty, ({ file, found }) => JSON.stringify([file, found]));
  return [...groups.values()].flatMap((group): Finding[] => {
    const [first] = group;
    const saying = first && sayings[first.found];
    if (!saying) return [];
    const { file, line } = first;
    const addresses = [...new Set(group.map(({ target }) => target))];
    const named = addresses.slice(0, mostNamed).map(quoted).join(', ');
    const more = addresses.length > mostNamed ? ` and ${addresses.length - mostNamed} more` : '';
    const { rule, level, hint } = saying;
    const message = `${named}${more} ${addresses.length > 1 ? saying.many : saying.one}`;
    return [{ rule, level, task: undefined, files: [file], line, message, hint }];
  });
};

/** So many addresses are named. */
const mostNamed = 4;

function quoted(address: string): string {
  return `\`${address.length > 100 ? `${address.slice(0, 99)}…` : address}\``;
}

type Saying = Pick<Finding, 'rule' | 'level' | 'hint'> & { readonly one: string; readonly many: string };

const dead: Saying = {
  rule: 'dead-link',
  level: 'warning',
  one: 'leads to nothing.',
  many: 'lead to nothing.',
  hint: 'Write an address relative to the file that it stands in, and hand in what it leads to.',
};

const sayings: Partial<Record<LinkState, Saying>> = {
  dead,
  elsewhere: {
    ...dead,
    one: 'leads to nothing; a file of that name lies in another folder.',
    many: 'lead to nothing; files of these names lie in other folders.',
  },
  case: {
    rule: 'link-case',
    level: 'warning',
    one: 'is written with other capital letters than the file; on Linux and on the web it is dead.',
    many: 'are written with other capital letters than the files; on Linux and on the web they are dead.',
    hint: 'Write it with the same letters as the file.',
  },
  repaired: {
    rule: 'link-spelling',
    level: 'note',
    one: 'is understood with good will only: it has spaces or backslashes, or starts from another folder.',
    many: 'are understood with good will only: they have spaces or backslashes, or start from another folder.',
    hint: 'Write spaces as %20, slashes forward, and begin at the folder of the report.',
  },
};
