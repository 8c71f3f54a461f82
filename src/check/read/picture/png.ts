import { inflateSync } from 'node:zlib';
import { columnStep, pixelLimits, type Pixels } from './pixels.js';

interface Header {
  readonly width: number;
  readonly height: number;
  readonly depth: number;
  /** Samples of a pixel, by PNG's colour type. */
  readonly channels: number;
  readonly palette: Buffer | undefined;
  /** Opacity of the palette's colours. */
  readonly opacity: Buffer | undefined;
  readonly interlaced: boolean;
  readonly data: Buffer;
}

/** Bytes that are unpacked at once. */
const pieces = 1_000_000;

interface Pass {
  readonly x: number;
  readonly y: number;
  readonly dx: number;
  readonly dy: number;
}

/** The pixels of a PNG of any colour type, depth and interlacing; `undefined` when it is none or too large. Throws when damaged. */
export function decodePngPixels(content: Buffer): Pixels | undefined {
  const header = readChunks(content);
  if (header === undefined) return undefined;
  const { width, height, depth, channels } = header;
  const passes = (header.interlaced ? adam7 : [{ x: 0, y: 0, dx: 1, dy: 1 }]).map((pass) => ({
    pass,
    columns: Math.ceil((width - pass.x) / pass.dx),
    rows: Math.ceil((height - pass.y) / pass.dy),
  }));
  const lineOf = (columns: number): number => Math.ceil((columns * channels * depth) / 8);
  const inPasses = passes.filter(({ columns, rows }) => columns > 0 && rows > 0);
  const length = inPasses.reduce((sum, { columns, rows }) => sum + rows * (lineOf(columns) + 1), 0);
  if (width * height > pixelLimits.pixels || length > pixelLimits.bytes) return undefined;

  const raw = inflateSync(header.data, { maxOutputLength: length, chunkSize: pieces });
  if (raw.length < length) return undefined;
  const step = columnStep(width);
  const kept = Math.ceil(width / step);
  const numbered = channels === 1;
  const pixels = new Uint8Array(kept * height * (numbered ? 1 : 3));
  const put = numbered ? putNumber(header, pixels) : putColour(header, pixels);
  const pixelBytes = Math.max(1, (channels * depth) >> 3);
  let at = 0;
  for (const { pass, columns, rows } of inPasses) {
    const line = lineOf(columns);
    let above: Uint8Array = new Uint8Array(line);
    for (let row = 0; row < rows; row++) {
      const current = raw.subarray(at + 1, at + 1 + line);
      if (!unfilter(raw[at] ?? 0, current, above, pixelBytes)) return undefined;
      putLine(current, columns, pass, { step, start: (pass.y + row * pass.dy) * kept }, put);
      above = current;
      at += line + 1;
    }
  }
  const size = { width: kept, height };
  return numbered
    ? { ...size, numbers: pixels, colours: coloursOfNumbers(header) }
    : { ...size, rgb: pixels };
}

/** First column, first row, and the steps from one to the next, of each pass of an interlaced picture. */
const adam7: readonly Pass[] = [
  { x: 0, y: 0, dx: 8, dy: 8 },
  { x: 4, y: 0, dx: 8, dy: 8 },
  { x: 0, y: 4, dx: 4, dy: 8 },
  { x: 2, y: 0, dx: 4, dy: 4 },
  { x: 0, y: 2, dx: 2, dy: 4 },
  { x: 1, y: 0, dx: 2, dy: 2 },
  { x: 0, y: 1, dx: 1, dy: 2 },
];

const indexed = 3;

const channelsOfType = new Map([
  [0, 1],
  [2, 3],
  [3, 1],
  [4, 2],
  [6, 4],
]);

function readChunks(content: Buffer): Header | undefined {
  if (content.length < 33 || content.toString('latin1', 0, 8) !== '\x89PNG\r\n\x1a\n') return undefined;
  if (content.toString('latin1', 12, 16) !== 'IHDR') return undefined;
  const [width, height] = [content.readUInt32BE(16), content.readUInt32BE(20)];
  const [depth, type] = [content.readUInt8(24), content.readUInt8(25)];
  const channels = channelsOfType.get(type);
  if (width === 0 || height === 0 || channels === undefined || ![1, 2, 4, 8, 16].includes(depth)) {
    return undefined;
  }
  const data: Buffer[] = [];
  let palette: Buffer | undefined;
  let opacity: Buffer | undefined;
  for (let at = 8; at + 12 <= content.length;) {
    const body = content.subarray(at + 8, at + 8 + content.readUInt32BE(at));
    const name = content.toString('latin1', at + 4, at + 8);
    if (name === 'IDAT') data.push(body);
    if (name === 'PLTE' && type === indexed) palette = body;
    if (name === 'tRNS' && type === indexed) opacity = body;
    if (name === 'IEND') break;
    at += 12 + body.length;
  }
  if (type === indexed && (palette === undefined || depth === 16)) return undefined;
  const interlaced = content.readUInt8(28) === 1;
  return { width, height, depth, channels, palette, opacity, interlaced, data: Buffer.concat(data) };
}

