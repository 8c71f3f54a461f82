import { oneLine } from '../plain-text.js';
import { symbols, type Palette } from './palette.js';

/** What a person finds elsewhere now, because it was in the way of what a command wrote; no line where nothing was. */
export function movedAsideLines(
  files: readonly { readonly from: string; readonly to: string }[],
  palette: Palette,
): string[] {
  const [first] = files;
  if (!first) return [];
  const mark = (text: string): string => palette.warn(`${symbols.warning} ${text}`);
  const why = 'not written by ait-lab, or changed since';
  if (files.length === 1)
    return [mark(`${oneLine(first.from)} was in the way, ${why}; it is now ${oneLine(first.to)}`)];
  return [
    mark(`${files.length} files were in the way, ${why}; they are kept:`),
    ...files.map(({ from, to }) => `  ${oneLine(from)} is now ${oneLine(to)}`),
  ];
}
