import assert from 'node:assert/strict';
import { deflateSync } from 'node:zlib';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { decodePixels } from '../../../../src/check/read/picture/decode-pixels.js';
import type { Pixels } from '../../../../src/check/read/picture/pixels.js';
import { lookAtPicture } from '../../../../src/check/read/picture/look-at-picture.js';
import {
  drawArchitecture,
  drawStatsPage,
  drawTerminal,
  Drawing,
  serversTable,
  type ServerState,
} from './draw-picture.js';
import { encodeJpeg, encodePng, header, pngOf, type PngShape } from './encode-picture.js';

const up = (count: number): ServerState[] => Array.from({ length: count }, () => 'up');
const page = (living: number | undefined): object => ({ shows: 'stats-page', living });
const three = drawStatsPage({ servers: up(3) });
const unknown = { shows: 'unknown' };

describe('the servers that live are counted', () => {
  const cases: [string, ServerState[], number | undefined][] = [
    ['none', [], 0],
    ['one', up(1), 1],
    ['two', up(2), 2],
    ['three', up(3), 3],
    ['a dozen', up(12), 12],
    ['none that is down', ['down', 'down'], 0],
    ['what is up among what is down', ['down', 'up', 'up', 'down', 'up'], 3],
    ['not when one is about to go down', ['up', 'leaving', 'up'], undefined],
    ['not when one is not checked', ['up', 'unchecked'], undefined],
  ];
  for (const [name, servers, living] of cases) {
    test(name, () => assert.deepEqual(lookAtPicture(encodePng(drawStatsPage({ servers }))), page(living)));
  }

  test('in dark colours', () => {
    const servers: ServerState[] = ['up', 'down', 'up', 'up'];
    assert.deepEqual(lookAtPicture(encodePng(drawStatsPage({ servers, dark: true }))), page(3));
  });

  for (const factor of [0.4, 0.62, 0.8, 1.25, 2]) {
    test(`in a picture scaled by ${factor}`, () => {
      const drawn = drawStatsPage({ servers: ['up', 'down', 'up', 'up'] }).scaled(factor);
      assert.deepEqual(lookAtPicture(encodePng(drawn)), page(3));
    });
  }

  test('not when the border of a red row is blurred until it is as light as the row', () => {
    const drawn = drawStatsPage({ servers: ['up', 'down', 'up', 'up'] }).scaled(0.5);
    assert.deepEqual(lookAtPicture(encodePng(drawn)), page(undefined));
  });

  test('not when the picture is tilted', () => {
    assert.deepEqual(lookAtPicture(encodePng(three.tilted(0.017))), page(undefined));
  });

  for (const quality of [40, 75, 95]) {
    test(`in a JPEG of quality ${quality}`, () => {
      assert.deepEqual(lookAtPicture(encodeJpeg(three, quality)), page(3));
    });
  }

  const screens: [string, (value: number, channel: number) => number][] = [
    ['a brighter screen', (value) => 255 * (value / 255) ** 0.75],
    ['a darker screen', (value) => 255 * (value / 255) ** 1.3],
    ['a screen of fewer colours', (value) => value + (200 - value) * 0.12],
  ];
  for (const [name, change] of screens) {
    test(`on ${name}`, () => assert.deepEqual(lookAtPicture(encodePng(three.recoloured(change))), page(3)));
  }

  test('in a window on a desktop', () => {
    const desktop = new Drawing(1500, 900, [0x20, 0x40, 0x60]);
    for (let y = 0; y < three.height; y++) {
      desktop.rgb.set(three.rgb.subarray(y * 3000, (y + 1) * 3000), ((y + 200) * 1500 + 300) * 3);
    }
    assert.deepEqual(lookAtPicture(encodePng(desktop)), page(3));
  });

  test('when only the table with the servers was cut out', () => {
    const cut = three.rowsFrom(serversTable.top - 4, three.height);
    assert.deepEqual(lookAtPicture(encodePng(cut)), page(3));
  });

  test('not when the picture ends before them', () => {
    const cut = three.rowsFrom(0, serversTable.firstServer);
    assert.deepEqual(lookAtPicture(encodePng(cut)), page(undefined));
  });
});

