import { contentPolicy } from '../../html/content-policy.js';
import type { Language } from '../../scenario/language.js';
import { Html, markup, type Content } from '../../html/markup.js';
import { ownPageMark } from '../../html/own-page.js';

/** What a page carries with it. */
export interface PageAssets {
  readonly style: string;
  readonly script: string;
}

/** A page that needs nothing else: no network, and no file beside it but those that its links lead to. */
export function pageFrame(
  lang: Language,
  title: string,
  body: Content,
  { style, script }: PageAssets,
): string {
  return markup`<!DOCTYPE html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${contentPolicy({ style, script })}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
${ownPageMark}
<title>${title}</title>
<style>${new Html(style)}</style>
</head>
<body>
${body}
${script === '' ? undefined : markup`<script>${new Html(script)}</script>`}
</body>
</html>
`.source;
}
