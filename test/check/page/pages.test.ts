import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'puppeteer-core';
import type { Browser } from '../../../src/browser/browser.js';
import type { ItemId } from '../../../src/check/item.js';
import { itemIds } from '../our-check.js';
import { handInPage } from '../../../src/check/page/hand-in-page.js';
import { itemAnchor } from '../../../src/check/page/item-anchor.js';
import { summaryPage } from '../../../src/check/page/summary-page.js';
import { defaultPoints } from '../../../src/check/points/default-points.js';
import { withPoints } from '../../../src/check/points/with-points.js';
import type { Verdict } from '../../../src/check/verdict.js';
import { accessibilityOf } from '../../report/html/accessibility.js';
import { assertValid } from '../../report/html/assert-valid.js';
import { onPage, testBrowser, type View } from '../../report/html/page-in-browser.js';
import {
  aHostileResult,
  aPoorResult,
  aResult,
  hostileTexts,
  nothingIn,
  unwanted,
} from '../output/a-result.js';
import { pageAssets } from './page-assets.js';

const assets = pageAssets();
const place = { folder: '../my%20lab/', summary: 'index.html', strict: false };
const one = handInPage(aPoorResult(), place, assets);
const lacks = (...ids: ItemId[]): Partial<Record<ItemId, Partial<Verdict>>> =>
  Object.fromEntries(ids.map((id) => [id, { status: 'missing', reason: `No ${id}.` }]));
const many = summaryPage(
  [
    { result: aResult({}, { name: 'lab 10' }), href: 'lab-10.html' },
    { result: aPoorResult(), href: 'lab-of-ada.html' },
    { result: aResult(lacks('T2.1 log ha', 'R conclusion'), { name: 'lab 9' }), href: 'lab-9.html' },
  ],
  [nothingIn('gone')],
  { strict: false, lang: 'en' },
  assets,
);
const french = summaryPage(
  [{ result: { ...aPoorResult(), lang: 'fr' }, href: 'lab-of-ada.html' }],
  [nothingIn('gone', 'ce dossier n’existe pas')],
  { strict: false, lang: 'fr' },
  assets,
);
const graded = withPoints(
  aResult(
    {
      'T0.1 stats screenshot': { look: 'What is to be seen in a.png was not read.' },
      'T5.2 nodes list': { override: { was: 'missing', reason: 'shown in the lab', by: 'A. Teacher' } },
    },
    {
      origin: {
        members: ['Ada Lovelace', 'Grace Hopper'],
        authors: ['ada'],
        repository: 'https://github.com/ada/a-repository-with-a-rather-long-name-of-a-lab',
        lastCommit: { commit: '0123456789abcdef', date: '2021-01-12T09:30:00+01:00', by: 'ada' },
      },
    },
  ),
  defaultPoints,
);
const gradedMany = summaryPage(
  [
    { result: graded, href: 'lab-of-ada.html' },
    { result: withPoints({ ...aPoorResult(), name: 'lab 10' }, defaultPoints), href: 'lab-10.html' },
  ],
  [],
  { strict: false, lang: 'en' },
  assets,
);
const pages: [what: string, html: string][] = [
  ['of one with points, group and repository', handInPage(graded, place, assets)],
  ['of many with points, groups and repositories', gradedMany],
  ['of one hand-in', one],
  ['of one that is complete', handInPage(aResult(), { ...place, summary: undefined, strict: true }, assets)],
  ['of many', many],
  ['of one in French', handInPage({ ...aPoorResult(), lang: 'fr' }, place, assets)],
  ['of many in French', french],
  ['of none', summaryPage([], [nothingIn('gone')], { strict: false, lang: 'en' }, assets)],
];
const views: View[] = [
  { scheme: 'light', width: 1280 },
  { scheme: 'dark', width: 1280 },
  { scheme: 'light', width: 390 },
  { scheme: 'dark', width: 390 },
];

