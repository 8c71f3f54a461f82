import MarkdownIt from 'markdown-it/dist/markdown-it.min.js';
import type { Token } from 'markdown-it';

let reader: MarkdownIt | undefined;

/** The parts of a Markdown text as a reader sees them; HTML in it is text. */
export function readMarkdown(markdown: string): Token[] {
  // To make a reader takes longer than to read an answer with it.
  reader ??= new MarkdownIt();
  return reader.parse(markdown, {});
}
