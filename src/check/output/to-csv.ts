import type { Behaviour } from '../question.js';
import type { CheckResult, Verdict } from '../verdict.js';
import { placeOf, whyOf } from './behaviour-text.js';
import { csvText } from './csv-text.js';
import { decisionText } from './decision-text.js';

const heads = [
  ...['hand-in', 'task', 'item', 'status', 'evidence', 'reason', 'hint'],
  ...['points', 'of', 'look', 'was', 'override'],
];

/** Every item of every hand-in on a line, and every question about what was carried out. */
export function toCsv(results: readonly CheckResult[]): string {
  const rows = results.flatMap(({ name, items, behaviour = [] }) => [
    ...items.map((item) => {
      const { id, task, status, evidence, reason, hint, look = '' } = item;
      return [name, task, id, status, evidence.join('; '), reason, hint, ...gradesOf(item, look)];
    }),
    ...behaviour.map((one) => {
      return [name, undefined, one.id, one.status, placeOf(one), whyOf(one), one.hint, ...gradesOf(one, '')];
    }),
  ]);
  return csvText([heads, ...rows]);
}

function gradesOf({ points, override }: Pick<Verdict | Behaviour, 'points' | 'override'>, look: string) {
  return [points?.got, points?.of, look, override?.was, override && decisionText(override)];
}
