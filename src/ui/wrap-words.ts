import { stripVTControlCharacters } from 'node:util';
import { displayWidth } from './display-width.js';

/** Breaks a text at spaces into lines that fit; a word longer than a line stays whole. Styles may run across lines. */
export function wrapWords(text: string, columns: number): string[] {
  const lines: string[] = [];
  let line = '';
  let width = 0;
  for (const [index, word] of text.split(' ').entries()) {
    const wordWidth = displayWidth(stripVTControlCharacters(word));
    if (index > 0 && width > 0 && width + 1 + wordWidth > columns) {
      lines.push(line);
      [line, width] = [word, wordWidth];
    } else {
      line += index === 0 ? word : ` ${word}`;
      width += index === 0 ? wordWidth : wordWidth + 1;
    }
  }
  return [...lines, line];
}
