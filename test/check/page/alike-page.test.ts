import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Browser } from '../../../src/browser/browser.js';
import { alikePage, type AlikePlaces } from '../../../src/check/page/alike-page.js';
import { accessibilityOf } from '../../report/html/accessibility.js';
import { assertValid } from '../../report/html/assert-valid.js';
import { onPage, testBrowser, type View } from '../../report/html/page-in-browser.js';
import { productFolder } from '../../cli/command.js';
import { anAlike } from '../output/an-alike.js';
import { hostileTexts, unwanted } from '../output/a-result.js';
import { pageAssets } from './page-assets.js';

const read = (path: string): string =>
  readFileSync(join(productFolder, 'src/check/page/assets', path), 'utf8');
const assets = { style: `${pageAssets().style}\n${read('alike.css')}`, script: read('alike.js') };
const places: AlikePlaces = {
  summary: 'index.html',
  folders: ['../ada/', '../bob/', '../../2019/eve/'],
  pages: ['ada.html', 'bob.html'],
  lang: 'en',
};
const english = alikePage(anAlike(), places, assets);
const pages: [what: string, html: string][] = [
  ['in English', english],
  ['in French', alikePage(anAlike(), { ...places, lang: 'fr' }, assets)],
  ['of nothing in common', alikePage({ ...anAlike(), pairs: [], morePairs: 0 }, places, assets)],
];
const views: View[] = [
  { scheme: 'light', width: 1280 },
  { scheme: 'dark', width: 1280 },
  { scheme: 'light', width: 390 },
  { scheme: 'dark', width: 390 },
];

describe('the page of what hand-ins have in common', () => {
  let browser: Browser;
  before(async () => {
    browser = await testBrowser();
  });
  after(() => browser.close());

  for (const [what, html] of pages) {
    it(`is valid: ${what}`, () => assertValid(html));

    for (const view of views) {
      it(`is accessible and fits: ${what}, ${view.scheme ?? ''}, ${view.width ?? 0} pixels`, () =>
        onPage(browser, html, view, async (page, noise) => {
          assert.deepEqual(await accessibilityOf(page), []);
          assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), view.width);
          assert.deepEqual(noise, { console: [], requests: [] });
        }));
    }
  }

  it('marks in both what is in common, and leads to the files', () =>
    onPage(browser, english, { script: false }, async (page) => {
      const marked = await page.$$eval('#pair-1-1 mark', (marks) => marks.map((mark) => mark.textContent));
      assert.deepEqual(marked, ['A seed that vanishes', 'forever', 'A Seed that vanishes', 'forever']);
      const links = await page.$$eval('#pair-1-1 figcaption a', (all) =>
        all.map((link) => link.getAttribute('href')),
      );
      assert.deepEqual(links, ['../ada/report/report.md', '../bob/rapport%20final.md']);
      assert.equal(await page.$eval('.keys', (keys) => keys.checkVisibility()), false);
      const next = await page.$$eval('.passage a[href^="#"]', (all) => all.map((link) => link.hash));
      assert.deepEqual(next, ['#pair-1-2', '#pair-1-1']);
    }));

  it('says how much, and what else explains it, and neither a share nor a verdict', () =>
    onPage(browser, english, {}, async (page) => {
      const text = await page.$eval('main', (main) => main.textContent);
      assert.doesNotMatch(text, /%|plagiar|cheat|suspicious|score/i);
      const reasons = await page.$$eval('.pair:first-of-type .explains li', (all) =>
        all.map((item) => item.textContent.slice(0, 40)),
      );
      assert.deepEqual(reasons, [
        'Both are of one repository: pair/labo-do',
        'They show the same run: whoever works on',
        'Both may be of one pair of students, may',
      ]);
    }));

  it('leads from passage to passage by keys', () =>
    onPage(browser, english, { width: 800 }, async (page) => {
      const focused = () => page.evaluate(() => document.activeElement?.id);
      const seen: unknown[] = [];
      for (const key of ['n', 'n', 'n', 'n', 'p', 't'] as const) {
        await page.keyboard.press(key);
        seen.push(await focused());
      }
      assert.deepEqual(seen, ['pair-1-1', 'pair-1-2', 'pair-2-1', 'pair-2-1', 'pair-1-2', 'pairs']);
      assert.equal(await page.$eval('.keys', (keys) => keys.checkVisibility()), true);
    }));

  for (const text of hostileTexts) {
    it(`shows a hostile hand-in as text: ${JSON.stringify(text).slice(0, 40)}`, async () => {
      const html = alikePage(anAlike(text), places, assets);
      assert.doesNotMatch(html, unwanted);
      await assertValid(html);
      await onPage(browser, html, { width: 390 }, async (page, noise) => {
        assert.deepEqual(noise, { console: [], requests: [] });
        const found = await page.evaluate(() => ({
          ran: 'ran' in globalThis,
          width: document.documentElement.scrollWidth,
          tags: document.querySelectorAll('img, iframe, object, base, script:not(:last-child)').length,
          schemes: [...new Set([...document.querySelectorAll('a')].map(({ protocol }) => protocol))],
        }));
        assert.deepEqual(found, { ran: false, width: 390, tags: 0, schemes: ['file:'] });
      });
    });
  }
});
