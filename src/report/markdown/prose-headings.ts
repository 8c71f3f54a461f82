import { readMarkdown } from './read-markdown.js';

/** The headings in Markdown as a reader sees them, in their order. */
export function proseHeadings(markdown: string): string[] {
  if (!markdown.includes('#')) return [];
  const tokens = readMarkdown(markdown);
  return tokens.flatMap((token, index) => {
    if (token.type !== 'heading_open') return [];
    const parts = tokens[index + 1]?.children ?? [];
    return [parts.map(({ content }) => content).join('')];
  });
}
