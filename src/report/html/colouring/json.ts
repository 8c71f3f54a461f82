import type { Grammar } from './colour-line.js';

/** JSON, a line at a time; brackets and commas have the colour of the block. */
export const jsonGrammar: Grammar = [
  [['attr'], /("(?:\\.|[^"\\])*")(?=\s*:)/],
  [['string'], /("(?:\\.|[^"\\])*"?)/],
  [['literal'], /\b(true|false|null)\b/],
  [['number'], /(-?\b\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)/],
];