/** Undoes a line's filter in place; false when there is no such filter. `above` is the line before, undone. */
function unfilter(filter: number, line: Uint8Array, above: Uint8Array, pixelBytes: number): boolean {
  const length = line.length;
  if (filter === 1) {
    for (let i = pixelBytes; i < length; i++) line[i] = (line[i] ?? 0) + (line[i - pixelBytes] ?? 0);
  } else if (filter === 2) {
    for (let i = 0; i < length; i++) line[i] = (line[i] ?? 0) + (above[i] ?? 0);
  } else if (filter === 3) {
    for (let i = 0; i < length; i++) {
      const left = i < pixelBytes ? 0 : (line[i - pixelBytes] ?? 0);
      line[i] = (line[i] ?? 0) + ((left + (above[i] ?? 0)) >> 1);
    }
  } else if (filter === 4) {
    // Before the first pixel lies nothing, which the one above is always nearest to.
    for (let i = 0; i < pixelBytes && i < length; i++) line[i] = (line[i] ?? 0) + (above[i] ?? 0);
    for (let i = pixelBytes; i < length; i++) {
      const left = line[i - pixelBytes] ?? 0;
      const up = above[i] ?? 0;
      const corner = above[i - pixelBytes] ?? 0;
      const toLeft = Math.abs(up - corner);
      const toUp = Math.abs(left - corner);
      const toCorner = Math.abs(left + up - 2 * corner);
      const nearest = toLeft <= toUp && toLeft <= toCorner ? left : toUp <= toCorner ? up : corner;
      line[i] = (line[i] ?? 0) + nearest;
    }
  }
  return filter <= 4;
}

/** Puts every so many pixels of a line at their places, which are counted in pixels, and so many apart. */
type Put = (line: Uint8Array, columns: Columns, place: number) => void;

interface Columns {
  readonly first: number;
  readonly beyond: number;
  readonly every: number;
  /** From one place to the next. */
  readonly apart: number;
}

/** Puts the pixels of a line where they belong, of which only every `step`th column has a place. */
function putLine(
  line: Uint8Array,
  columns: number,
  { x: first, dx }: Pass,
  { step, start }: { readonly step: number; readonly start: number },
  put: Put,
): void {
  // Without passes, or where each column has a place, they are as far from each other as their places.
  if (dx === 1) put(line, { first: 0, beyond: columns, every: step, apart: 1 }, start);
  else if (step === 1) put(line, { first: 0, beyond: columns, every: 1, apart: dx }, start + first);
  else
    for (let column = 0; column < columns; column += 1) {
      const x = first + column * dx;
      if (x % step === 0)
        put(line, { first: column, beyond: column + 1, every: 1, apart: 1 }, start + x / step);
    }
}

/** For pixels that are one sample each: of two bytes the first is enough, so that there are no more than 256 colours. */
function putNumber({ depth }: Header, numbers: Uint8Array): Put {
  const bytes = depth >> 3;
  const most = mostOf(depth);
  return (line, { first, beyond, every, apart }, place) => {
    for (let column = first, to = place; column < beyond; column += every, to += apart) {
      const bit = column * depth;
      numbers[to] =
        depth < 8 ? ((line[bit >> 3] ?? 0) >> (8 - depth - (bit & 7))) & most : (line[column * bytes] ?? 0);
    }
  };
}

/** Red, green, blue of each number: a colour of the palette, or a grey. */
function coloursOfNumbers({ depth, palette, opacity }: Header): Uint8Array {
  const most = mostOf(depth);
  const colours = new Uint8Array(3 * (most + 1));
  for (let number = 0; number <= most; number++) {
    for (let channel = 0; channel < 3; channel++) {
      const light = palette === undefined ? (number * 255) / most : (palette[number * 3 + channel] ?? 0);
      colours[number * 3 + channel] = onWhite(light, opacity?.[number] ?? 255);
    }
  }
  return colours;
}

function mostOf(depth: number): number {
  return (1 << Math.min(depth, 8)) - 1;
}

/** For pixels of several samples. */
function putColour({ depth, channels }: Header, rgb: Uint8Array): Put {
  const bytes = depth >> 3;
  const stride = channels * bytes;
  const hasAlpha = channels === 2 || channels === 4;
  // A grey pixel has one sample for all three.
  const [green, blue] = channels >= 3 ? [bytes, 2 * bytes] : [0, 0];
  return (line, { first, beyond, every, apart }, place) => {
    for (let column = first, to = 3 * place; column < beyond; column += every, to += 3 * apart) {
      // Of a sample of two bytes the first is enough.
      const from = column * stride;
      const alpha = hasAlpha ? (line[from + stride - bytes] ?? 0) : 255;
      const red = line[from] ?? 0;
      const middle = line[from + green] ?? 0;
      const last = line[from + blue] ?? 0;
      const isOpaque = alpha === 255;
      rgb[to] = isOpaque ? red : onWhite(red, alpha);
      rgb[to + 1] = isOpaque ? middle : onWhite(middle, alpha);
      rgb[to + 2] = isOpaque ? last : onWhite(last, alpha);
    }
  };
}

function onWhite(light: number, alpha: number): number {
  return alpha === 255 ? light : 255 + ((light - 255) * alpha) / 255;
}
