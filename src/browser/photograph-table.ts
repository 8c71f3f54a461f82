import type { Page } from 'puppeteer-core';
import type { Browser } from './browser.js';

/** What a page with a table looks like in its pictures, and which rows of it are read. */
export interface TableLook {
  /** Of every picture, in points; two pixels each. */
  readonly width: number;
  /** Added to the page's own style. */
  readonly style: string;
  /** Rows are those with an anchor whose name begins with this. */
  readonly anchors: string;
}

/** A row of the table as the page shows it. */
export interface TableRow {
  /** Of its anchor, without the beginning. */
  readonly name: string;
  /** The page's own word for the row's look: its class. */
  readonly look: string;
  readonly text: string;
}

/** The page at one moment. */
export interface TableShot {
  readonly rows: readonly TableRow[];
  readonly picture?: Buffer;
  /** Why there is no picture: a connection that was refused or cut. */
  readonly problem?: string;
}

const pageTimeoutMs = 5000;

/** Opens a view in which a page can be loaded and photographed as often as `work` wants. */
export function photographTable<T>(
  browser: Browser,
  look: TableLook,
  work: (shoot: (url: string) => Promise<TableShot>) => Promise<T>,
): Promise<T> {
  return browser.withPage(async (page) => {
    // What the page shows comes from containers; a script in it would stay text.
    await page.setJavaScriptEnabled(false);
    await page.setViewport({ width: look.width, height: 200, deviceScaleFactor: 2 });
    return work((url) => shoot(page, url, look));
  });
}

async function shoot(page: Page, url: string, { width, style, anchors }: TableLook): Promise<TableShot> {
  try {
    await page.goto(url, { timeout: pageTimeoutMs });
  } catch (error) {
    // A connection that is refused or cut is what a reload may look like; anything else is the browser's matter.
    if (!(error instanceof Error) || !/^net::|timeout/i.test(error.message)) throw error;
    return { rows: [], problem: error.message };
  }
  await page.addStyleTag({ content: style });
  await fitWidth(page, width);
  const rows = await page.$$eval(
    `a[name^="${anchors}"]`,
    (found, start) =>
      found.map((anchor) => {
        const row = anchor.closest('tr');
        const name = anchor.getAttribute('name') ?? '';
        return { name: name.slice(start), look: row?.className ?? '', text: row?.textContent ?? '' };
      }),
    anchors.length,
  );
  return { rows, picture: Buffer.from(await page.screenshot({ fullPage: true })) };
}

/** Numbers of a size that nobody foresaw make the table smaller, and not cut. */
async function fitWidth(page: Page, width: number): Promise<void> {
  const needed = await page.$eval('html', (html) => html.scrollWidth);
  if (needed <= width) return;
  await page.addStyleTag({ content: `html { zoom: ${width / needed} }` });
}
