import { oneLine } from '../../plain-text.js';

/** Rows as RFC 4180 has them; no cell is a formula to a spreadsheet, and a number is one. */
export function csvText(rows: readonly (readonly (string | number | undefined)[])[]): string {
  return rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

function cell(value: string | number | undefined): string {
  if (typeof value !== 'string') return value === undefined ? '' : String(value);
  const plain = oneLine(value);
  const defused = /^[=+\-@|＝＋－＠]/.test(plain) ? `'${plain}` : plain;
  return /[",;]/.test(defused) ? `"${defused.replaceAll('"', '""')}"` : defused;
}