describe('the pages of a check', () => {
  let browser: Browser;
  before(async () => {
    browser = await testBrowser();
  });
  after(() => browser.close());

  for (const [what, html] of pages) {
    it(`are valid: ${what}`, () => assertValid(html));

    for (const view of views) {
      it(`are accessible and fit: ${what}, ${view.scheme ?? ''}, ${view.width ?? 0} pixels`, () =>
        onPage(browser, html, view, async (page, noise) => {
          assert.deepEqual(await accessibilityOf(page), []);
          assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), view.width);
          assert.deepEqual(noise, { console: [], requests: [] });
        }));
    }
  }

  for (const text of hostileTexts) {
    it(`show ${JSON.stringify(text).slice(0, 50)}, and do nothing else`, async () => {
      const result = aHostileResult(text);
      const entry = { result, href: 'x.html' };
      for (const html of [
        handInPage(result, place, assets),
        summaryPage([entry], [nothingIn(text, text)], { strict: true, lang: 'en' }, assets),
      ]) {
        assert.doesNotMatch(html, unwanted);
        await assertValid(html);
        await onPage(browser, html, { width: 390 }, async (page, noise) => {
          assert.deepEqual(noise, { console: [], requests: [] });
          const found = await page.evaluate(() => ({
            ran: 'ran' in globalThis,
            width: document.documentElement.scrollWidth,
            tags: document.querySelectorAll('img, iframe, object, base, script:not(:last-child)').length,
            attributes: [...document.querySelectorAll('*')]
              .flatMap(({ attributes }) => [...attributes])
              .filter(({ name }) => name.startsWith('on') || name === 'style').length,
            schemes: [...new Set([...document.querySelectorAll('a')].map(({ protocol }) => protocol))],
          }));
          assert.deepEqual(found, { ran: false, width: 390, tags: 0, attributes: 0, schemes: ['file:'] });
        });
      }
    });
  }

  it('can be read without a script', () =>
    onPage(browser, many, { script: false }, async (page, noise) => {
      assert.equal(await page.$eval('.tools', (tools) => tools.checkVisibility()), false);
      assert.deepEqual(await shownRows(page), ['lab 10', 'lab-of-ada', 'lab 9']);
      assert.deepEqual(noise, { console: [], requests: [] });
    }));

  it('lead from a cell to the item, and its title says why', () =>
    onPage(browser, many, {}, async (page) => {
      const cell = await page.$eval('tbody tr:nth-child(2) td:nth-child(33) a', (link) => ({
        href: link.getAttribute('href'),
        title: link.title,
        text: link.textContent,
      }));
      assert.deepEqual(cell, {
        href: `lab-of-ada.html#${itemAnchor('T5.1 inspect s2')}`,
        title: 'T5.1 inspect s2: present. It is there.',
        text: '✓present',
      });
      const wrong = await page.$$eval('tbody a.bad', (links) => links.map(({ title }) => title));
      assert.deepEqual(wrong, [
        'T5.1 cfg after s1: present-but-wrong. It names two servers.',
        'T5.2 nodes list: empty. It is empty.',
        'T5.3 nodes after stop: missing. No listing has one node.',
        'T5.3 docker ps after stop: missing. No listing has one node.',
        'T2.1 log ha: missing. No T2.1 log ha.',
        'R conclusion: missing. No R conclusion.',
      ]);
    }));

  it('have a place for each item, and links to the files that show it', () =>
    onPage(browser, one, {}, async (page) => {
      const anchors = await page.$$eval('.items li[id^="t"], .items li[id^="r"]', (all) =>
        all.map(({ id }) => id),
      );
      assert.deepEqual(anchors, itemIds.map(itemAnchor));
      assert.deepEqual(
        await page.$$eval('#t5-1-cfg-after-s1 a', (all) => all.map((link) => link.getAttribute('href'))),
        ['../my%20lab/report/logs/task%205/a%20rather%20long%20name%20of%20a%20folder/haproxy-after-s1.cfg'],
      );
      assert.deepEqual(
        await page.$$eval('.lacking a', (all) =>
          all.map((link) => [link.textContent, document.querySelector(link.hash)?.localName]),
        ),
        [
          ['T4.3 docker ps', 'li'],
          ['T5.1 cfg after s1', 'li'],
          ['T5.2 nodes list', 'li'],
          ['T5.3 nodes after stop', 'li'],
          ['T5.3 docker ps after stop', 'li'],
          ['A handler failed with exit status 127.', 'li'],
        ],
      );
    }));

  it('sum up each row and each column', () =>
    onPage(browser, many, {}, async (page) => {
      const cells = (row: string): Promise<string[]> =>
        page.$$eval(`${row} > *`, (all) => all.map(({ textContent }) => textContent.trim()));
      const totals = await cells('tfoot tr');
      assert.deepEqual(totals.slice(0, 2), ['Lacking', '7']);
      const lacking = itemIds.flatMap((id, index) =>
        totals[index + 2] === '0' ? [] : [[id, totals[index + 2]]],
      );
      assert.deepEqual(lacking, [
        ['T2.1 log ha', '1'],
        ['T4.3 docker ps', '1'],
        ['T5.1 cfg after s1', '1'],
        ['T5.2 nodes list', '1'],
        ['T5.3 nodes after stop', '1'],
        ['T5.3 docker ps after stop', '1'],
        ['R conclusion', '1'],
      ]);
      assert.deepEqual((await cells('tbody tr:nth-child(2)')).slice(0, 2), ['lab-of-ada', '38/44 ! 1 error']);
    }));

  const choices: [what: string, choose: (page: Page) => Promise<unknown>, rows: string[], items: number][] = [
    ['nothing chosen', () => Promise.resolve(), ['lab 10', 'lab-of-ada', 'lab 9'], 44],
    ['by name', (page) => page.select('#order', 'name'), ['lab 9', 'lab 10', 'lab-of-ada'], 44],
    ['most lacking first', (page) => page.select('#order', 'most'), ['lab-of-ada', 'lab 9', 'lab 10'], 44],
    ['least lacking first', (page) => page.select('#order', 'least'), ['lab 10', 'lab 9', 'lab-of-ada'], 44],
    ['those that lack something', (page) => page.select('#show', 'lacking'), ['lab-of-ada', 'lab 9'], 44],
    ['those that lack an item', (page) => page.select('#show', 'T2.1 log ha'), ['lab 9'], 44],
    [
      'items that somebody lacks',
      (page) => page.click('#lacking-items'),
      ['lab 10', 'lab-of-ada', 'lab 9'],
      7,
    ],
  ];
  for (const [what, choose, rows, items] of choices) {
    it(`show and order rows and columns: ${what}`, () =>
      onPage(browser, many, {}, async (page) => {
        await choose(page);
        assert.deepEqual(await shownRows(page), rows);
        const columns = await page.evaluate(() => {
          const visible = (selector: string): HTMLTableCellElement[] =>
            [...document.querySelectorAll<HTMLTableCellElement>(selector)].filter((cell) =>
              cell.checkVisibility(),
            );
          return {
            heads: visible('.ids th').length,
            tasks: visible('.tasks [colspan]').reduce((sum, { colSpan }) => sum + colSpan, 0),
            cells: visible('tbody tr:not([hidden]):first-of-type td').length - 1,
            totals: visible('tfoot td').length - 1,
          };
        });
        const cells = rows[0] === undefined ? 0 : columns.cells;
        assert.deepEqual(
          { ...columns, cells },
          { heads: items, tasks: items, cells: columns.cells, totals: items },
        );
        const shown = await page.$eval('output', (output) => output.textContent);
        assert.equal(shown, `${rows.length} of 3 shown`);
        assert.deepEqual(await accessibilityOf(page), []);
      }));
  }

  it('order hand-ins by points, and say whose they are', () =>
    onPage(browser, gradedMany, {}, async (page) => {
      await page.select('#order', 'points');
      const cells = await page.$$eval('tbody tr', (rows) =>
        rows.map((row) => [...row.cells].slice(0, 4).map(({ textContent }) => textContent.trim())),
      );
      assert.deepEqual(cells, [
        [
          'lab-of-ada Ada Lovelace, Grace Hopper',
          'ada/a-repository-with-a-rather-long-name-of-a-lab 2021-01-12',
          '41/41',
          '44/44',
        ],
        ['lab 10', '', '36.5/41', '38/44 ! 1 error'],
      ]);
      const marked = await page.$$eval('tbody a.unsure, tbody a.by-hand', (links) =>
        links.map(({ title, textContent }) => [title, textContent]),
      );
      assert.deepEqual(marked.sort(), [
        [
          'T0.1 stats screenshot: present. It is there. Look here: What is to be seen in a.png was not read.',
          '✓present, Look here',
        ],
        [
          'T5.2 nodes list: present. The check found “missing”. Decided otherwise: shown in the lab (A. Teacher) It is there.',
          '✓present, 1 decided by hand',
        ],
      ]);
    }));

  it('count in their own language', () =>
    onPage(browser, french, {}, async (page) => {
      await page.select('#show', 'lacking');
      assert.equal(await page.$eval('output', (output) => output.textContent), '1 sur 1 montrés');
    }));

  it('keep their heads in sight', () =>
    onPage(browser, many, { width: 390 }, async (page) => {
      const [name, head] = await page.evaluate(() => {
        const scroll = document.querySelector<HTMLElement>('.scroll');
        scroll?.style.setProperty('max-height', '20rem');
        scroll?.scrollTo(400, 60);
        const box = scroll?.getBoundingClientRect();
        const name = document.querySelector('tbody th')?.getBoundingClientRect();
        const head = document.querySelector('.tasks th')?.getBoundingClientRect();
        return [(name?.left ?? 0) - (box?.left ?? 0), (head?.top ?? 0) - (box?.top ?? 0)];
      });
      assert.deepEqual([Math.round(name ?? -1), Math.round(head ?? -1)], [1, 1]);
    }));
});

function shownRows(page: Page): Promise<string[]> {
  return page.$$eval('tbody tr', (rows) =>
    rows.filter((row) => row.checkVisibility()).map((row) => row.cells[0]?.textContent ?? ''),
  );
}
