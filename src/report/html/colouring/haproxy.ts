import type { Grammar } from './colour-line.js';

/** HAProxy's configuration, a line at a time; Handlebars' braces too, since the lab renders it from a template. */
export const haproxyGrammar: Grammar = [
  [['comment'], /(#.*)/],
  [['string'], /("(?:\\.|[^"\\])*"?)/],
  [['template-variable'], /(\{\{.*?(?:\}\}|$))/],
  [['variable'], /(%\[[^\]]{0,200}\]|%\{?[+\w]*\}?[A-Za-z]+|\$\{?\w+\}?)/],
  [
    ['section', '', 'title'],
    /^(global|defaults|listen|frontend|backend|peers|resolvers|userlist|program|mailers|cache|ring|http-errors)\b(\s*)([\w.:-]*)/,
  ],
  [['', 'keyword', '', 'title'], /^(\s*)(server)\b(\s+)([\w.-]+)/],
  [['', 'keyword'], /^(\s+)([a-z][\w-]*)/],
  [['address'], /(\b(?:\d{1,3}\.){3}\d{1,3}(?::\d+)?\b|(?<=\s)(?:\*|ipv4@)?:\d+\b)/],
  [['number'], /(\b\d+(?:us|ms|s|m|h|d|k|K|M|G)?\b)/],
];
