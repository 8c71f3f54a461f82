import type { Picture } from '../../hand-in.js';
import { readGif } from './header/gif.js';
import { readJpeg } from './header/jpeg.js';
import { readPng } from './header/png.js';
import { readWebp } from './header/webp.js';
import { readBmp } from './header/bmp.js';

/** What a picture's bytes tell without being decoded; the pixels are `lookAtPicture`'s. */
export type ImageHeader = Omit<Picture, 'look'>;

/**
 * Reads the structure of a picture to its end, in time linear in its length; `undefined` when it is none.
 */
export function imageHeader(bytes: Buffer): ImageHeader | undefined {
  return readPng(bytes) ?? readJpeg(bytes) ?? readGif(bytes) ?? readWebp(bytes) ?? readBmp(bytes);
}
