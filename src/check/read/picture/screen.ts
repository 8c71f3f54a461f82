import { colours } from './colours.js';
import type { PictureRows } from './rows.js';

/** What a picture without any part of HAProxy's page is; `undefined` when it may be a bad picture of one. */
export function lookOfScreen(rows: PictureRows): 'terminal' | 'something-else' | undefined {
  if (rows.width < 16 || rows.height < 16 || !isDrawn(rows)) return undefined;
  const coloured =
    1 -
    rows.share(colours.white) -
    rows.share(colours.black) -
    rows.share(colours.grey) -
    rows.share(colours.odd);
  // A page that was printed without colours still has its bands.
  if (coloured < 0.005 && bandsOfGrey(rows) >= 2) return undefined;
  return rows.dark ? 'terminal' : 'something-else';
}

/** Screens and drawings have plain areas; a photograph of a page, of which no colour is as it should be, has none. */
function isDrawn({ width, height, light }: PictureRows): boolean {
  let same = 0;
  let pairs = 0;
  for (let y = 1; y < height; y += 2) {
    for (let x = 0; x < width; x += 2) {
      pairs += 1;
      if (Math.abs((light[y * width + x] ?? 0) - (light[(y - 1) * width + x] ?? 0)) <= 6) same += 1;
    }
  }
  return same >= pairs * 0.6;
}

function bandsOfGrey(rows: PictureRows): number {
  let bands = 0;
  let height = 0;
  for (let y = 0; y < rows.height; y++) {
    height = rows.count(y, colours.grey) >= rows.width * 0.4 ? height + 1 : 0;
    if (height === 8) bands += 1;
  }
  return bands;
}
