import { markdownSegments } from './markdown-segments.js';

/**
 * An answer with Markdown in the place of the HTML that people write into theirs: a picture with a size, a line break, a frame
 * around a paragraph. What Markdown has no words for stays as it is.
 */
export function withoutHtml(markdown: string): string {
  if (!markdown.includes('<')) return markdown;
  return markdownSegments(markdown)
    .map(({ kind, source }) => (kind === 'text' ? inMarkdown(source) : source))
    .join('');
}

function inMarkdown(text: string): string {
  return text
    .replace(/<img\b([^<>]{0,2000})>/gi, (tag, attributes: string) => picture(attributes) ?? tag)
    .replace(/^(.*?)<\/?br\s*\/?>(.*)$/gim, (line) => withBreaks(line))
    .replace(
      /<a\s+(?:name|id)\s*=[^<>]{0,200}>(?:<\/a>)?|<\/?(?:u|center|p|div|span|font|details|summary)(?:\s[^<>]{0,500})?>/gi,
      '',
    );
}

function picture(attributes: string): string | undefined {
  const source = attribute(attributes, 'src');
  if (source === undefined || !/^https?:|\.(?:png|jpe?g|gif|webp|svg|bmp)(?:$|[?#])/i.test(source))
    return undefined;
  const address = source
    .replace(/\s/g, '%20')
    .replace(/[()<>]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
  return `![${(attribute(attributes, 'alt') ?? '').replace(/[[\]\\\n]/g, ' ').trim()}](${address})`;
}

function attribute(attributes: string, name: string): string | undefined {
  const found = new RegExp(`\\b${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'i').exec(attributes);
  return (found?.[1] ?? found?.[2] ?? found?.[3]?.replace(/\/$/, ''))?.trim();
}

/** Within a row of a table there is no other line. */
function withBreaks(line: string): string {
  const isRow = /^\s*\||\|\s*$/.test(line);
  return line
    .replace(/[ \t]*<\/?br\s*\/?>[ \t]*(?=\S)/gi, isRow ? ' ' : '  \n')
    .replace(/<\/?br\s*\/?>/gi, isRow ? ' ' : '  ');
}
