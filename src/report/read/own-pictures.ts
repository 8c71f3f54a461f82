import { readMarkdown } from '../markdown/read-markdown.js';

/** The pictures of a Markdown text that are files beside the report, by the relative addresses that it names them with. */
export function ownPictures(markdown: string): string[] {
  if (!markdown.includes('![')) return [];
  const addresses = readMarkdown(markdown)
    .flatMap(({ children }) => children ?? [])
    .flatMap((token) => (token.type === 'image' ? (token.attrGet('src') ?? []) : []));
  return [...new Set(addresses)].filter((address) => !/^[/\\]|^[^/?#]*:/.test(address));
}
