/** What a page of HTML says, as Markdown: headings, lists, pictures and links; nothing of it is executed or kept as mark-up. */
export function htmlMarkdown(html: string): string {
  return withoutElements(html.slice(0, longestPage))
    .replace(/<h([1-6])\b[^<>]{0,500}>/gi, (_, level: string) => `\n\n${'#'.repeat(Number(level))} `)
    .replace(/<\/h[1-6]\s*>/gi, '\n\n')
    .replace(/<(?:pre)\b[^<>]{0,500}>/gi, '\n```\n')
    .replace(/<\/pre\s*>/gi, '\n```\n')
    .replace(/<li\b[^<>]{0,500}>/gi, '\n- ')
    .replace(/<\/?(?:p|div|ul|ol|table|tr|section|blockquote|figure)\b[^<>]{0,500}>/gi, '\n\n')
    .replace(/<(?:strong|b)\b[^<>]{0,500}>|<\/(?:strong|b)\s*>/gi, '**')
    .replace(
      /&(lt|gt|amp|quot|nbsp|#39|eacute|egrave|agrave|ccedil|ecirc);/g,
      (whole, name: string) => entities.get(name) ?? whole,
    );
}

/** Characters of a page that are looked at; an exported one may carry its pictures with it. */
export const longestPage = 800_000;

/** Drops what a browser does not show; an element that never ends is dropped to the end. */
function withoutElements(html: string): string {
  const small = html.toLowerCase();
  let result = '';
  let at = 0;
  for (const match of small.matchAll(/<(script|style|title)\b/g)) {
    if (match.index < at) continue;
    result += html.slice(at, match.index);
    const end = small.indexOf(`</${match[1] ?? ''}`, match.index);
    if (end < 0) return result;
    at = end + (match[1]?.length ?? 0) + 3;
  }
  return result + html.slice(at);
}

const entities: ReadonlyMap<string, string> = new Map([
  ['lt', '<'],
  ['gt', '>'],
  ['amp', '&'],
  ['quot', '"'],
  ['nbsp', ' '],
  ['#39', "'"],
  ['eacute', 'é'],
  ['egrave', 'è'],
  ['agrave', 'à'],
  ['ccedil', 'ç'],
  ['ecirc', 'ê'],
]);
