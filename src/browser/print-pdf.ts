import type { HTTPRequest } from 'puppeteer-core';
import type { Browser } from './browser.js';
import { steadyPdf } from './steady-pdf.js';

/** What the document says about itself; plain text. */
interface PdfTexts {
  readonly lang: string;
  /** Stands in the footer, beside the number of the page. */
  readonly title: string;
  /** ISO 8601: when the document says that it was made. */
  readonly date: string | undefined;
  /** From the folder of the document to the folder `report/`, percent-encoded; empty where it is that folder. */
  readonly way?: string;
}

/**
 * Prints a page as it asks to be printed, with an outline and numbers of pages. The page is loaded from nowhere and may
 * load nothing; links to files are kept relative to the folder of the document. The same page gives the same bytes.
 *
 * @throws Failed `browser-failed`
 */
export async function printPdf(browser: Browser, html: string, texts: PdfTexts): Promise<Uint8Array> {
  const { way = '' } = texts;
  // An address keeps its length, so there has to be room in it for the way.
  const site = way === '' ? nowhere : `${nowhere}${'-'.repeat(way.length)}/`;
  const address = `${site}report/report.html`;
  const pdf = await browser.withPage(async (page) => {
    // The page is laid out once, for paper, and its comforts are of no use there.
    await Promise.all([page.setJavaScriptEnabled(false), page.emulateMediaType('print')]);
    await page.setRequestInterception(true);
    // A browser that is gone fails the navigation itself.
    page.on('request', (request) => void answer(request, address, html).catch(() => undefined));
    await page.goto(address, { waitUntil: 'load' });
    return page.pdf({
      preferCSSPageSize: true,
      printBackground: true,
      outline: true,
      tagged: true,
      displayHeaderFooter: true,
      headerTemplate: '<span></span>',
      footerTemplate: footer(texts),
    });
  });
  return steadyPdf(pdf, { date: texts.date, site, way });
}

/** A name that leads nowhere: the page is given to the browser when it asks for it. */
const nowhere = 'http://report.invalid/';

function answer(request: HTTPRequest, address: string, html: string): Promise<void> {
  return request.url() === address && request.isNavigationRequest()
    ? request.respond({ contentType: 'text/html; charset=utf-8', body: html })
    : request.abort();
}

function footer({ lang, title }: PdfTexts): string {
  return `<div lang="${escape(lang)}" style="${footerStyle}"><span>${escape(title)}</span><span><span class="pageNumber"></span> / <span class="totalPages"></span></span></div>`;
}

const footerStyle =
  'display:flex;justify-content:space-between;width:100%;margin:0 16mm;font:7.5pt sans-serif;color:#5a6168';

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
