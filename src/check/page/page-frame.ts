import { createHash } from 'node:crypto';
import { Html, markup, type Content } from '../../html/markup.js';

/** What a page carries with it. */
export interface PageAssets {
  readonly style: string;
  readonly script: string;
}

/** A page that needs nothing else: no network, and no file beside it but those that its links lead to. */
export function pageFrame(title: string, body: Content, { style, script }: PageAssets): string {
  return markup`<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy(style, script)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
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

/** Nothing from anywhere, and no style or script but our own, even if something found its way into the markup. */
function policy(style: string, script: string): string {
  return [
    "default-src 'none'",
    `style-src '${digest(style)}'`,
    `script-src ${script === '' ? "'none'" : `'${digest(script)}'`}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

function digest(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
