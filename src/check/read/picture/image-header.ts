import type { ImageHeader } from '../../hand-in.js';
import { readGif } from './header/gif.js';
import { readJpeg } from './header/jpeg.js';
import { readPng } from './header/png.js';
import { readWebp } from './header/webp.js';
import { readBmp } from './header/bmp.js';

/**
 * Reads the structure of a picture to its end, in time linear in its length; `undefined` when it is none.
 */
export function imageHeader(bytes: Buffer): ImageHeader | undefined {
  return readPng(bytes) ?? readJpeg(bytes) ?? readGif(bytes) ?? readWebp(bytes) ?? readBmp(bytes);
}
