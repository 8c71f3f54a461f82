import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { contentOf } from '../../../../src/check/read/content-of.js';
import { imageHeader } from '../../../../src/check/read/picture/image-header.js';
import { readSvg } from '../../../../src/check/read/picture/header/svg.js';

const jpegHead = [0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 1, 0xff, 0xc2, 0, 8, 8, 0, 20, 0, 30, 1];
const gifFrame = [0x2c, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 1, 7, 0];
const gifHead = [...ascii('GIF89a'), 5, 0, 6, 0, 0x80, 0, 0, 1, 2, 3, 4, 5, 6, 0x21, 0xf9, 1, 0, 0];
const pictures = {
  png: png(640, 480),
  jpeg: Buffer.from([...jpegHead, 0xff, 0xda, 0, 3, 0, 9, 9, 0xff, 0xd9]),
  gif: Buffer.from([...gifHead, ...gifFrame, ...gifFrame, 0x3b]),
  still: Buffer.from([...gifHead, ...gifFrame, 0x3b]),
  webp: Buffer.from([
    ...ascii('RIFF'),
    22,
    0,
    0,
    0,
    ...ascii('WEBPVP8X'),
    10,
    0,
    0,
    0,
    2,
    0,
    0,
    0,
    9,
    0,
    0,
    7,
    0,
    0,
  ]),
  bmp: bmp(),
};

test('size and movement are read from each format', () => {
  const size = (bytes: Buffer) => {
    const { format, width, height, moves, whole } = imageHeader(bytes) ?? assert.fail();
    return [format, width, height, moves, whole];
  };
  assert.deepEqual(size(pictures.png), ['png', 640, 480, false, true]);
  assert.deepEqual(size(pictures.jpeg), ['jpeg', 30, 20, false, true]);
  assert.deepEqual(size(pictures.gif), ['gif', 5, 6, true, true]);
  assert.deepEqual(size(pictures.still), ['gif', 5, 6, false, true]);
  assert.deepEqual(size(pictures.webp), ['webp', 10, 8, true, true]);
  assert.deepEqual(size(pictures.bmp), ['bmp', 7, 9, false, true]);
});

test('a picture that was cut off is not whole', () => {
  for (const [name, bytes] of Object.entries(pictures))
    assert.equal(imageHeader(bytes.subarray(0, -2))?.whole, false, name);
});

test('a PNG that claims billions of pixels is not looked at', () => {
  const budget = { left: 1_000_000 };
  const content = contentOf(png(60_000, 60_000), '', budget);
  assert.ok(content.kind === 'picture');
  assert.deepEqual([content.width, content.look], [60_000, { shows: 'unknown' }]);
  assert.equal(budget.left, 1_000_000);
});

test('SVG is told by its first element', () => {
  const header = { format: 'svg', moves: false, whole: true };
  const prolog = '<?xml version="1.0"?>\n<!-- a drawing -->\n';
  assert.deepEqual(readSvg('<svg width="30px" height="20.4"><g/></svg>\n'), {
    ...header,
    width: 30,
    height: 20,
  });
  assert.deepEqual(readSvg(`${prolog}<svg viewBox="0 0 8 9"></svg>`), { ...header, width: 8, height: 9 });
  assert.equal(readSvg('<svg><g>')?.whole, false);
  assert.equal(readSvg('# Report\n<svg></svg>'), undefined);
  assert.equal(readSvg('<?xml version="1.0"?><html><svg></svg></html>'), undefined);
});

test('whatever follows the first bytes of a picture, reading it ends without an error', () => {
  const starts = Object.values(pictures).flatMap((bytes) => [
    bytes,
    bytes.subarray(0, 12),
    bytes.subarray(0, 26),
  ]);
  fc.assert(
    fc.property(fc.constantFrom(...starts), fc.uint8Array({ maxLength: 200 }), (start, rest) => {
      imageHeader(Buffer.concat([start, rest]));
    }),
    { numRuns: 1000 },
  );
  fc.assert(
    fc.property(
      fc.constantFrom(...Object.values(pictures)),
      fc.array(fc.tuple(fc.nat(60), fc.nat(255)), { maxLength: 6 }),
      (picture, changes) => {
        const bytes = Buffer.from(picture);
        for (const [at, value] of changes) bytes[at % bytes.length] = value;
        imageHeader(bytes);
      },
    ),
    { numRuns: 1000 },
  );
});

function png(width: number, height: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const chunks = [chunk('IHDR', header), chunk('IDAT', Buffer.alloc(20)), chunk('IEND', Buffer.alloc(0))];
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), ...chunks]);
}

/** Its checksum is left open. */
function chunk(type: string, data: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  return Buffer.concat([length, Buffer.from(type), data, Buffer.alloc(4)]);
}

function bmp(): Buffer {
  const bytes = Buffer.alloc(60);
  bytes.write('BM');
  bytes.writeUInt32LE(60, 2);
  bytes.writeUInt32LE(54, 10);
  bytes.writeUInt32LE(40, 14);
  bytes.writeInt32LE(7, 18);
  bytes.writeInt32LE(-9, 22);
  return bytes;
}

function ascii(text: string): number[] {
  return [...Buffer.from(text)];
}
