import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { printPdf } from '../../../src/browser/print-pdf.js';
import type { Browser } from '../../../src/browser/browser.js';
import { productFolder } from '../../../src/product.js';
import { readReportInput } from '../../../src/cli/commands/build-report/read-report-input.js';
import { assembleReport } from '../../../src/report/assemble-report.js';
import { toHtml } from '../../../src/report/html/to-html.js';
import { accessibilityOf } from './accessibility.js';
import { assertValid } from './assert-valid.js';
import { onPage, testBrowser } from './page-in-browser.js';
import { readPdf } from './read-pdf.js';

const { input } = await readReportInput({ directory: productFolder }, []);
const report = assembleReport(input);
const html = toHtml(report);
const sections = report.chapters.flatMap((chapter) => chapter.sections);

describe('the report of the reference run', () => {
  let browser: Browser;
  before(async () => {
    browser = await testBrowser();
  });
  after(() => browser.close());

  it('is valid HTML', () => assertValid(html));

  it('can be mailed', () => assert.ok(Buffer.byteLength(html) < 3_000_000));

  it('leads only to files that are there', () => {
    const links = [...html.matchAll(/href="([^"#]+)"/g)].flatMap(([, href = '']) =>
      href.includes('://') ? [] : href,
    );
    assert.ok(links.length > 50);
    const lost = links.filter((href) => !existsSync(join(productFolder, 'report', decodeURIComponent(href))));
    assert.deepEqual([...new Set(lost)], []);
  });

  for (const scheme of ['light', 'dark'] as const) {
    it(`is accessible and silent, ${scheme}`, () =>
      onPage(browser, html, { scheme }, async (page, noise) => {
        assert.deepEqual(await accessibilityOf(page), []);
        assert.deepEqual(noise, { console: [], requests: [] });
      }));
  }

  for (const width of [360, 1280]) {
    it(`fits a window of ${width} pixels`, () =>
      onPage(browser, html, { width }, async (page) => {
        await page.$$eval('details', (all) => all.forEach((each) => (each.open = true)));
        assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), width);
      }));
  }

  it('is printed with every section, in its own size, within its margins', async () => {
    const { lang, title, date } = report;
    const { pages, outline } = await readPdf(await printPdf(browser, html, { lang, title, date }));
    const titles = outline.flatMap(({ title, items }) => [title, ...items]);
    for (const { number, heading } of sections) {
      assert.ok(titles.includes(`${number} ${heading}`.trim()), `${number} ${heading}`);
    }
    const items = pages.flatMap((page) => page.items);
    assert.deepEqual(
      items.filter(({ left, right }) => left < 40 || right > 556),
      [],
    );
    assert.equal(items[0]?.size, 30);
  });
});
