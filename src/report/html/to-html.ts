import type { Report } from '../model.js';
import { productAssets, type Assets } from './assets.js';
import { chapters } from './chapters.js';
import { contents } from './contents.js';
import { contentPolicy } from '../../html/content-policy.js';
import { Html, markup } from '../../html/markup.js';
import { ownPageMark } from '../../html/own-page.js';
import { missing } from './missing.js';
import { ids, makePage } from './page.js';
import { makeProse } from './prose.js';
import { titlePage } from './title-page.js';

/**
 * The report as one page that needs nothing else: neither a network nor a file beside it, but for the links to the evidence. The same
 * report gives the same page.
 */
export function toHtml(report: Report, assets: Assets = productAssets()): string {
  const page = makePage(report);
  const { words } = page;
  const body = chapters(report, page, makeProse(page));
  return markup`<!DOCTYPE html>
<html lang="${report.lang}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${contentPolicy(assets, 'data:')}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
${ownPageMark}
<meta name="author" content="${report.authors.join(', ')}">
<title>${report.title}</title>
<style>${new Html(assets.style)}</style>
</head>
<body>
<a class="skip" href="#${ids.main}">${words.skip}</a>
${titlePage(report, page)}
${contents(body.entries, page)}
<main id="${ids.main}" tabindex="-1">
${missing(report.gaps, page)}
${body.content}
</main>
<dialog id="${ids.enlarged}" aria-label="${words.enlarged}">
<button type="button" class="close">${words.close}</button>
<div class="sheet" role="group" tabindex="0" aria-label="${words.enlarged}"></div>
</dialog>
<script>${new Html(assets.script)}</script>
</body>
</html>
`.source;
}
