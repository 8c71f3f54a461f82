import type { Evidence } from '../model.js';
import { ansiLines, hasAnsiColors } from './ansi.js';
import { cleanText } from '../../html/clean-text.js';
import { escapeText } from '../../html/escape-text.js';
import { lineColourer } from './colouring/colour-line.js';
import { haproxyGrammar } from './colouring/haproxy.js';
import { jsonGrammar } from './colouring/json.js';
import { logGrammar } from './colouring/log.js';
import { Html } from '../../html/markup.js';

/** The lines of a text in the colours of its language, or of the terminal that it was written for. */
export function codeLines(text: string, language: Evidence['language']): Html[] {
  const body = text.replace(/(?:\r\n|\r|\n)$/, '');
  if (language !== 'json' && hasAnsiColors(body)) return ansiLines(body);
  return cleanText(body).split('\n').map(colourers[language]);
}

const colourers: Readonly<Record<Evidence['language'], (line: string) => Html>> = {
  text: (line) => new Html(escapeText(line)),
  json: lineColourer(jsonGrammar),
  haproxy: lineColourer(haproxyGrammar),
  log: lineColourer(logGrammar),
};
