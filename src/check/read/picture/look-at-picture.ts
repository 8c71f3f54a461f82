import type { PictureLook } from '../../hand-in.js';
import { decodePixels } from './decode-pixels.js';
import { pictureRows } from './rows.js';
import { lookOfScreen } from './screen.js';
import { findStatsPage, hintsAtStatsPage } from './stats-page.js';

/**
 * Tells what a picture shows by its pixels. HAProxy's page is known by the colours and the order of its tables; a picture
 * in which only some of that is to be seen is `unknown`, as are those that cannot be decoded. Never throws.
 */
export function lookAtPicture(content: Buffer): PictureLook {
  const pixels = decodePixels(content);
  if (pixels === undefined) return { shows: 'unknown' };
  const rows = pictureRows(pixels);
  const page = findStatsPage(rows);
  if (page !== undefined) return { shows: 'stats-page', living: page.living };
  if (hintsAtStatsPage(rows)) return { shows: 'unknown' };
  return { shows: lookOfScreen(rows) ?? 'unknown' };
}
