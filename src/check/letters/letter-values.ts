import type { Behaviour } from '../question.js';
import { placeOf } from '../output/behaviour-text.js';
import { chaptersOf } from '../output/chapters-of.js';
import { countsAgainst, isComplete } from '../output/counts-against.js';
import type { NothingToJudge } from '../output/to-json.js';
import type { CheckResult, Finding, Verdict } from '../verdict.js';
import type { LetterWords } from '../words/letter-words.js';
import { wordings } from '../words/wordings.js';
import { asMarkdown } from './as-markdown.js';
import type { LetterValues } from './letter-template.js';

/** What is to be said of a hand-in to those who made it. */
export function letterValues(result: CheckResult, strict: boolean): LetterValues {
  const { name, items, findings, behaviour = [], lang } = result;
  const words = wordings[lang].letter;
  const { questions } = wordings[lang].labels.behaviour;
  const complete = isComplete(result, strict);
  const ofStatus = (status: Behaviour['status']): Behaviour[] =>
    behaviour.filter((one) => one.status === status);
  const lacking = items.filter((item) => countsAgainst(item, strict));
  const optional = items.filter(({ status }) => status === 'optional-missing' && !strict);
  return {
    'hand-in': asMarkdown(name),
    present: String(items.filter(({ status }) => status === 'present').length),
    all: String(items.length),
    complete: complete ? wordings[lang].labels.complete : '',
    there: listOf(there(result, strict)),
    missing: listOf(lacking.map((item) => itemText(item, words))),
    optional: listOf(
      optional.map(({ id, reason, hint }) => `**${asMarkdown(id)}** ${sentences([reason, hint])}`),
    ),
    fails: listOf(ofStatus('fails').map((one) => behaviourText(one, questions[one.id], words))),
    works: listOf(ofStatus('works').map(({ id }) => sentences([questions[id]]))),
    'not-judged': listOf(
      ofStatus('not-judged').map(
        ({ id, reason }) => `**${sentences([questions[id]])}** ${sentences([reason])}`,
      ),
    ),
    contradictions: contradictions(findings, words),
    nothing: '',
  };
}

/** The same where nothing can be judged. */
export function lettersOfNothing(name: string, { why }: NothingToJudge): LetterValues {
  return { ...empty, 'hand-in': asMarkdown(name), nothing: asMarkdown(why) };
}

const empty: LetterValues = {
  'hand-in': '',
  present: '0',
  all: '0',
  complete: '',
  there: '',
  missing: '',
  optional: '',
  fails: '',
  works: '',
  'not-judged': '',
  contradictions: '',
  nothing: '',
};

/** Chapters of which nothing lacks together, then those of which something is there. */
function there(result: CheckResult, strict: boolean): string[] {
  const words = wordings[result.lang].letter;
  const chapters = chaptersOf(result).filter(({ items }) => items.length > 0);
  const isWhole = (items: readonly Verdict[]): boolean => !items.some((item) => countsAgainst(item, strict));
  const whole = chapters.filter(({ items }) => isWhole(items)).map(({ title }) => title);
  const parts = chapters.flatMap(({ title, items }) => {
    const present = items.filter(({ status }) => status === 'present').length;
    return isWhole(items) || present === 0 ? [] : [words.someThere(title, present, items.length)];
  });
  return [...(whole.length === 0 ? [] : [words.allThere(whole)]), ...parts];
}

function itemText({ id, status, reason, hint }: Verdict, words: LetterWords): string {
  const what = status === 'present' ? '' : ` ${words.statuses[status]}.`;
  return `**${asMarkdown(id)}**${what} ${sentences([reason, hint])}`;
}

function behaviourText(one: Behaviour, question: string, words: LetterWords): string {
  const { expected, seen, reason, hint } = one;
  const place = placeOf(one);
  const where = place === '' ? [] : [words.inFile(place)];
  return `**${sentences([question])}** ${sentences([
    ...(expected === '' ? [] : [words.expected(withoutStop(expected))]),
    ...(seen === '' ? [] : [words.seen(withoutStop(seen))]),
    ...(reason === '' ? [] : [[...where, reason].join(' ')]),
    hint,
  ])}`;
}

/** Nobody mends more of them at a time. */
const mostFindings = 20;

/**
 * What a note tells is no matter for a letter. Nobody is told of another one's hand-in, and whether evidence is theirs is for a
 * person to ask.
 */
function contradictions(findings: readonly Finding[], words: LetterWords): string {
  const told = findings.filter(
    ({ level, because }) => level !== 'note' && !('others' in because) && !('handedIn' in because),
  );
  const texts = told.slice(0, mostFindings).map(({ files, line, message, hint }) => {
    const [file] = files;
    const place = file === undefined ? [] : [words.inFile(line === undefined ? file : `${file}:${line}`)];
    // Most messages begin with the file that they are about.
    return sentences([
      [...(file === undefined || message.includes(file) ? [] : place), message].join(' '),
      hint,
    ]);
  });
  const more = told.length - texts.length;
  return listOf([...texts, ...(more > 0 ? [words.more(more)] : [])]);
}

function listOf(entries: readonly string[]): string {
  return entries.map((entry) => `- ${asBeginning(entry)}`).join('\n');
}

/** A sentence that begins with the name of a file may begin like a heading, a quotation or another list. */
function asBeginning(entry: string): string {
  return entry.replace(/^(?=[#>+-])/, '\\').replace(/^(\d{1,9})(?=[.)])/, '$1\\');
}

/** Sentences of a verdict, one after the other, each with its full stop. */
function sentences(texts: readonly string[]): string {
  return texts
    .map((text) => text.trim())
    .filter((text) => text !== '')
    .map((text) => asMarkdown(/[.!?:…)»”"]$/.test(text) ? text : `${text}.`))
    .join(' ');
}

function withoutStop(text: string): string {
  return text.trim().replace(/\.$/, '');
}
