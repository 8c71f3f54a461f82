import { createHash } from 'node:crypto';

/**
 * Content security policy of a page that carries its style and script with it: nothing from anywhere, and no style or script
 * but our own, even if something found its way into the markup.
 *
 * @param images where pictures may come from, such as `data:`; from nowhere when it is not said
 */
export function contentPolicy(
  { style, script }: { readonly style: string; readonly script: string },
  images?: string,
): string {
  return [
    "default-src 'none'",
    ...(images === undefined ? [] : [`img-src ${images}`]),
    `style-src '${digest(style)}'`,
    `script-src ${script === '' ? "'none'" : `'${digest(script)}'`}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

function digest(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
