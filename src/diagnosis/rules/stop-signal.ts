import type { Symptom } from '../cause.js';
import { mistake, nobodysFault, type Rule } from '../rule.js';

/** A signal that the first process of the balancer's container does not end on. */
export const stopSignal: Rule = ({ ha }, { ended }) => {
  // An agent that is killed with its container tells nobody that it leaves.
  const isKilled = ended.some(({ node, exitCode }) => node === 'ha' && exitCode === 137);
  const explains: readonly Symptom[] = isKilled ? ['slow-stop', 'leave'] : ['slow-stop'];
  const own = ha.ownInstructions.findLast(({ keyword }) => keyword === 'STOPSIGNAL');
  if (own !== undefined) {
    const isTerm = /^(?:SIG)?TERM$|^15$/i.test(own.value);
    const fact = { code: 'stop-signal-ignored', signal: own.value } as const;
    return isTerm ? [] : [mistake(fact, ha.dockerfile, own.line, explains)];
  }
  const from = ha.ownInstructions.find(({ keyword }) => keyword === 'FROM');
  const base = from?.value.split(/\s/)[0] ?? '';
  if (from === undefined || !/(?:^|\/)haproxy(?::|@|$)/.test(base)) return [];
  return [nobodysFault({ code: 'stop-signal-of-base', base }, ha.dockerfile, from.line, explains)];
};
