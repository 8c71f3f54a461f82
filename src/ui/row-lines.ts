import { clip } from './display-width.js';
import { symbols, type Palette } from './palette.js';
import type { Row } from './progress-rows.js';
import { wrapWords } from './wrap-words.js';

/** A row as lines beside its icon: the title wrapped, below it what is going on, cut to one line each. */
export function rowLines(row: Row, level: number, columns: number, palette: Palette): string[] {
  // Two columns for each level and for the icon, and the two at the right that listr2 leaves free.
  const room = Math.max(20, columns - 2 * level - 4);
  const details = row.details.map((detail, index) => `${index === 0 ? symbols.detail : ' '} ${detail}`);
  return [...wrapWords(row.title, room), ...details.map((detail) => palette.faint(clip(detail, room)))];
}

/**
 * How many lines a list of rows takes with all that is below them. What runs counts with the two lines that it may
 * have at any moment, so that a list which fits goes on to fit.
 */
export function rowsHeight(rows: readonly Row[], level: number, columns: number, palette: Palette): number {
  return rows.reduce((sum, row) => {
    const details = row.state === 'running' && row.rows.length === 0 ? 2 : row.details.length;
    const own = rowLines({ ...row, details: [] }, level, columns, palette).length + details;
    return sum + own + rowsHeight(row.rows, level + 1, columns, palette);
  }, 0);
}