describe('what is no page of HAProxy', () => {
  const green = new Drawing(600, 400);
  green.fill(50, 50, 500, 300, [0xc0, 0xff, 0xc0]);
  const cyan = new Drawing(600, 400);
  cyan.fill(50, 50, 500, 60, [0x20, 0xd0, 0xd0]);
  const printed = three.recoloured((value) => value);
  for (let at = 0; at < printed.rgb.length; at += 3) {
    const [red = 0, green = 0, blue = 0] = printed.rgb.subarray(at);
    printed.rgb.fill(red * 0.3 + green * 0.59 + blue * 0.11, at, at + 3);
  }
  const noise = new Drawing(400, 300);
  for (let at = 0, seed = 7; at < noise.rgb.length; at++) {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    noise.rgb[at] = seed >> 16;
  }
  const cases: [string, Drawing, string][] = [
    ['a dark terminal', drawTerminal(24, [0, 0, 0], [220, 220, 220]), 'terminal'],
    ['a terminal with green letters', drawTerminal(24, [20, 20, 20], [0xc0, 0xff, 0xc0]), 'terminal'],
    [
      'a terminal with letters in the colour of headings',
      drawTerminal(24, [0, 0, 0], [0x20, 0xd0, 0xd0]),
      'terminal',
    ],
    ['black letters on white', drawTerminal(24, [255, 255, 255], [0, 0, 0]), 'something-else'],
    ['a drawing', drawArchitecture(), 'something-else'],
    ['an area in the colour of a server that is up', green, 'unknown'],
    ['an area in the colour of a heading', cyan, 'unknown'],
    ['a page that was printed without colours', printed, 'unknown'],
    ['a photograph', noise, 'unknown'],
    ['a dot', new Drawing(1, 1), 'unknown'],
  ];
  for (const [name, drawing, shows] of cases) {
    test(`${name}: ${shows}`, () => assert.deepEqual(lookAtPicture(encodePng(drawing)), { shows }));
  }
});

describe('each kind of PNG has the same pixels', () => {
  const few = drawTerminal(3, [0, 0, 0], [255, 255, 255]);
  const drawn = drawStatsPage({ servers: up(1) }).scaled(0.37);
  const plain: PngShape = { kind: 'rgb', depth: 8 };
  const cases: [PngShape['kind'], PngShape['depth'][], Drawing][] = [
    ['rgb', [8, 16], drawn],
    ['rgba', [8, 16], drawn],
    ['palette', [1, 2, 4, 8], few],
    ['grey', [1, 2, 4, 8, 16], few],
    ['grey-alpha', [8, 16], few],
  ];
  for (const [kind, depths, drawing] of cases) {
    for (const depth of depths) {
      for (const [interlaced, filtered] of [
        [false, true],
        [true, false],
        [true, true],
      ]) {
        test(`${kind} of ${depth} bits${interlaced ? ', interlaced' : ''}${filtered ? ', filtered' : ''}`, () => {
          const shape = { kind, depth, interlaced: interlaced ?? false, filtered: filtered ?? false };
          const decoded = coloured(decodePixels(encodePng(drawing, shape)));
          assert.deepEqual(decoded, { width: drawing.width, height: drawing.height, rgb: drawing.rgb });
          assert.deepEqual(decoded, coloured(decodePixels(encodePng(drawing, plain))));
        });
      }
    }
  }

  test('what is transparent lies on white', () => {
    const data = deflateSync(Buffer.from([0, 10, 20, 30, 0, 10, 20, 30, 255]));
    assert.deepEqual(decodePixels(pngOf(header(2, 1, 8, 6), undefined, data)), {
      width: 2,
      height: 1,
      rgb: Uint8Array.from([255, 255, 255, 10, 20, 30]),
    });
  });

  test('a wide one keeps every second column', () => {
    const wide = new Drawing(2000, 2);
    for (let x = 0; x < 2000; x += 2) wide.fill(x, 0, 1, 2, [1, 2, 3]);
    assert.deepEqual(decodePixels(encodePng(wide)), {
      width: 1000,
      height: 2,
      rgb: Uint8Array.from({ length: 6000 }, (_, at) => (at % 3) + 1),
    });
  });
});

