import { oneLine } from '../../plain-text.js';
import type { CheckResult } from '../verdict.js';
import { placeOf, whyOf } from './behaviour-text.js';

const heads = ['hand-in', 'task', 'item', 'status', 'evidence', 'reason', 'hint'];

/** Every item of every hand-in on a line, as RFC 4180 has it; no cell is a formula to a spreadsheet. */
export function toCsv(results: readonly CheckResult[]): string {
  const rows = results.flatMap(({ name, items, behaviour = [] }) => [
    ...items.map(({ id, task, status, evidence, reason, hint }) => [
      name,
      String(task ?? ''),
      id,
      status,
      evidence.join('; '),
      reason,
      hint,
    ]),
    ...behaviour.map((one) => [name, '', one.id, one.status, placeOf(one), whyOf(one), one.hint]),
  ]);
  return [heads, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

function cell(text: string): string {
  const plain = oneLine(text);
  const defused = /^[=+\-@|＝＋－＠]/.test(plain) ? `'${plain}` : plain;
  return /[",;]/.test(defused) ? `"${defused.replaceAll('"', '""')}"` : defused;
}
