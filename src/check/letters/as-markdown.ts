import { cleanText } from '../../html/clean-text.js';
import { oneLine } from '../../plain-text.js';

/**
 * A text on one line of Markdown that means itself, whatever is in it; only what stands between two backticks stays code. It
 * can be read as plain text, too: no more is escaped than what would become a link, a picture, a tag, an entity or emphasis.
 */
export function asMarkdown(text: string): string {
  const parts = oneLine(cleanText(text)).replace(/`{2,}/g, "'").split('`');
  return parts
    .map((part, index) => {
      const isCode = index % 2 === 1 && index < parts.length - 1;
      if (isCode) return `\`${part}\``;
      return index % 2 === 1 ? `\\\`${escaped(part)}` : escaped(part);
    })
    .join('');
}

function escaped(text: string): string {
  return (
    text
      .replace(/[\\<[\]*~]|&(?=#?\w+;)/g, (sign) => `\\${sign}`)
      // Within a word an underscore is no emphasis.
      .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
  );
}
