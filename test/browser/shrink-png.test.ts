import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { openBrowser, type Browser } from '../../src/browser/browser.js';
import { requireBrowser } from '../../src/browser/locate-browser.js';
import { pngSize } from '../../src/browser/png.js';
import { invisible, shrinkPng } from '../../src/browser/shrink-png.js';

const rows = Array.from(
  { length: 60 },
  (_, row) =>
    `<tr style="background:hsl(${(row % 4) * 90} 60% 85%)"><td>server s${row} is <b>UP</b> for ${row} s`,
);
const table = `<body style="font: 15px sans-serif"><h1 style="color:navy">Servers</h1><table>${rows.join('')}</table>`;
const gradient =
  '<body style="height:400px;background:linear-gradient(90deg,red,transparent),linear-gradient(lime,blue)">';

describe('a screenshot', () => {
  let browser: Browser;
  before(async () => {
    const signal = new AbortController().signal;
    browser = await openBrowser({ path: requireBrowser(undefined), signal });
  });
  after(() => browser.close());

  const shoot = (html: string): Promise<Buffer> =>
    browser.withPage(async (page) => {
      await page.setViewport({ width: 500, height: 400, deviceScaleFactor: 2 });
      await page.setContent(html);
      return Buffer.from(await page.screenshot({ fullPage: true }));
    });

  /** The greatest difference of any channel of any pixel, as a decoder that is not ours sees it. */
  const difference = (left: Buffer, right: Buffer): Promise<number> =>
    browser.withPage((page) =>
      page.evaluate(
        async (...pictures) => {
          const data = await Promise.all(
            pictures.map(async (picture) => {
              const image = new Image();
              image.src = `data:image/png;base64,${picture}`;
              await image.decode();
              const canvas = new OffscreenCanvas(image.naturalWidth, image.naturalHeight);
              const context = canvas.getContext('2d');
              context?.drawImage(image, 0, 0);
              return context?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
            }),
          );
          const [first = [], second = []] = data.map((values) => Array.from(values));
          if (first.length !== second.length) return Infinity;
          return first.reduce((most, value, at) => Math.max(most, Math.abs(value - (second[at] ?? 0))), 0);
        },
        left.toString('base64'),
        right.toString('base64'),
      ),
    );

  it('of a table becomes less than half as large, and nobody sees a difference', async () => {
    const picture = await shoot(table);
    const small = await shrinkPng(browser, picture);
    assert.deepEqual(pngSize(small), pngSize(picture));
    assert.ok(small.length < picture.length / 2, `${picture.length} bytes became ${small.length}`);
    assert.ok((await difference(picture, small)) <= invisible);
    assert.deepEqual(await shrinkPng(browser, picture), small);
  });

  it('of few colours stays exactly what it was', async () => {
    const picture = await shoot('<body style="background:#123456"><hr>');
    assert.equal(await difference(picture, await shrinkPng(browser, picture)), 0);
  });

  it('with more colours than a list can hold stays as it is', async () => {
    const picture = await shoot(gradient);
    assert.deepEqual(await shrinkPng(browser, picture), picture);
  });
});
