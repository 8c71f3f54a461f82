import type { Advice } from '../../codes/advice.js';
import type { Wording } from '../wording.js';
import { chapterNames, listed } from './reasons.js';

/** What to do about an item. */
export const advice: Wording<Advice> = {
  capture: ({ task, byHand }) => `Capture it: ${again(task, byHand)}`,
  'capture-anew': ({ task, byHand }) => `Capture it anew: ${again(task, byHand)}`,
  'capture-as-text': ({ task, byHand }) => `Hand in the text beside the picture: ${again(task, byHand)}`,
  'write-report': () => 'Write the report as report/report.md.',
  answer: ({ question }) => `Write your answer under a heading \`${question}\`.`,
  'answer-in-own-words': ({ question }) =>
    `Repeat the answer in your own words under a heading \`${question}\`; a reference alone is none.`,
  'name-a-problem': ({ question }) =>
    `Say under a heading \`${question}\` what does not work, or would not with more nodes or another order.`,
  'answer-m': ({ questions }) => {
    if (questions.length === 6) return 'Answer each question under its own heading, M1 to M6.';
    return questions.length === 1
      ? `Write an answer under a heading ${listed(questions)}.`
      : `Write answers under headings ${listed(questions)}.`;
  },
  'add-chapter': ({ chapter }) => `Add a chapter “${chapterNames[chapter]}” with a few sentences.`,
  'write-below-heading': () => 'Write a few sentences below it.',
  'write-contents-as-list': () => 'Write the table as a list.',
  'list-tasks': () => 'List the tasks near the top, each with a link to its heading.',
  'name-repository': () =>
    'Give the address of your repository at the top of the report or under a heading `0.2`.',
  'name-alternative': () => 'Optional: name another tool or approach under a heading `5.4`.',
  'show-demo': () =>
    'Optional: film how backends come and go, or say under a heading `6.3` when you showed it.',
  'take-screenshot': ({ task }) =>
    `Take a screenshot of HAProxy's stats page (port 1936), and show it in task ${task} of the report.`,
  'take-screenshot-of-three': ({ task }) =>
    `Start three or more web applications, and show a screenshot of HAProxy's stats page (port 1936) in task ${task}.`,
  'show-screenshot': ({ path, task }) => `Show ${path} in task ${task}.`,
};

function again(task: number, byHand: string): string {
  return `\`ait-lab run ${task}\`, or by hand \`${byHand}\`.`;
}
