import type { AlikeWords } from '../alike-wording.js';

export const alike: AlikeWords = {
  title: 'What hand-ins have in common',
  link: (pairs) =>
    pairs === 0 ? 'Nothing rare in common was found' : `${counted(pairs, 'pair')} with something in common`,
  told: (pairs) =>
    pairs === 0
      ? 'No two have anything rare in common.'
      : `${counted(pairs, 'pair')} with something rare in common: --format html shows them side by side.`,
  skip: 'Skip to the pairs',
  compared: (handIns, earlier) =>
    `${counted(handIns, 'hand-in')} compared${earlier === 0 ? '' : `, ${earlier} of them of earlier years`}.`,
  about:
    'This is no verdict. It shows passages that stand in two hand-ins, the rarest first, for somebody to read. What is alike has many causes, and a copy that was written anew is not found.',
  leftOut: (most) =>
    `Left out: the statement of the lab where a hand-in holds it, the texts and images of ait-lab, and what more than ${most} hand-ins have. White space, capitals, accents and marks do not count; in code neither do comments (these are compared with each other) and names of variables.`,
  tooMuch: (names) => `Of these only a part was compared, as there is too much of it: ${names}.`,
  keys: 'Keys: n next passage, p previous, t back to the table.',
  nothing: 'No two have anything in common that is rare.',
  pairs: 'Pairs',
  pair: 'Pair',
  and: ' and ',
  passages: 'Passages',
  words: 'Words',
  wordsOfTheseTwo: 'Words of these two alone',
  containers: 'Ids of containers',
  files: 'Equal files',
  morePairs: (count) =>
    `There are up to ${count} further pairs with less, or more common, in common; they are not shown.`,
  more: (count) => `and ${count} more`,
  sum: (passages, words, ofTheseTwo) =>
    `${counted(passages, 'passage')} with ${counted(words, 'word')} in common, ${ofTheseTwo} of which stand so in these two alone.`,
  explains: 'What else explains it',
  always:
    'Both may be of one pair of students, may have worked side by side, or may have taken it from one source: an article, a forum, a manual, a program that writes texts.',
  explanations: {
    'same-repository': ({ repository }) => `Both are of one repository: ${repository}.`,
    'same-sources': ({ addresses }) => `Beside passages in common both name ${addresses.join(', ')}.`,
    'one-run': () => 'They show the same run: whoever works on one machine together has the same captures.',
    'earlier-year': () => 'One is of an earlier year: who does the lab again may hand in what is theirs.',
    'no-statement': () =>
      'No hand-in holds the statement of the lab: what both have from it could not be left out.',
    'few-hand-ins': ({ compared }) =>
      `With ${compared} hand-ins it cannot be seen what everybody was given: --earlier adds others.`,
  },
  kinds: { answer: 'text', code: 'code', comment: 'comment in code' },
  answerTo: (question) => `answer to ${question}`,
  passage: (number, kind, words) => `${number}. ${kind}, ${counted(words, 'word')}`,
  others: (count) =>
    count === 0 ? 'in no further hand-in' : `all of it also in ${counted(count, 'further hand-in')}`,
  earlier: 'earlier year',
  previous: 'previous passage',
  next: 'next passage',
  line: (line) => `, line ${line}`,
};

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
