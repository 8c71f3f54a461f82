import type { Delivery } from '../delivery.js';
import { findAnswer } from '../written/find-answer.js';
import { placeOf } from '../written/judgement.js';
import type { WrittenReport, WrittenSection } from '../written/written-report.js';
import { isChapter, type AskedQuestion } from './asked-question.js';
import { doubtsOf } from './find-doubts.js';
import type { GivenAnswer, HandInAnswers } from './given-answer.js';
import { referencesIn } from './references.js';

/** Longer than any answer of sixteen real hand-ins; what is beyond is told. */
const longestText = 6_000;
const longestCode = 1_500;

/** What a hand-in says to each question, in their order; it is read and not judged. */
export function readAnswers(delivery: Delivery, questions: readonly AskedQuestion[]): HandInAnswers {
  const { report } = delivery;
  if (report === undefined) return questions.map(({ key }) => ({ ...nothing, question: key }));
  const doubts = doubtsOf(delivery);
  const code = ownCode(delivery);
  return questions.map(({ key }) => {
    const { sections, onlyRefers } = sectionsOf(report, key);
    const said = sections.map(({ ownText }) => ownText).filter((text) => text !== '');
    const [first] = sections.filter(({ ownText }) => ownText !== '').concat(sections);
    const { references, more } = referencesIn(report, sections);
    const { shown: blocks, leftOut: codeLeftOut } = beginningOf(code(sections), longestCode);
    const { shown, leftOut } = beginningOf(said.join('\n'), longestText);
    return {
      question: key,
      paragraphs: shown.split('\n').filter((paragraph) => paragraph.trim() !== ''),
      leftOut,
      words: said.reduce((sum, text) => sum + wordsIn(text), 0),
      onlyRefers,
      at: first && placeOf(first),
      code: blocks,
      codeLeftOut,
      pictures: sections.reduce((sum, { pictures }) => sum + pictures.length, 0),
      references,
      moreReferences: more,
      doubts: doubts(said.join('\n')),
    };
  });
}

const nothing: Omit<GivenAnswer, 'question'> = {
  paragraphs: [],
  leftOut: 0,
  words: 0,
  onlyRefers: false,
  at: undefined,
  code: '',
  codeLeftOut: 0,
  pictures: 0,
  references: [],
  moreReferences: 0,
  doubts: [],
};

/** A section that stands for two chapters, or two questions, is in the report once for each. */
function sectionsOf(
  report: WrittenReport,
  key: string,
): { readonly sections: readonly WrittenSection[]; readonly onlyRefers: boolean } {
  const { sections, onlyRefers } = isChapter(key)
    ? { sections: report.sections.filter(({ chapter }) => chapter === key), onlyRefers: false }
    : findAnswer(report, key);
  const seen = new Set<WrittenSection['lines']>();
  const each = sections.filter(({ lines }) => !seen.has(lines) && seen.add(lines));
  return { sections: each, onlyRefers };
}

/** What of the blocks of code is not the statement's. */
function ownCode({ statement }: Delivery): (sections: readonly WrittenSection[]) => string {
  const text = statement?.content.kind === 'text' ? statement.content.text : '';
  const known = new Set(text.split('\n').map((line) => line.trim()));
  return (sections) =>
    sections
      .flatMap(({ codeBlocks }) => codeBlocks)
      .filter((block) => block.text.split('\n').some((line) => !known.has(line.trim()) && line.trim() !== ''))
      .map((block) => block.text)
      .join('\n\n');
}

/** As much of a text as is shown, up to the end of a word, and how many characters are left out. */
function beginningOf(text: string, longest: number): { readonly shown: string; readonly leftOut: number } {
  if (text.length <= longest) return { shown: text, leftOut: 0 };
  const cut = text.slice(0, longest);
  const shown = cut.replace(/(?<=\s)\S{0,60}$/, '').trimEnd() || cut;
  return { shown, leftOut: text.length - shown.length };
}

function wordsIn(text: string): number {
  return text.match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}'’.:/_-]*/gu)?.length ?? 0;
}