/** Colours in the place of their numbers. */
function coloured(pixels: Pixels | undefined): Pixels | undefined {
  if (pixels === undefined || 'rgb' in pixels) return pixels;
  const { numbers, colours, width, height } = pixels;
  const rgb = [...numbers].flatMap((number) => [...colours.subarray(number * 3, number * 3 + 3)]);
  return { width, height, rgb: Uint8Array.from(rgb) };
}

describe('what cannot be decoded is unknown', () => {
  const png = encodePng(three);
  const jpeg = encodeJpeg(three, 60);
  const flat = (length: number): Buffer => deflateSync(Buffer.alloc(length));
  const cases: [string, Buffer][] = [
    ['nothing', Buffer.alloc(0)],
    ['a GIF', Buffer.from('GIF89a\x01\x00\x01\x00\x00\x00\x00;', 'latin1')],
    ['half of a PNG', png.subarray(0, png.length >> 1)],
    ['a quarter of a JPEG', jpeg.subarray(0, jpeg.length >> 2)],
    ['a PNG of no width', pngOf(header(0, 10, 8, 2), undefined, flat(10))],
    ['a PNG of a colour type that is none', pngOf(header(4, 4, 8, 5), undefined, flat(100))],
    ['a PNG without the palette that it needs', pngOf(header(4, 4, 8, 3), undefined, flat(100))],
    ['a PNG with fewer lines than it says', pngOf(header(100, 100, 8, 2), undefined, flat(301 * 99))],
    [
      'a PNG with a filter that is none',
      pngOf(header(2, 1, 8, 0), undefined, deflateSync(Buffer.from([9, 1, 1]))),
    ],
    ['a PNG of more pixels than anybody takes', pngOf(header(60_000, 60_000, 1, 0), undefined, flat(100))],
    [
      'a JPEG of two frames',
      Buffer.concat([jpeg.subarray(0, -2), jpeg.subarray(jpeg.indexOf(Buffer.from([0xff, 0xc0])))]),
    ],
  ];
  for (const [name, content] of cases) {
    test(name, () => assert.deepEqual(lookAtPicture(content), unknown));
  }

  test('a bomb, and its bytes are not unpacked', () => {
    const bomb = pngOf(header(100, 100, 8, 2), undefined, flat(120_000_000));
    const before = process.memoryUsage();
    assert.deepEqual(lookAtPicture(bomb), unknown);
    const after = process.memoryUsage();
    const grown = after.rss - before.rss + after.arrayBuffers - before.arrayBuffers;
    assert.ok(grown < 60_000_000, `${grown} bytes`);
  });

  test('a JPEG that goes over its picture very often', () => {
    const scan = jpeg.indexOf(Buffer.from([0xff, 0xda]));
    const again = jpeg.subarray(scan, scan + 14);
    const often = Buffer.concat([
      jpeg.subarray(0, scan),
      ...Array<Buffer>(400).fill(again),
      jpeg.subarray(scan),
    ]);
    assert.equal(decodePixels(often), undefined);
  });

  const small = [
    encodePng(three.scaled(0.2), { kind: 'rgba', depth: 8, interlaced: true }),
    encodeJpeg(three.scaled(0.2), 50),
  ];

  test('any bytes behind the beginning of a picture end, and nothing is thrown', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...small),
        fc.nat(200),
        fc.uint8Array({ maxLength: 400 }),
        (picture, at, bytes) => {
          lookAtPicture(Buffer.concat([picture.subarray(0, at), bytes]));
        },
      ),
      { numRuns: 400 },
    );
  });

  test('a picture with some bytes changed ends soon, and nothing is thrown', () => {
    // Most of the sense is in the first bytes.
    const place = fc.oneof(fc.nat(700), fc.nat(20_000));
    fc.assert(
      fc.property(
        fc.constantFrom(...small),
        fc.array(fc.tuple(place, fc.nat(255)), { minLength: 1, maxLength: 6 }),
        (picture, changes) => {
          const changed = Buffer.from(picture);
          for (const [at, value] of changes) changed[at % changed.length] = value;
          const start = performance.now();
          const look = lookAtPicture(changed);
          assert.ok(['stats-page', 'terminal', 'something-else', 'unknown'].includes(look.shows));
          assert.ok(performance.now() - start < 5000);
        },
      ),
      { numRuns: 300 },
    );
  });
});
