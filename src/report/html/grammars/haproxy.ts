import type { HLJSApi, Language } from 'highlight.js';

/** HAProxy's configuration, a line at a time; Handlebars' braces too, since the lab renders it from a template. */
export function haproxyGrammar(hljs: HLJSApi): Language {
  return {
    name: 'HAProxy configuration',
    contains: [
      hljs.HASH_COMMENT_MODE,
      hljs.QUOTE_STRING_MODE,
      { scope: 'template-variable', begin: /\{\{/, end: /\}\}/ },
      { scope: 'variable', match: /%\[[^\]]*\]|%\{?[+\w]*\}?[A-Za-z]+|\$\{?\w+\}?/ },
      {
        begin: [
          /^(?:global|defaults|listen|frontend|backend|peers|resolvers|userlist|program|mailers|cache|ring|http-errors)\b/,
          /\s*/,
          /[\w.:-]*/,
        ],
        beginScope: { 1: 'section', 3: 'title' },
      },
      { begin: [/^\s*/, /server\b/, /\s+/, /[\w.-]+/], beginScope: { 2: 'keyword', 4: 'title' } },
      { begin: [/^\s+/, /[a-z][\w-]*/], beginScope: { 2: 'keyword' } },
      { scope: 'address', match: /\b(?:\d{1,3}\.){3}\d{1,3}(?::\d+)?\b|(?<=\s)(?:\*|ipv4@)?:\d+\b/ },
      { scope: 'number', match: /\b\d+(?:us|ms|s|m|h|d|k|K|M|G)?\b/ },
    ],
  };
}
