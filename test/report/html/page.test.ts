import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'puppeteer-core';
import type { Browser } from '../../../src/browser/browser.js';
import { toHtml } from '../../../src/report/html/to-html.js';
import { accessibilityOf } from './accessibility.js';
import { onPage, testBrowser, type View } from './page-in-browser.js';
import { sampleReport } from './sample-report.js';

const html = toHtml(sampleReport());

describe('the page in a browser', () => {
  let browser: Browser;
  before(async () => {
    browser = await testBrowser();
  });
  after(() => browser.close());

  const views: [what: string, view: View][] = [
    ['light and wide', { scheme: 'light', width: 1280 }],
    ['dark and wide', { scheme: 'dark', width: 1280 }],
    ['light on a phone', { scheme: 'light', width: 360 }],
    ['dark on a phone', { scheme: 'dark', width: 360 }],
  ];
  for (const [what, view] of views) {
    it(`is accessible, ${what}, with everything unfolded`, () =>
      onPage(browser, html, view, async (page, noise) => {
        await page.evaluate(() => document.querySelectorAll('details').forEach((each) => (each.open = true)));
        assert.deepEqual(await accessibilityOf(page), []);
        assert.deepEqual(noise, { console: [], requests: [] });
      }));
  }

  for (const width of [360, 768, 1280, 1600]) {
    it(`is no wider than a window of ${width} pixels`, () =>
      onPage(browser, html, { width }, async (page) => {
        assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), width);
      }));
  }

  it('marks where the reader is', () =>
    onPage(browser, html, {}, async (page) => {
      for (const id of ['m3', 'task-5', '6-3', 'm1']) {
        await page.evaluate((target) => document.getElementById(target)?.scrollIntoView(), id);
        await page.waitForFunction(
          (target) => document.querySelector('[aria-current]')?.getAttribute('href') === `#${target}`,
          { timeout: 5000 },
          id,
        );
        assert.equal((await page.$$('[aria-current]')).length, 1);
      }
    }));

  it('folds its contents on a phone, and again when one was chosen', () =>
    onPage(browser, html, { width: 360 }, async (page) => {
      const isOpen = (): Promise<boolean> => page.$eval('.contents details', (details) => details.open);
      assert.equal(await isOpen(), false);
      await page.click('.contents summary');
      assert.equal(await isOpen(), true);
      await page.click('.contents a[href="#m1"]');
      assert.equal(await isOpen(), false);
    }));

  it('searches through the evidence', () =>
    onPage(browser, html, {}, async (page) => {
      const before = await openOnes(page);
      await page.keyboard.press('/');
      assert.equal(await page.evaluate(() => document.activeElement?.id), 'search');
      await page.keyboard.type('NEEDLE in');
      assert.equal(await said(page), '1 in 1 places');
      assert.deepEqual(await openOnes(page), ['logs-task-2-ha-log']);
      assert.equal(await page.$$eval('.evidence:not([hidden])', (all) => all.length), 1);
      assert.equal(await marked(page, 'found'), 'needle in');
      assert.equal(await page.$eval('a[href="#2-1"] .hits', (badge) => badge.textContent), '1');
      await page.keyboard.press('Enter');
      assert.equal(await marked(page, 'now'), 'needle in');
      await page.keyboard.press('Escape');
      assert.deepEqual(await openOnes(page), before);
      assert.equal(await said(page), '');
    }));

  it('finds what spans of colours divide, as often as it is there, and goes from one to the next', () =>
    onPage(browser, html, {}, async (page) => {
      await page.type('#search', '[info] serf: eventmemberjoin: s14');
      // s14 and s140 to s149.
      assert.equal(await said(page), '11 in 1 places');
      await page.keyboard.press('Enter');
      await page.keyboard.press('Enter');
      const second = await page.evaluate(
        () =>
          [...(CSS.highlights.get('now') ?? [])].map(
            (range) => range.startContainer.parentElement?.closest('.line')?.textContent,
          )[0],
      );
      assert.match(second ?? '', /s140 /);
      const top = await page.evaluate(
        () =>
          [...(CSS.highlights.get('now') ?? [])].map((range) =>
            range instanceof Range ? range.getBoundingClientRect().top : -1,
          )[0] ?? -1,
      );
      assert.ok(top > 0 && top < 900, `${top}`);
    }));

  it('says when nothing is found', () =>
    onPage(browser, html, {}, async (page) => {
      await page.type('#search', 'no such words');
      assert.equal(await said(page), 'Not found');
      assert.deepEqual(await openOnes(page), []);
    }));

  it('enlarges a picture with the keyboard alone, and gives the focus back', () =>
    onPage(browser, html, {}, async (page) => {
      await page.focus('[id="0-1"] ~ .picture .enlarge');
      await page.keyboard.press('Enter');
      assert.equal(await page.$eval('dialog', (dialog) => dialog.open), true);
      const alt = await page.$eval('dialog img', (picture) => picture.getAttribute('alt'));
      assert.equal(alt, 'HAProxy’s stats page: s1 and s2 are up');
      await page.keyboard.press('Escape');
      await page.waitForFunction(() => document.activeElement?.className === 'enlarge', { timeout: 5000 });
      assert.equal(await page.$eval('dialog', (dialog) => dialog.open), false);
    }));

  it('changes its colours when it is asked to, also those of drawings', () =>
    onPage(browser, html, { scheme: 'light' }, async (page) => {
      const paper = (): Promise<string> =>
        page.evaluate(() => getComputedStyle(document.body).backgroundColor);
      assert.equal(await paper(), 'rgb(253, 252, 249)');
      await page.click('.scheme');
      assert.equal(await paper(), 'rgb(21, 24, 27)');
      const drawing = await page.$('#task-0 ~ .picture img');
      const dark = await drawing?.screenshot({ encoding: 'base64' });
      await page.click('.scheme');
      assert.notEqual(await drawing?.screenshot({ encoding: 'base64' }), dark);
    }));

  it('can be read without its script', () =>
    onPage(browser, html, { script: false }, async (page, noise) => {
      assert.equal(await page.$eval('.contents details', (details) => details.open), true);
      assert.equal(await page.$eval('.tools', (tools) => getComputedStyle(tools).display), 'none');
      await page.click('[id="logs-task-4-inspect-ha-json"] > summary');
      assert.ok(
        await page.$eval('[id="logs-task-4-inspect-ha-json"] .code', (code) => code.checkVisibility()),
      );
      assert.deepEqual(noise, { console: [], requests: [] });
    }));
});

function said(page: Page): Promise<string> {
  return page.$eval('output', (output) => output.textContent);
}

function openOnes(page: Page): Promise<string[]> {
  return page.$$eval('.evidence[open]', (all) => all.map(({ id }) => id));
}

function marked(page: Page, name: string): Promise<string> {
  return page.evaluate((key) => [...(CSS.highlights.get(key) ?? [])].map(String).join('|'), name);
}
