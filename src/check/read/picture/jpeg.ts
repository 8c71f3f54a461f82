import { decode } from 'jpeg-js';
import { columnStep, pixelLimits, type Pixels } from './pixels.js';

/**
 * The pixels of a JPEG of one frame, also a progressive one; `undefined` when it is none, too large, or asks for more
 * work than a real picture. Throws when damaged.
 */
export function decodeJpegPixels(content: Buffer): Pixels | undefined {
  if (!isAffordable(content)) return undefined;
  const { width, height, data } = decode(content, {
    useTArray: true,
    formatAsRGBA: false,
    tolerantDecoding: false,
    maxResolutionInMP: pixelLimits.pixels / 1e6,
    maxMemoryUsageInMB: 256,
  });
  const step = columnStep(width);
  const kept = Math.ceil(width / step);
  if (step === 1) return { width, height, rgb: data };
  const rgb = new Uint8Array(kept * height * 3);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < kept; x++) {
      const from = (y * width + x * step) * 3;
      rgb.set(data.subarray(from, from + 3), (y * kept + x) * 3);
    }
  }
  return { width: kept, height, rgb };
}

/**
 * The decoder trusts what the headers say: that there is one frame, of how many components, and in how many scans.
 * Each scan goes over the whole picture, and takes only some bytes of the file when it says that nothing changes.
 */
function isAffordable(content: Buffer): boolean {
  if (content[0] !== 0xff || content[1] !== 0xd8) return false;
  let pixels = 0;
  let scans = 0;
  for (let at = 2; at + 9 < content.length;) {
    const marker = content[at] === 0xff ? (content[at + 1] ?? 0) : 0;
    const length = content.readUInt16BE(at + 2);
    if (isFrame(marker)) {
      if (pixels > 0 || marker > 0xc2 || !isPlainFrame(content.subarray(at + 4, at + 2 + length)))
        return false;
      pixels = content.readUInt16BE(at + 5) * content.readUInt16BE(at + 7);
    }
    if (marker === 0xd9) break;
    if (marker === 0xda) scans += 1;
    // Between the markers of scans lie their data, in which 0xff is followed by 0x00 or the number of a restart.
    at = marker >= 0xc0 && (marker < 0xd0 || marker > 0xd8) ? at + 2 + Math.max(2, length) : at + 1;
    if (marker === 0xda || marker < 0xc0 || (marker >= 0xd0 && marker <= 0xd8)) {
      at = content.indexOf(0xff, at);
      if (at < 0) break;
    }
  }
  return pixels > 0 && scans > 0 && pixels <= pixelLimits.pixels && pixels * scans <= 12 * pixelLimits.pixels;
}

/** SOF0 to SOF15, among which three numbers mean tables. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
}

/** One or three components of eight bits, each sampled one to four times. */
function isPlainFrame(frame: Buffer): boolean {
  const components = frame[5] ?? 0;
  if (frame[0] !== 8 || (components !== 1 && components !== 3) || frame.length < 6 + 3 * components)
    return false;
  return Array.from({ length: components }, (_, index) => frame[6 + 3 * index + 1] ?? 0).every(
    (sampling) => [1, 2, 4].includes(sampling >> 4) && [1, 2, 4].includes(sampling & 15),
  );
}
