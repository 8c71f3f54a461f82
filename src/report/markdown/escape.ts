import { plainText } from '../../plain-text.js';

/** Untrusted text as Markdown that shows just that text: no markup, no link, no line end. */
export function escapeMarkdown(text: string): string {
  return singleLine(text)
    .replace(/[\\`*_[\]<>|~&$]/g, '\\$&')
    .replace(/\b(https?|ftp):/gi, '$1\\:')
    .replace(/\bwww\./gi, (www) => `${www.slice(0, 3)}\\.`)
    .replace(/^([#+=:-])/, '\\$1')
    .replace(/^(\d+)([.)])(?=\s|$)/, '$1\\$2');
}

/** Untrusted text in fixed-width letters, on one line; also good within a table. */
export function codeSpan(text: string): string {
  const line = singleLine(text);
  if (line === '') return '';
  const ticks = '`'.repeat(longestRun(line) + 1);
  const padding = line.startsWith('`') || line.endsWith('`') ? ' ' : '';
  return `${ticks}${padding}${line}${padding}${ticks}`;
}

/** The most backticks in a row. */
export function longestRun(text: string): number {
  return Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
}

/** Unlike other white space, one that does not break stays: it holds a number and its unit together. */
function singleLine(text: string): string {
  return plainText(text)
    .replace(/[\s\u2028\u2029]+/g, (space) => (/^[\u00A0\u202F]+$/.test(space) ? space : ' '))
    .trim();
}
