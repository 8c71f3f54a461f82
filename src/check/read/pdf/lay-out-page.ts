import type { DocumentPage } from '../../hand-in.js';

/** A piece of text where it stands; points from the page's upper left corner, `bottom` being its base line. */
export interface PlacedText {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  /** Height of its letters. */
  readonly size: number;
}

/** A picture where it stands, in points as above, and its own width and height in pixels. */
export interface PlacedPicture {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
  readonly pixels: { readonly width: number; readonly height: number };
}

/** Puts the pieces of a page in the order in which it is read: lines from the top down, each from the left. */
export function layOutPage(
  texts: readonly PlacedText[],
  pictures: readonly PlacedPicture[],
): Omit<DocumentPage, 'links'> {
  const lines = linesOf(texts);
  return {
    text: lines.map(({ pieces }) => lineOf(pieces)).join('\n'),
    pictures: pictures
      .filter(({ left, right, top, bottom }) => right - left >= seen.width && bottom - top >= seen.height)
      .map(({ top, bottom, pixels }) => {
        const middle = (top + bottom) / 2;
        const below = lines.findIndex((line) => line.bottom > middle);
        return { ...pixels, beforeLine: below === -1 ? lines.length : below };
      })
      .sort((one, other) => one.beforeLine - other.beforeLine),
  };
}

/** Points; what is smaller is a logo, a bullet or a rule. */
const seen = { width: 72, height: 36 };

interface Line {
  readonly bottom: number;
  readonly pieces: PlacedText[];
}

function linesOf(texts: readonly PlacedText[]): Line[] {
  const lines: Line[] = [];
  const downwards = texts
    .filter(({ text }) => text.trim() !== '')
    .sort((one, other) => one.bottom - other.bottom || one.left - other.left);
  for (const piece of downwards) {
    const line = lines.at(-1);
    // A raised or lowered letter belongs to its line.
    if (line !== undefined && piece.bottom - line.bottom < Math.max(2, piece.size * 0.4))
      line.pieces.push(piece);
    else lines.push({ bottom: piece.bottom, pieces: [piece] });
  }
  return lines;
}

function lineOf(pieces: readonly PlacedText[]): string {
  let line = '';
  let end: number | undefined;
  for (const { text, left, right, size } of pieces.toSorted((one, other) => one.left - other.left)) {
    const gap = end === undefined ? 0 : left - end;
    // Columns of a table stay apart by two spaces, as in a terminal.
    line += gap > size ? '  ' : gap > size * 0.12 ? ' ' : '';
    line += text;
    end = Math.max(end ?? right, right);
  }
  return line
    .replace(/[\s\p{Cc}]/gu, ' ')
    .replace(/ {3,}/g, '  ')
    .trim();
}
