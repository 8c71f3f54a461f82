import type { FoundProblem, Level } from '../verdict.js';
import type { LinkState } from '../written/written-report.js';
import { groupedBy, type Rule } from './rule.js';

/** Links and pictures of the report that lead nowhere, or only on some machines; those with one fault are told together. */
export const links: Rule = ({ delivery: { report } }) => {
  if (!report) return [];
  const pictures = report.sections.flatMap((section) => section.pictures);
  const faulty = [...pictures, ...report.links].filter(({ found }) => faults[found] !== undefined);
  const groups = groupedBy(faulty, ({ file, found }) => JSON.stringify([file, found]));
  return [...groups.values()].flatMap((group): FoundProblem[] => {
    const [first] = group;
    const fault = first && faults[first.found];
    if (!fault) return [];
    const { file, line } = first;
    const all = [...new Set(group.map(({ target }) => target))];
    const addresses = all.slice(0, mostNamed).map(shortened);
    const because = { ...fault.because, addresses, more: all.length - addresses.length };
    return [{ level: fault.level, task: undefined, files: [file], line, because }];
  });
};

/** So many addresses are named. */
const mostNamed = 4;

function shortened(address: string): string {
  return address.length > 100 ? `${address.slice(0, 99)}…` : address;
}

interface Fault {
  readonly level: Level;
  readonly because:
    | { readonly code: 'dead-link'; readonly elsewhere: boolean }
    | { readonly code: 'link-case' }
    | { readonly code: 'link-spelling' };
}

const faults: Partial<Record<LinkState, Fault>> = {
  dead: { level: 'warning', because: { code: 'dead-link', elsewhere: false } },
  elsewhere: { level: 'warning', because: { code: 'dead-link', elsewhere: true } },
  case: { level: 'warning', because: { code: 'link-case' } },
  repaired: { level: 'note', because: { code: 'link-spelling' } },
};
