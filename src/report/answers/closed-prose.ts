import type { Token } from 'markdown-it';
import { readMarkdown } from '../markdown/read-markdown.js';

/**
 * Markdown that ends where it ends: a fence of code that is left open would take in all that the report has after it. By
 * CommonMark a fence is closed by the end of what it stands in, or by a line of its own signs.
 */
export function closedProse(markdown: string): string {
  const last = lastFence(markdown);
  if (last === undefined) return markdown;
  const closed = `${markdown}\n${last.markup}`;
  return isClosed(markdown) || !isClosed(closed) ? markdown : closed;
}

/** The fence that an end is in, if it is in one; those within lists and quotes end with these. */
function lastFence(markdown: string): Token | undefined {
  const last = readMarkdown(markdown).at(-1);
  return last?.type === 'fence' && last.level === 0 ? last : undefined;
}

/** Whether a paragraph after it is one. */
function isClosed(markdown: string): boolean {
  const [open, text] = readMarkdown(`${markdown}\n\n${probe}`).slice(-3);
  return open?.type === 'paragraph_open' && open.level === 0 && text?.content === probe;
}

const probe = 'after';
