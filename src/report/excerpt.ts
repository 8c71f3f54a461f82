import { numberText } from './number-text.js';
import type { Words } from './words.js';

/** What of a text is shown where not all of it can be. */
export interface Excerpt {
  readonly excerpt: string;
  readonly omittedLines: number;
}

/** Signs of a line that a reader of a page may be asked to bear. */
const longestLine = 400;

/**
 * The first and last lines of a text, with a line between them that says how many are left out.
 *
 * @param most lines that are shown without leaving any out
 */
export function excerptOf(text: string, most: number, words: Words): Excerpt {
  const lines = text.replace(/\r?\n$/, '').split('\n');
  if (lines.length <= most) return { excerpt: lines.map(shorten).join('\n'), omittedLines: 0 };
  const last = Math.floor(most / 3);
  const first = most - last;
  const omittedLines = lines.length - first - last;
  const excerpt = [
    ...lines.slice(0, first).map(shorten),
    words.linesLeftOut(numberText(omittedLines, words.lang)),
    ...lines.slice(-last).map(shorten),
  ].join('\n');
  return { excerpt, omittedLines };
}

function shorten(line: string): string {
  return line.length <= longestLine ? line : `${line.slice(0, longestLine)} …`;
}
