import type { ErrorCode, YAMLError } from 'yaml';
import type { Diagnostic } from './diagnostic.js';

type Words = Pick<Diagnostic, 'message' | 'hint'>;

/** What the YAML parser means, in words for somebody who writes a task file. */
export function yamlErrorWords({ code, message }: YAMLError): Words {
  if (message.startsWith('Flow sequence')) return { message: 'this list is never closed: ] is missing' };
  if (message.startsWith('Flow map')) return { message: 'this map is never closed: } is missing' };
  if (message.startsWith('Missing closing')) return { message: 'these quotes are never closed' };
  if (message.startsWith('Sequence item without'))
    return { message: 'an entry of this list begins with `- `', hint: 'or the line is indented wrongly' };
  return words[code] ?? { message: message.charAt(0).toLowerCase() + message.slice(1) };
}

const words: Readonly<Partial<Record<ErrorCode, Words>>> = {
  BAD_DQ_ESCAPE: {
    message: 'no such escape sequence',
    hint: 'in single quotes a backslash is a backslash',
  },
  BAD_INDENT: { message: 'this line is indented differently from its neighbours' },
  BAD_SCALAR_START: { message: 'text cannot begin with this character', hint: 'put the text in quotes' },
  BLOCK_AS_IMPLICIT_KEY: {
    message: 'one `word:` a line',
    hint: 'text with a colon in it goes in quotes',
  },
  DUPLICATE_KEY: { message: 'this word stands here twice; keep one' },
  MULTILINE_IMPLICIT_KEY: {
    message: 'a colon is missing after this word, or the line is indented wrongly',
  },
  MULTIPLE_DOCS: { message: 'a second document begins here; a file holds one' },
  RESOURCE_EXHAUSTION: { message: 'this is nested too deeply' },
  TAB_AS_INDENT: { message: 'a tab cannot indent; use spaces' },
  TAG_RESOLVE_FAILED: { message: 'tags (!name) have no meaning here' },
  UNEXPECTED_TOKEN: {
    message: 'this does not belong here',
    hint: 'look at the indentation and the quotes before it',
  },
};
