import type { AnswersWords } from '../answers-words.js';
import { chapterNames } from './reasons.js';

/** The pages of answers. */
export const answers: AnswersWords = {
  title: 'Answers, question by question',
  titleOf: (question) => `Answers to ${question}`,
  notQuality:
    'Presence is not quality. Nothing on this page judges an answer: a length, a reference or a figure says how much there is of something, and never how good it is. To judge it is for whoever reads it.',
  ownTextOnly:
    'Shown is what the authors have written themselves: without the words of the lab, copied or quoted, and without mark-up.',
  keys: 'The keys ← and → lead from one question to another.',
  skip: 'Skip to the answers',
  questions: 'Questions',
  chapters: chapterNames,
  chapter: 'Chapter',
  previous: (question) => `← ${question}`,
  next: (question) => `${question} →`,
  answersOf: (given, all) => `${given} of ${all} have text of their own here.`,
  noText: 'No text of its own.',
  onlyRefers: 'Nothing but a reference to another answer.',
  words: (count) => counted(count, 'word'),
  pictures: (count) => counted(count, 'picture'),
  place: (line) => `, line ${line}`,
  leftOut: (characters) => `${counted(characters, 'more character')}: in the file itself.`,
  code: (lines) => `Code: ${counted(lines, 'line')}`,
  references: (count) => counted(count, 'reference'),
  moreReferences: (count) => `and ${count} more`,
  referenceKinds: { address: 'link', file: 'file', dead: 'leads nowhere', source: 'source' },
  doubts: 'Figures that their own evidence does not bear out',
  doubt: {
    'container-address': ({ id, address, shown, file }) =>
      `Container ${id} is said to have ${address}; ${file} shows it at ${shown.join(', ')}.`,
    'container-nowhere': ({ id }) =>
      `Container ${id} is in no other text that was handed in, though containers are shown by their ids there.`,
    'address-nowhere': ({ address }) =>
      `${address} is in no other text that was handed in, though containers of this network are.`,
    'failed-requests': ({ failed, sent, shown, file }) =>
      `${failed} of ${sent} requests are said to have failed; ${file} has ${shown} of just as many, and the number ${failed} nowhere.`,
    'not-in-file': ({ figure, file }) => `“${figure}” is said with ${file}, which does not have it.`,
  },
  rule: 'rule',
  points: 'Points',
  ticks: 'Ticks',
  ticksKept: 'This browser keeps them, for pages in this folder.',
  showCsv: 'Copy as CSV',
  csv: 'Ticks as CSV',
  copied: 'Copied: {count} ticked.',
  notCopied: 'Select the text and copy it: {count} ticked.',
};

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
