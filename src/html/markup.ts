import { cleanText } from './clean-text.js';

/** Markup that may stand in the page as it is: made by `markup`, or by a renderer that escapes. */
export class Html {
  constructor(readonly source: string) {}
}

/** What may stand in a gap of `markup`: text is escaped, markup is not, and nothing is nothing. */
export type Content = string | number | Html | undefined | readonly Content[];

/**
 * Markup from a template: every text between the fixed parts is cleaned and escaped, so that it means itself both
 * between tags and between double quotes.
 */
export function markup(parts: TemplateStringsArray, ...contents: readonly Content[]): Html {
  return new Html(parts.map((part, index) => part + sourceOf(contents[index])).join(''));
}

function sourceOf(content: Content): string {
  if (content === undefined) return '';
  if (content instanceof Html) return content.source;
  if (typeof content === 'object') return content.map(sourceOf).join('');
  return cleanText(String(content)).replace(/[&<>"']/g, (character) => entities[character] ?? '');
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
