import { colours, type Colour } from './colours.js';
import type { PictureRows } from './rows.js';
import { tableRows, type Heading, type TableRow } from './table-rows.js';

/** HAProxy's page in a picture. */
export interface StatsPage {
  /** Servers that are up; `undefined` when they cannot be told from each other, or from those that are about to go down. */
  readonly living: number | undefined;
}

/** Finds the heading that each of the page's tables has, looks for what stands above and below it, and counts rows. */
export function findStatsPage(rows: PictureRows): StatsPage | undefined {
  const headings = findHeadings(rows);
  const tables = headings.map((heading, index) => ({
    heading,
    named: hasName(rows, heading),
    rows: tableRows(rows, heading, headings[index + 1]?.top ?? rows.height),
  }));
  const named = tables.filter((table) => table.named).length;
  const withServers = tables.filter((table) => table.rows.some(isServer)).length;
  const withRows = tables.filter((table) => table.rows.length > 0).length;
  // One thing of this colour can be anything; the two together are nothing else.
  const isPage = named > 0 || withServers > 0 || (headings.length > 1 && withRows > 0);
  return isPage ? { living: countLiving(tables.map((table) => table.rows)) } : undefined;
}

/** Whether parts of the page may be there although it was not found. */
export function hintsAtStatsPage(rows: PictureRows): boolean {
  const wide = Math.max(12, rows.width * 0.04);
  let hints = 0;
  for (let y = 0; y < rows.height && hints < 4; y++) {
    // Letters of the same colour are no area of it.
    if (hasRun(rows, y, colours.heading, wide) || hasRun(rows, y, colours.up, wide)) hints += 1;
  }
  return hints >= 4;
}

function hasRun({ meaning, width }: PictureRows, y: number, colour: Colour, wide: number): boolean {
  let run = 0;
  for (let at = y * width; at < (y + 1) * width; at++) {
    run = meaning[at] === colour ? run + 1 : 0;
    if (run >= wide) return true;
  }
  return false;
}

function findHeadings(rows: PictureRows): Heading[] {
  const enough = Math.max(24, rows.width * 0.12);
  const headings: Heading[] = [];
  let start: number | undefined;
  let last = 0;
  for (let y = 0; y <= rows.height; y++) {
    if (y < rows.height && rows.count(y, colours.heading) >= enough) {
      start ??= y;
      last = y;
    } else if (start !== undefined && (y === rows.height || y - last > 3)) {
      // A line between the two lines of titles is no end.
      if (last - start >= 4) headings.push({ top: start, bottom: last + 1, ...edges(rows, start, last) });
      start = undefined;
    }
  }
  return headings;
}

/** Columns between which the colour lies in most rows. */
function edges(rows: PictureRows, top: number, bottom: number): { left: number; right: number } {
  const counts = new Uint32Array(rows.width);
  for (let y = top; y <= bottom; y++) {
    for (let x = 0; x < rows.width; x++) {
      if (rows.meaning[y * rows.width + x] === colours.heading) counts[x] = (counts[x] ?? 0) + 1;
    }
  }
  const isIn = (count: number): boolean => count >= (bottom - top + 1) * 0.4;
  return { left: counts.findIndex(isIn), right: counts.findLastIndex(isIn) + 1 };
}

/** Whether a table's name stands on its colour right above the heading. */
function hasName(rows: PictureRows, { top, bottom, left, right }: Heading): boolean {
  let seen = 0;
  for (let y = Math.max(0, top - (bottom - top)); y < top; y++) {
    if (rows.count(y, colours.name, left, right) >= Math.max(4, (right - left) * 0.03)) seen += 1;
  }
  return seen >= 3;
}

function isServer({ colour }: TableRow): boolean {
  return colour === colours.up || colour === colours.down || colour === colours.leaving;
}

function countLiving(tables: readonly (readonly TableRow[])[]): number | undefined {
  const all = tables.flat();
  if (all.some(({ colour, whole }) => !whole || colour === colours.leaving || colour === colours.odd)) {
    return undefined;
  }
  // The picture ends before what stands in the last table.
  if (tables.at(-1)?.length === 0) return undefined;
  return Math.max(...tables.map((table) => table.filter(({ colour }) => colour === colours.up).length));
}
