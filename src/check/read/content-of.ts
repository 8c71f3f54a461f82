import type { FileContent } from '../hand-in.js';
import { decodeText } from './decode-text.js';
import { readSvg } from './picture/header/svg.js';
import { imageHeader } from './picture/image-header.js';
import { isText } from './kind-of-bytes.js';
import { limits } from './limits.js';
import { lookAtPicture } from './picture/look-at-picture.js';

/** Bounds what looking at the pictures of one hand-in costs. */
export interface PixelBudget {
  left: number;
}

/** What a file is that was read to its end and is no PDF. */
export function contentOf(bytes: Buffer, budget: PixelBudget): FileContent {
  const header = imageHeader(bytes);
  if (header !== undefined) {
    const pixels = header.width * header.height;
    const affordable = header.whole && pixels <= limits.pixels && pixels <= budget.left;
    if (affordable) budget.left -= pixels;
    return { kind: 'picture', ...header, look: affordable ? lookAtPicture(bytes) : { shows: 'unknown' } };
  }
  if (!isText(bytes)) return { kind: 'binary' };
  const { text, noise } = decodeText(bytes);
  const drawing = readSvg(text);
  if (drawing !== undefined) return { kind: 'picture', ...drawing, look: { shows: 'unknown' } };
  return { kind: 'text', text, noise };
}
