import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser } from '../../../src/browser/browser.js';
import { printPdf } from '../../../src/browser/print-pdf.js';
import { toHtml } from '../../../src/report/html/to-html.js';
import { testBrowser } from './page-in-browser.js';
import { readPdf } from './read-pdf.js';
import { numbers, sampleReport } from './sample-report.js';

const report = sampleReport();
const html = toHtml(report);
const texts = { lang: report.lang, title: 'A <title> & more', date: report.date };

describe('the printed report', () => {
  let browser: Browser;
  let pdf: Uint8Array;
  let read: Awaited<ReturnType<typeof readPdf>>;
  before(async () => {
    browser = await testBrowser();
    pdf = await printPdf(browser, html, texts);
    read = await readPdf(pdf);
  });
  after(() => browser.close());

  it('is on A4', () => {
    const sizes = new Set(
      read.pages.map(({ width, height }) => `${Math.round(width)} × ${Math.round(height)}`),
    );
    assert.deepEqual([...sizes], ['595 × 842']);
  });

  it('has the title and the number on each page', () => {
    read.pages.forEach(({ text }, index) => {
      assert.ok(text.endsWith(`A <title> & more ${index + 1} / ${read.pages.length}`), text.slice(-80));
    });
  });

  it('has every deliverable under its number', () => {
    const text = read.pages.map((page) => page.text).join(' ');
    for (const number of numbers) assert.ok(text.includes(`${number} What ${number} asks for`), number);
  });

  it('has an outline of chapters and sections', () => {
    const titles = read.outline.flatMap(({ title, items }) => [title, ...items]);
    for (const { heading, sections } of report.chapters) {
      assert.ok(titles.includes(heading), heading);
      for (const { number } of sections)
        assert.ok(titles.includes(`${number} What ${number} asks for`), number);
    }
  });

  it('leads to sections, to the web, and to files that lie beside it', () => {
    const urls = new Set(read.links.flatMap(({ url }) => url ?? []));
    for (const url of [
      'https://example.com/ada/lab',
      '../logs/task%205/nodes.txt',
      'images/capture/task0/stats.png',
    ]) {
      assert.ok(urls.has(url), [...urls].join('\n'));
    }
    assert.deepEqual(
      [...urls].filter((url) => url.includes('.invalid')),
      [],
    );
    assert.ok(read.links.filter(({ within }) => within).length > numbers.length);
  });

  it('is printed in its own size, which a browser would shrink to make something too wide fit', () => {
    const title = read.pages[0]?.items.find(({ text }) => report.title.startsWith(text));
    assert.equal(title?.size, 30);
  });

  it('has no text beyond its margins, and long lines whole', () => {
    const items = read.pages.flatMap((page) => page.items);
    assert.deepEqual(
      items.filter(({ left, right }) => left < 40 || right > 556),
      [],
    );
    const text = read.pages.map((page) => page.text.replace(/\s+/g, '')).join('');
    assert.ok(
      text.includes(
        '127.0.0.1:80->80/tcp,127.0.0.1:1936->1936/tcp,127.0.0.1:9999->9999/tcp,7946/tcp,7946/udpha',
      ),
    );
  });

  it('has excerpts of long evidence, unfolded', () => {
    const text = read.pages.map((page) => page.text).join(' ');
    assert.match(text, /261 lines are left out\. The whole is in logs\/task 2\/ha\.log/);
    assert.doesNotMatch(text, /needle/);
    assert.match(text, /maxconn 2000/);
  });

  it('says when the report is from, and not when it was printed', () => {
    assert.equal(read.info['CreationDate'], "D:20261122172506+00'00'");
    assert.equal(read.info['ModDate'], "D:20261122172506+00'00'");
    assert.equal(read.info['Title'], report.title);
  });

  it('is the same twice, also from another browser', async () => {
    await using other = await testBrowser();
    await other.withPage((page) => page.setContent('<h1>Something before</h1>'));
    assert.ok(Buffer.from(pdf).equals(await printPdf(other, html, texts)));
    assert.ok(Buffer.from(pdf).equals(await printPdf(browser, html, texts)));
  });
});
