import type { FileContent, ImageHeader, PictureLook } from '../hand-in.js';
import { isStatementPicture } from '../statement-pictures.js';
import { decodeText } from './decode-text.js';
import { readSvg } from './picture/header/svg.js';
import { imageHeader } from './picture/image-header.js';
import { isLfsPointer, isText } from './kind-of-bytes.js';
import { limits } from './limits.js';
import { lookApart } from './picture/look-apart.js';

/** Bounds what looking at the pictures of one hand-in costs. */
export interface PixelBudget {
  left: number;
}

/**
 * What a file is that was read to its end and is no PDF.
 *
 * @param digest of the bytes
 */
export function contentOf(bytes: Buffer, digest: string, budget: PixelBudget): FileContent {
  const header = imageHeader(bytes);
  if (header !== undefined) {
    if (isStatementPicture(digest)) return { kind: 'picture', ...header, look: { shows: 'something-else' } };
    const pixels = header.width * header.height;
    const affordable = header.whole && pixels <= limits.pixels && pixels <= budget.left;
    if (affordable) budget.left -= pixels;
    return affordable ? seenApart(header, bytes, digest) : { kind: 'picture', ...header, look: unseen };
  }
  if (isLfsPointer(bytes)) return { kind: 'skipped', why: { code: 'git-lfs' } };
  if (!isText(bytes)) return { kind: 'binary' };
  const { text, noise } = decodeText(bytes);
  const drawing = readSvg(text);
  if (drawing !== undefined) return { kind: 'picture', ...drawing, look: unseen };
  return { kind: 'text', text, noise };
}

const unseen: PictureLook = { shows: 'unknown' };

/** A picture that is looked at when somebody asks what it shows: of most nobody does. */
function seenApart(header: ImageHeader, bytes: Buffer, digest: string): FileContent {
  // Whatever weighs more than its pixels is not kept until then.
  if (bytes.length > 4 * header.width * header.height + 1000)
    return { kind: 'picture', ...header, look: lookApart(bytes, digest)() };
  return {
    kind: 'picture',
    ...header,
    get look() {
      return lookApart(bytes, digest)();
    },
  };
}
