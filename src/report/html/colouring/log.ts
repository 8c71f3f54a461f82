import type { Grammar } from './colour-line.js';

/** A line that Serf, HAProxy, s6 or the web application has logged. */
export const logGrammar: Grammar = [
  [
    ['date'],
    /(\b\d{4}[/-]\d\d[/-]\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d+)?Z?|\[\d\d\/[A-Z][a-z]{2}\/\d{4}:\d\d:\d\d:\d\d(?:\.\d+)?\])/,
  ],
  [['bad'], /(\[(?:ERR|ERROR|ALERT|EMERG|CRIT|FATAL)\]|(?<=^[\w-]+(?: [\w-]+)?: )(?:fatal|error|alert):)/],
  [['warn'], /(\[(?:WARN|WARNING)\]|(?<=^[\w-]+(?: [\w-]+)?: )warning:)/],
  [['level'], /(\[(?:INFO|DEBUG|TRACE|NOTICE)\]|(?<=^[\w-]+(?: [\w-]+)?: )(?:info|notice):)/],
  // After HAProxy's timers, before the bytes: what the client was told.
  [['bad'], /((?<=\/\d+ )[45]\d\d(?= \d+ ))/],
  [['section'], /^(==>.*)/],
  [['event'], /(\bEventMember[A-Z][a-z]+\b|\bmember-(?:join|leave|failed|update|reap)\b)/],
  [['address'], /(\b(?:\d{1,3}\.){3}\d{1,3}(?::\d+)?\b)/],
  [['string'], /("(?:\\.|[^"\\])*"?)/],
];
