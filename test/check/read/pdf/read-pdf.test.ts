import assert from 'node:assert/strict';
import { test } from 'node:test';
import { constants, deflateRawSync, deflateSync } from 'node:zlib';
import { readPdf } from '../../../../src/check/read/pdf/read-pdf.js';
import { madeUpPdf, pictureAt, textAt, type Stream } from './made-up-pdf.js';

const patient = { memory: 600_000_000, time: 60_000 };

test('lines are read from the top down, wherever they stand in the file', async () => {
  const content = textAt(50, 700, 'second') + textAt(50, 750, 'first') + textAt(50, 650, 'third');
  const document = await read(madeUpPdf([{ content }]));
  assert.deepEqual(document.pages, [{ text: 'first\nsecond\nthird', pictures: [], links: [] }]);
});

test('pieces of one line are joined, and columns stay apart', async () => {
  // Letters of Courier are 6 points wide at 10 points.
  const content =
    textAt(50, 700, 'NAMES') + textAt(80, 700, '2') + textAt(90, 700, 'x') + textAt(200, 700, 'PORTS');
  const document = await read(madeUpPdf([{ content }]));
  assert.equal(document.pages[0]?.text, 'NAMES2 x  PORTS');
});

test('a picture stands before the line that follows it, and a bullet is none', async () => {
  const content =
    textAt(50, 750, 'Task 0') +
    pictureAt(50, 500, 400, 200) +
    textAt(50, 450, 'Task 1') +
    pictureAt(50, 452, 4, 4) +
    pictureAt(50, 100, 400, 200);
  const document = await read(madeUpPdf([{ content }]));
  assert.deepEqual(document.pages[0]?.pictures, [
    { width: 4, height: 2, beforeLine: 1 },
    { width: 4, height: 2, beforeLine: 2 },
  ]);
});

test('links and accents are read, page by page', async () => {
  const document = await read(
    madeUpPdf([
      { content: textAt(50, 700, 'Difficult\xe9s'), links: ['https://example.org/lab'] },
      { content: textAt(50, 700, 'Conclusion') },
    ]),
  );
  assert.deepEqual(
    document.pages.map(({ text, links }) => ({ text, links })),
    [
      { text: 'Difficultés', links: ['https://example.org/lab'] },
      { text: 'Conclusion', links: [] },
    ],
  );
  assert.equal(document.whole, true);
});

test('what is no PDF, or asks for a password, is said to be so', async () => {
  const good = madeUpPdf([{ content: textAt(50, 700, 'words') }]);
  const encrypted = madeUpPdf(
    [{ content: textAt(50, 700, 'words') }],
    `/ID [<00> <00>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <${'11'.repeat(32)}> /U <${'22'.repeat(32)}> >>`,
  );
  assert.deepEqual(await readPdf(encrypted, patient), { failure: { code: 'password' } });
  assert.deepEqual(await readPdf(Buffer.from('%PDF-1.7\n'), patient), { failure: { code: 'damaged' } });
  assert.deepEqual(await readPdf(Buffer.alloc(0), patient), { failure: { code: 'damaged' } });
  assert.deepEqual(await readPdf(good.subarray(0, 60), patient), { failure: { code: 'damaged' } });
});

test('a PDF that was cut off gives what is left of it', async () => {
  const good = madeUpPdf([{ content: textAt(50, 700, 'words') }]);
  const document = await read(good.subarray(0, good.indexOf('startxref')));
  assert.equal(document.pages[0]?.text, 'words');
});

test('a page that unpacks to gigabytes ends its reader, and the pages before it stay', async () => {
  const before = process.memoryUsage.rss();
  const result = await readPdf(madeUpPdf([{ content: textAt(50, 700, 'words') }, { content: bomb() }]), {
    memory: 250_000_000,
    time: 60_000,
  });
  assert.ok('pages' in result);
  assert.deepEqual(
    result.pages.map(({ text }) => text),
    ['words'],
  );
  assert.deepEqual(result.unread, { of: 2, why: { code: 'takes-too-much-memory' } });
  assert.ok(process.memoryUsage.rss() - before < 150_000_000);
});

test('a bomb within a bomb is none the better', async () => {
  const { bytes } = bomb();
  const content = { bytes: deflateSync(bytes), dictionary: '/Filter [/FlateDecode /FlateDecode]' };
  assert.deepEqual(await readPdf(madeUpPdf([{ content }]), { memory: 250_000_000, time: 60_000 }), {
    failure: { code: 'takes-too-much-memory' },
  });
});

test('a PDF that takes too long is ended', async () => {
  const result = await readPdf(madeUpPdf([{ content: bomb() }]), { memory: 8_000_000_000, time: 1 });
  assert.deepEqual(result, { failure: { code: 'takes-too-long' } });
});

async function read(pdf: Buffer) {
  const result = await readPdf(pdf, patient);
  assert.ok('pages' in result, JSON.stringify(result));
  return result;
}

/** Four gigabytes of zeros in four megabytes: the same block of compressed zeros again and again. */
function bomb(): Stream {
  const block = deflateRawSync(Buffer.alloc(16_000_000), { finishFlush: constants.Z_FULL_FLUSH });
  const bytes = Buffer.concat([
    Buffer.from([0x78, 0x9c]),
    ...Array.from({ length: 256 }, () => block),
    Buffer.from([0x01, 0x00, 0x00, 0xff, 0xff, 0, 0, 0, 0]),
  ]);
  return { bytes, dictionary: '/Filter /FlateDecode' };
}
