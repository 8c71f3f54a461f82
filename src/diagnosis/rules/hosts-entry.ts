import { runningOf } from '../read/scripts.js';
import { nobodysFault, type Rule } from '../rule.js';

/** A web application that takes its address from a certain line of `/etc/hosts`, which is not always its own. */
export const hostsEntry: Rule = ({ scripts, webapp }) =>
  runningOf(scripts, webapp).flatMap(({ file, commands }) => {
    const reading = commands.find(({ words }) => words.some((word) => word.includes('/etc/hosts')));
    if (reading === undefined) return [];
    const [, entry] = /(?:NR\s*==\s*|-n\s*["']?|-|["'])(\d+)/.exec(reading.words.join(' ')) ?? [];
    const fact = {
      code: 'address-from-hosts',
      entry: entry === undefined ? undefined : Number(entry),
    } as const;
    return [nobodysFault(fact, file, reading.line, ['identity'])];
  });
