import type { Evidence } from '../model.js';
import { Html, markup } from '../../html/markup.js';

/** How large a text is printed. */
type PrintSize = 'usual' | 'smaller' | 'small' | 'smallest';

/** Lines that a reader can scroll, also with the keyboard, and that are wrapped in print where they have to be. */
export function codeBlock(lines: readonly Html[], size: PrintSize, label: string, className = ''): Html {
  const classes = ['code', className, size].filter((name) => name !== '').join(' ');
  // Lines of their own, so that a line which has to be wrapped is indented from its second row on.
  const body = lines.map(({ source }) => `<span class="line">${source}\n</span>`).join('');
  return markup`<pre class="${classes}" role="group" tabindex="0" aria-label="${label}"><code>${new Html(body)}</code></pre>`;
}

/** The size for a text: a table of docker or ps is unreadable when it is wrapped, other lines only when they are tiny. */
export function printSize(text: string, language: Evidence['language']): PrintSize {
  const columns = text.split('\n').reduce((most, line) => Math.max(most, line.length), 0);
  const [, size] = sizes.find(([most]) => columns <= most) ?? [columns, 'smaller'];
  return size === 'usual' || language === 'text' ? size : 'smaller';
}

/** Columns that find room on A4. */
const sizes: readonly (readonly [columns: number, size: PrintSize])[] = [
  [105, 'usual'],
  [132, 'smaller'],
  [160, 'small'],
  [190, 'smallest'],
];
