import type { Print } from './write-report.js';

/**
 * Prints a page with the browser that is found when there is something to print.
 *
 * @param named path of the browser, from an option
 * @throws Failed `browser-missing`, `browser-failed`
 */
export function printWithBrowser(named: string | undefined): Print {
  return async (html, { lang, title, date }, way) => {
    const [{ requireBrowser }, { openBrowser }, { printPdf }, { watchInterrupts }] = await Promise.all([
      import('../../../browser/locate-browser.js'),
      import('../../../browser/browser.js'),
      import('../../../browser/print-pdf.js'),
      import('../../interrupt.js'),
    ]);
    const path = requireBrowser(named);
    using signal = watchInterrupts();
    await using browser = await openBrowser({ path, signal });
    return await printPdf(browser, html, { lang, title, date, way });
  };
}
