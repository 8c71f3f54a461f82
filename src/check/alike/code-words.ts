import { commentStart } from './comment-start.js';
import type { ComparedText } from './compared-text.js';
import { addProse } from './prose-words.js';
import type { Vocabulary } from './vocabulary.js';
import { StreamBuilder, type WordStream } from './word-stream.js';

/**
 * The words of code and, apart from them, those of its comments. Whatever is the name of a variable becomes the same word;
 * commands, options and literals stay. Signs, quotes and white space are nothing.
 */
export function codeWords(
  of: ComparedText,
  vocabulary: Vocabulary,
): { readonly code: WordStream; readonly comments: WordStream } {
  const code = new StreamBuilder(vocabulary);
  const comments = new StreamBuilder(vocabulary);
  const isProgram =
    /\.(?:c?js|mjs|py|rb|pl)$/i.test(of.path) || /^#!.*\b(?:node|python|ruby|perl)/.test(of.text);
  const names = isProgram ? namesIn(of.text) : new Set<string>();
  let at = 0;
  let within = false;
  for (const line of of.text.split('\n')) {
    const divided = commentStart(line, { isProgram, within });
    within = divided.within;
    const isShebang = at === 0 && line.startsWith('#!');
    if (!isShebang) addProse(comments, line.slice(divided.from), at + divided.from);
    addCode(code, line.slice(0, divided.from), at, names);
    at += line.length + 1;
  }
  return { code: code.stream('code', of), comments: comments.stream('comment', of) };
}

const variable = '$';

/** After these comes the name of a variable, or of several. */
const declaring = new Set('for local export declare readonly env arg const let var function def'.split(' '));

function addCode(builder: StreamBuilder, code: string, from: number, names: ReadonlySet<string>): void {
  let before = '';
  let reading = false;
  for (const match of code.matchAll(/(\$\{?)?[\p{L}\p{N}_]+(?:[.-][\p{L}\p{N}_]+)*/gu)) {
    const [word, dollar] = match;
    const end = match.index + word.length;
    const isOption = code[match.index - 1] === '-';
    const isAssigned = !isOption && code[end] === '=' && code[end + 1] !== '=' && /^[a-z_]\w*$/i.test(word);
    const isRead = reading && !isOption && dollar === undefined;
    const isName = isAssigned || isRead || declaring.has(before) || names.has(word);
    // `${NAME%.*}` and `$NAME.txt`: what comes after a name is no part of it.
    const [name = word] = dollar === undefined ? [word] : (/^\$\{?\w+/.exec(word) ?? []);
    builder.add(
      dollar !== undefined || isName ? variable : word.toLowerCase(),
      from + match.index,
      from + end,
    );
    const rest = word.slice(name.length + 1);
    if (rest !== '') builder.add(rest.toLowerCase(), from + match.index + name.length + 1, from + end);
    before = isOption ? before : word.toLowerCase();
    reading = before === 'read' || (reading && !/^[^\n]?\s*[;<|&]/.test(code.slice(end, end + 3)));
  }
  builder.endLine();
}

/** What a program in JavaScript or the like calls its own. */
function namesIn(text: string): Set<string> {
  const declared = text.matchAll(
    /\b(?:const|let|var|function|def|for|class)\s+\(?([A-Za-z_]\w*)|\b([A-Za-z_]\w*)\s*=(?![=>])/g,
  );
  return new Set([...declared].map(([, one, other]) => one ?? other ?? ''));
}
