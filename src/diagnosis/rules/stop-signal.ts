import { mistake, nobodysFault, type Rule } from '../rule.js';

/** A signal that the first process of the balancer's container does not end on. */
export const stopSignal: Rule = ({ ha }) => {
  const own = ha.ownInstructions.findLast(({ keyword }) => keyword === 'STOPSIGNAL');
  if (own !== undefined) {
    const isTerm = /^(?:SIG)?TERM$|^15$/i.test(own.value);
    const fact = { code: 'stop-signal-ignored', signal: own.value } as const;
    return isTerm ? [] : [mistake(fact, ha.dockerfile, own.line, ['slow-stop'])];
  }
  const from = ha.ownInstructions.find(({ keyword }) => keyword === 'FROM');
  const base = from?.value.split(/\s/)[0] ?? '';
  if (from === undefined || !/(?:^|\/)haproxy(?::|@|$)/.test(base)) return [];
  return [nobodysFault({ code: 'stop-signal-of-base', base }, ha.dockerfile, from.line, ['slow-stop'])];
};
