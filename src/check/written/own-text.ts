import type { TaskNumber } from '../item.js';
import type { CopiedWords } from './copied-text.js';
import { askedIn, askedQuestion, isOrder } from './lab-question.js';
import { plainWords, wordsIn, wordsOf } from './plain-words.js';
import type { ReportLine } from './report-line.js';

/** What of some lines their author has written: no code, no pictures, no mark-up, nothing that the lab says or asks. */
export function ownText(
  lines: readonly ReportLine[],
  copied: CopiedWords,
  task: TaskNumber | undefined,
): string {
  return paragraphsOf(withProse(lines))
    .map((paragraph) => ownSentences(paragraph, copied, task))
    .filter((text) => text !== '')
    .join('\n');
}

/** A line's words for a reader, worked out once for each line. */
export function lineWords(line: ReportLine): string {
  let words = wordsOfLine.get(line);
  if (words === undefined) wordsOfLine.set(line, (words = withoutMarkup(line.text)));
  return words;
}

const wordsOfLine = new WeakMap<ReportLine, string>();

/** The words of a text for a reader: without marks, pictures, addresses. */
export function withoutMarkup(text: string): string {
  if (!/[[<&#*+|_`~-]|https?:|\s{2}|[^\S ]/.test(text)) return text.trim();
  return text
    .replace(
      /!\[[^[\]]{0,500}\](?:\([^()]{0,2000}(?:\([^()]{0,200}\)[^()]{0,500})?\)|\[[^[\]]{0,200}\])/g,
      ' ',
    )
    .replace(/!\[\[[^[\]]{0,500}\]\]/g, ' ')
    .replace(/\[([^[\]]{0,500})\]\([^()]{0,2000}(?:\([^()]{0,200}\)[^()]{0,500})?\)/g, '$1')
    .replace(/<br\s*\/?>/gi, ' ')
    .replace(/<\/?[a-zA-Z][^<>]{0,2000}>/g, '')
    .replace(/<?\bhttps?:\/\/[^\s<>]{1,2000}>?/g, ' ')
    .replace(/&nbsp;/g, ' ')
    .replace(/^\s*(?:#{1,6}\s*|[-*+]\s+|\|)/, '')
    .replace(/\*{1,3}|_{2,3}|`+|~~/g, '')
    .replace(/\|/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Some put their answers into code blocks: such lines become text. */
function withProse(lines: readonly ReportLine[]): ReportLine[] {
  let prose = false;
  return lines.map((line, index) => {
    if (line.kind !== 'code') return line;
    if (lines[index - 1]?.kind !== 'code') prose = isProse(lines, index);
    return prose ? { ...line, kind: 'text' } : line;
  });
}

/** A program's output has hardly any of the words that hold a sentence together; `first` is a block's first line. */
function isProse(lines: readonly ReportLine[], first: number): boolean {
  const language = lines[first - 1]?.text.replace(/^(?:[-*+]\s+|\d{1,2}[.)]\s+)?[`~]+/, '').trim() ?? '';
  if (!/^(?:|te?xt|text|plain\w*|markdown|md)$/i.test(language)) return false;
  let text = '';
  for (let at = first; text.length < 4_000 && lines[at]?.kind === 'code'; at++)
    text += `${text === '' ? '' : ' '}${lines[at]?.text ?? ''}`;
  text = text.slice(0, 4_000);
  if (/[{}]|CONTAINER ID|\[INFO\]/.test(text)) return false;
  const words = wordsOf(text);
  const binding = words.filter((word) => bindingWords.has(word)).length;
  return words.length >= 8 && binding >= words.length * 0.22 && /[a-z] [a-z]+ [a-z]/i.test(text);
}

const bindingWords: ReadonlySet<string> = new Set(
  'the a an of to and or in on is are was be we it that this with for as by not can have has our when because if but which will so they le la les un une des du de et ou en est sont nous on que qui pour avec dans pas ce cette il elle plus par sur au aux se'.split(
    ' ',
  ),
);

interface Paragraph {
  readonly text: string;
  /** Quoted, bold or italic as a whole: the ways in which a copied question is set off. */
  readonly setOff: boolean;
}

function paragraphsOf(lines: readonly ReportLine[]): Paragraph[] {
  const paragraphs: Paragraph[] = [];
  let open: ReportLine[] = [];
  const close = (): void => {
    if (open.length > 0) {
      const text = open.map((line) => line.text).join('\n');
      const setOff =
        open.every((line) => line.quoted || line.kind === 'heading') ||
        /^(\d[.)]\s*)?[*_"«][\s\S]*[*_"»]$/.test(text);
      paragraphs.push({ text: open.map(lineWords).join(' '), setOff });
    }
    open = [];
  };
  for (const line of lines) {
    if (line.kind !== 'text' && line.kind !== 'heading') {
      close();
      continue;
    }
    if (/^(?:[-*+]\s|\d{1,2}[.)]\s|\|)/.test(line.text) || line.kind === 'heading') close();
    if (open.length > 0 && open[0]?.quoted !== line.quoted) close();
    if (/^[\s|:=_*-]*$/.test(line.text) || isMarker(line.text)) close();
    else open.push(line);
    if (line.kind === 'heading') close();
  }
  close();
  return paragraphs;
}

function isMarker(text: string): boolean {
  return (
    /^[[{@$]{1,2}[_:]*toc\b[^\]}]{0,20}[\]}]{1,2}$/i.test(text) ||
    /^\[(?!M\s?[1-6]\])[^[\]]{1,200}\]:\s/i.test(text)
  );
}

