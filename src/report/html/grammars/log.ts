import type { HLJSApi, Language } from 'highlight.js';

/** A line that Serf, HAProxy, s6 or the web application has logged. */
export function logGrammar(hljs: HLJSApi): Language {
  return {
    name: 'Log',
    contains: [
      {
        scope: 'date',
        match:
          /\b\d{4}[/-]\d\d[/-]\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d+)?Z?|\[\d\d\/[A-Z][a-z]{2}\/\d{4}:\d\d:\d\d:\d\d(?:\.\d+)?\]/,
      },
      {
        scope: 'bad',
        match: /\[(?:ERR|ERROR|ALERT|EMERG|CRIT|FATAL)\]|(?<=^[\w-]+(?: [\w-]+)?: )(?:fatal|error|alert):/,
      },
      { scope: 'warn', match: /\[(?:WARN|WARNING)\]|(?<=^[\w-]+(?: [\w-]+)?: )warning:/ },
      { scope: 'level', match: /\[(?:INFO|DEBUG|TRACE|NOTICE)\]|(?<=^[\w-]+(?: [\w-]+)?: )(?:info|notice):/ },
      // After HAProxy's timers, before the bytes: what the client was told.
      { scope: 'bad', match: /(?<=\/\d+ )[45]\d\d(?= \d+ )/ },
      { scope: 'section', match: /^==>.*/ },
      { scope: 'event', match: /\bEventMember[A-Z][a-z]+\b|\bmember-(?:join|leave|failed|update|reap)\b/ },
      { scope: 'address', match: /\b(?:\d{1,3}\.){3}\d{1,3}(?::\d+)?\b/ },
      hljs.QUOTE_STRING_MODE,
    ],
  };
}
