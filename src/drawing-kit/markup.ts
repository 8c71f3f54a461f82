/** A piece of XML that is safe to put into a document as it is. A string is text instead, and gets escaped. */
export interface Element {
  readonly markup: string;
}

export type Markup = Element | string;

/** An element of XML; attributes that are `undefined` are left out, numbers are rounded to a tenth. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string | number | undefined>>,
  content: Markup | readonly Markup[] = [],
): Element {
  const words = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : [` ${key}="${escapeXml(typeof value === 'number' ? rounded(value) : value)}"`],
  );
  const inner = (Array.isArray(content) ? content : [content])
    .map((part: Markup) => (typeof part === 'string' ? escapeXml(part) : part.markup))
    .join('');
  return { markup: `<${name}${words.join('')}${inner === '' ? '/>' : `>${inner}</${name}>`}` };
}

/** A number for an attribute or a path: to a tenth of a pixel, and never `-0`. */
export function rounded(value: number): string {
  return String(Math.round(value * 10) / 10 + 0);
}

/** Text as it may stand in XML, also in an attribute. */
export function escapeXml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
