import type { Evidence } from '../model.js';
import { cleanText } from '../../html/clean-text.js';
import type { Html } from '../../html/markup.js';
import { codeBlock, printSize } from './code-block.js';
import { codeLines } from './code-lines.js';

/** A text of a file of evidence, in the colours of its language. */
export function evidenceCode({ file, language }: Evidence, text: string, className = ''): Html {
  return codeBlock(codeLines(text, language), printSize(cleanText(text), language), file.path, className);
}

/** Whether the excerpt of a file leaves nothing out. */
export function isWhole({ text, excerpt, omittedLines }: Evidence): boolean {
  return omittedLines === 0 && excerpt.length >= text.trimEnd().length;
}
