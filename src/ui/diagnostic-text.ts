import type { Diagnostic } from '../scenario/diagnostic.js';
import { displayWidth } from './display-width.js';
import type { Palette } from './palette.js';
import { oneLine, plainText } from '../plain-text.js';

/** A mistake as lines: its place, the source line with a squiggle under the mistake, what would be right. */
export function diagnosticText(diagnostic: Diagnostic, palette: Palette): string[] {
  const { file, line, column, message, hint } = diagnostic;
  const number = String(line);
  const margin = ' '.repeat(number.length);
  const { before, mistake, after } = window(diagnostic);
  const indent = ' '.repeat(displayWidth(before));
  const squiggle = '~'.repeat(Math.max(1, displayWidth(mistake)));
  return [
    `${palette.strong(`${oneLine(file)}:${line}:${column}`)}  ${oneLine(message)}`,
    `  ${palette.faint(`${number} │`)} ${before}${palette.bad(mistake)}${after}`.trimEnd(),
    `  ${palette.faint(`${margin} │`)} ${indent}${palette.bad(squiggle)}`,
    ...(hint === undefined ? [] : [`  ${margin}   ${oneLine(hint)}`]),
  ];
}

/** The source line in three parts; of a very long line only the neighbourhood of the mistake. */
function window({ source, column, length }: Diagnostic): { before: string; mistake: string; after: string } {
  const start = column - 1;
  const end = start + length;
  const from = start > 100 ? start - 40 : 0;
  const to = Math.max(from + 120, Math.min(end, start + 80));
  return {
    before: `${from > 0 ? '…' : ''}${visible(source.slice(from, start))}`,
    mistake: visible(source.slice(start, Math.min(end, to))),
    after: `${visible(source.slice(end, to))}${source.length > to ? '…' : ''}`,
  };
}

function visible(text: string): string {
  return plainText(text.replaceAll('\t', '  '));
}