function ownSentences(paragraph: Paragraph, copied: CopiedWords, task: TaskNumber | undefined): string {
  if (/^[^a-zà-ÿ]{0,10}(?:to-?do|fixme|tbd|à faire|a faire|à compléter|a completer)\b/i.test(paragraph.text))
    return '';
  const sentences = paragraph.text
    .split(/(?<=[.?!:…])(?<!\bvs\.)\s+/)
    .filter((sentence) => sentence.trim() !== '');
  const plain = sentences.map(plainWords);
  const words = plain.map(wordsIn);
  const flags = copied(words.flat());
  const someCopied = flags.includes(true);
  let at = 0;
  const own = sentences.filter((sentence, index) => {
    const count = words[index]?.length ?? 0;
    const copiedHere = flags.slice(at, at + count);
    const known = copiedHere.filter(Boolean).length;
    // In a copied paragraph a word or two that differ are the lab's of another year.
    const mostlyKnown = known > 0 ? known >= count * 0.5 && !saysMore(copiedHere) : count < 4 && someCopied;
    at += count;
    return !mostlyKnown && !isForm(sentence, plain[index] ?? '', paragraph.setOff, task);
  });
  return own.map(withoutLabel).filter(says).join(' ');
}

/** Whether a sentence that repeats the lab's words goes on after them, or leads to them, in words of its own. */
function saysMore(copied: readonly boolean[]): boolean {
  return copied.indexOf(true) >= clause || copied.length - 1 - copied.lastIndexOf(true) >= clause;
}

/** Words; fewer may be those of another year's lab. */
const clause = 4;

/** A question, an order, a label: what a form holds before anybody fills it in. */
function isForm(sentence: string, plain: string, setOff: boolean, task: TaskNumber | undefined): boolean {
  if (/\?["»*_)\s]*$/.test(sentence)) return true;
  if (/^\W*an? (?:tables? of contents?|conclusion|introduction)\W*$/i.test(sentence)) return true;
  const asked = sentence.length > 1_500 ? askedQuestion(sentence, task) : askedIn(plain, task);
  return asked !== undefined || (setOff && isOrder(sentence));
}

function withoutLabel(sentence: string): string {
  return sentence
    .replace(/^\s*\[?\s*M\s?[1-6]\s*\]?(?=$|[\s:).\]–-])\s*[:).–-]*\s*/i, '')
    .replace(/^\s*(?:[0-6]\.[1-6]|[1-6])\s*[.):–-]+\s*/, '')
    .replace(
      /^\s*(?:our |my |notre |ma )?(?:answers?|r[ée]ponses?|solutions?|deliverables?|d[ée]livrables?|livrables?|example|exemple|remarks?|remarques?|note|question|rep|r|a)\s*(?:\d|M\d)?\s*:+\s*/i,
      '',
    );
}

function says(text: string): boolean {
  const words = wordsOf(text).join(' ');
  const rest = words.replace(
    /\b(?:to ?do|tbd|tba|fixme|xx+|wip|nil|n a|a (?:faire|completer|remplir|venir)|to (?:be )?(?:do|done|complete|completed|fill in|written)|insert (?:text|answer) here|lorem ipsum|(?:our |your |votre )?(?:answers?|reponses?)(?: here| ici)?|vs|examples?|exemples?|deliver\w+|deli?vr?ables?|livrables?|references?|remarks?|hints?|\d{1,2})\b/g,
    '',
  );
  return /[a-z]{2}|[0-9]{3}/.test(rest);
}
