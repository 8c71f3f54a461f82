import { numberText } from '../number-text.js';
import type { RecordedFile } from '../input.js';
import type { Words } from '../words.js';

/** What of a text is shown where not all of it can be. */
interface Excerpt {
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
export function excerptOf(
  { text, unread }: Pick<RecordedFile, 'text' | 'unread'>,
  most: number,
  words: Words,
): Excerpt {
  const lines = text.replace(/\r?\n$/, '').split('\n');
  if (lines.length <= most && !unread) return { excerpt: lines.map(shorten).join('\n'), omittedLines: 0 };
  const { lines: missing, after } = unread ?? { lines: 0, after: lines.length };
  const last = Math.min(Math.floor(most / 3), unread ? lines.length - after : lines.length);
  const first = Math.min(most - last, after);
  const omittedLines = lines.length - first - last + missing;
  const excerpt = [
    ...lines.slice(0, first).map(shorten),
    words.linesLeftOut(numberText(omittedLines, words.lang)),
    ...lines.slice(lines.length - last).map(shorten),
  ].join('\n');
  return { excerpt, omittedLines };
}

function shorten(line: string): string {
  return line.length <= longestLine ? line : `${line.slice(0, longestLine)} …`;
}
