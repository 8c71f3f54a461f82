import type { Palette } from './palette.js';
import type { Row, RowState } from './progress-rows.js';
import { countText } from './quantity.js';
import { rowsHeight } from './row-lines.js';

/** The size of a terminal, in characters. */
export interface Size {
  readonly columns: number;
  readonly rows: number;
}

/**
 * The same list with rows merged until it fits the terminal: tasks to come first, then tasks that passed, then the
 * steps to come and the steps that passed of running tasks. What runs or has failed always stays.
 */
export function fitRows(rows: readonly Row[], size: Size, palette: Palette): readonly Row[] {
  const merges: ((list: readonly Row[]) => readonly Row[])[] = [
    (list) => merge(list, 'task', 'waiting', palette),
    (list) => merge(list, 'task', 'passed', palette),
    (list) => list.map((row) => ({ ...row, rows: merge(row.rows, 'step', 'waiting', palette) })),
    (list) => list.map((row) => ({ ...row, rows: merge(row.rows, 'step', 'passed', palette) })),
  ];
  let fitted = rows;
  for (const apply of merges) {
    // One row stays free for the cursor.
    if (rowsHeight(fitted, 0, size.columns, palette) < size.rows) break;
    fitted = apply(fitted);
  }
  return fitted;
}

/** Makes one row of all tasks or steps in a state, at the place of the first. */
function merge(
  rows: readonly Row[],
  noun: 'task' | 'step',
  state: RowState,
  palette: Palette,
): readonly Row[] {
  const same = rows.filter((row) => row.state === state && row.key.includes(noun));
  const [first] = same;
  if (same.length < 2 || !first) return rows;
  const title = palette.faint(`${countText(same.length, noun)} ${state === 'passed' ? 'passed' : 'to come'}`);
  const merged: Row = { ...first, key: `${first.key}, merged`, title };
  return rows.flatMap((row) => (row === first ? [merged] : same.includes(row) ? [] : [row]));
}
