import { decodeJpegPixels } from './jpeg.js';
import type { Pixels } from './pixels.js';
import { decodePngPixels } from './png.js';

/** The pixels of a PNG or JPEG; `undefined` when it is of another format, damaged, or larger than `pixelLimits`. */
export function decodePixels(content: Buffer): Pixels | undefined {
  try {
    return decodePngPixels(content) ?? decodeJpegPixels(content);
  } catch {
    // zlib and the JPEG decoder throw errors of many kinds at damaged data, and all of them mean the same.
    return undefined;
  }
}
