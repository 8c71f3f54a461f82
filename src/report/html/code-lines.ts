import hljs from 'highlight.js/lib/core';
import json from 'highlight.js/lib/languages/json';
import type { Evidence } from '../model.js';
import { ansiLines, hasAnsiColors } from './ansi.js';
import { cleanText } from '../../html/clean-text.js';
import { haproxyGrammar } from './grammars/haproxy.js';
import { logGrammar } from './grammars/log.js';
import { Html, markup } from '../../html/markup.js';

/** The lines of a text in the colours of its language, or of the terminal that it was written for. */
export function codeLines(text: string, language: Evidence['language']): Html[] {
  const body = text.replace(/(?:\r\n|\r|\n)$/, '');
  if (language !== 'json' && hasAnsiColors(body)) return ansiLines(body);
  const lines = cleanText(body).split('\n');
  return language === 'text'
    ? lines.map((line) => markup`${line}`)
    : lines.map((line) => colored(line, language));
}

hljs.registerLanguage('json', json);
hljs.registerLanguage('haproxy', haproxyGrammar);
hljs.registerLanguage('log', logGrammar);
hljs.configure({ classPrefix: 'hl-' });

/** Lines that were coloured before: an excerpt repeats those of its file, and a report is built anew while its answers are written. */
const known = new Map<string, Html>();
const mostKnown = 20_000;

// None of the three languages has anything that goes over the end of a line; and the highlighter escapes what it is given.
function colored(line: string, language: string): Html {
  const key = `${language}:${line}`;
  const before = known.get(key);
  if (before) return before;
  const made = new Html(hljs.highlight(line, { language, ignoreIllegals: true }).value);
  if (known.size >= mostKnown) known.clear();
  known.set(key, made);
  return made;
}
