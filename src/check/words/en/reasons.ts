import { say, type Wording } from '../wording.js';
import type { Place } from '../../codes/parts.js';
import type { Reason, Wanted } from '../../codes/reason.js';
import { sightings } from './sightings.js';

/** Why an item has its status, in a sentence. */
export const reasons: Wording<Reason> = {
  file: ({ path, saw }) => `${path} ${say(sightings, saw)}.`,
  'other-file': ({ path, saw, wanted }) =>
    `${path} ${say(sightings, saw)} and does not show ${wantedText(wanted)}.`,
  'nothing-found': ({ wanted }) => `Nothing was found that shows ${wantedText(wanted)}.`,

  'no-report': () => 'There is no report.',
  answer: ({ at, question, beginning, whole }) =>
    `${placeText(at)} answers question ${question}: “${beginning}${whole ? '' : '…'}”`,
  'only-a-reference': ({ at }) => `${placeText(at)} only refers to another answer.`,
  'no-answer': ({ question, files }) =>
    `No text of your own to question ${question} is in ${files.join(', ') || 'the report'}.`,
  'no-answer-there': ({ at, question }) =>
    `${placeText(at)} has no text of your own to question ${question}.`,
  'no-problem-named': ({ at }) =>
    `${placeText(at)} says that there is no problem, and the question asks for one.`,
  'answers-m': ({ at }) => `${placeText(at)}: M1 to M6 have text.`,
  'no-answers-m': ({ at }) => `${placeText(at)}: none of M1 to M6 has text.`,
  'some-answers-m': ({ at, answered, open }) =>
    `${placeText(at)}: ${listed(answered)} ${have(answered)} text; ${listed(open)} ${have(open)} none.`,

  chapter: ({ at, heading }) => `${placeText(at)}: chapter “${heading}” with text.`,
  'no-chapter': ({ chapter, files }) => `No heading in ${files.join(', ')} means “${chapterNames[chapter]}”.`,
  'chapter-without-text': ({ at, heading }) =>
    `${placeText(at)}: the heading “${heading}” has no text of your own below it.`,
  'contents-marker': ({ path }) => `${path} has a marker for a table of contents.`,
  contents: ({ at, heading }) => `${placeText(at)}: “${heading}” with a list.`,
  'links-to-tasks': ({ path }) => `${path} begins with a list of links to the tasks.`,
  'contents-as-picture': ({ path }) => `The table of contents is only a picture: ${path}.`,
  'no-contents': ({ files }) => `${files.join(', ')} has no table of contents.`,
  'contents-without-list': ({ at, heading }) => `${placeText(at)}: no list follows the heading “${heading}”.`,

  repository: ({ at, name }) => `${placeText(at)} gives the address of ${name}.`,
  'no-repository': ({ files }) => `${files.join(', ')} names no repository of your own.`,
  alternative: ({ at }) => `${placeText(at)} names another approach.`,
  'no-alternative': () => 'No other approach is named to the optional question 5.4.',
  'alternative-declined': ({ at }) => `${placeText(at)} declines the optional question 5.4.`,
  film: ({ path }) => `${path} is a film of the demonstration.`,
  'link-to-film': ({ at, address }) => `${placeText(at)} links to a film: ${address}.`,
  'demo-told': ({ at }) => `${placeText(at)} says that the demonstration was shown or how it goes.`,
  'no-demo': () => 'There is no film of a demonstration, and no word that one was shown.',

  screenshot: ({ path, task }) => `${path} is shown in task ${task}.`,
  'screenshot-not-shown': ({ path, task }) =>
    `${path} is named for task ${task}; the report does not show it.`,
  'no-screenshot': ({ task }) => `Task ${task} shows no picture of HAProxy's stats page.`,
  'same-screenshot': ({ path, other }) => `${path} is shown, the same picture as in task ${other}.`,
  'screenshot-of-other-task': ({ task, other, leftOut }) =>
    `Task ${task} shows the picture of task ${other} again; ${leftOut} is shown nowhere.`,
  'screenshot-with-backends': ({ path, living }) => `${path} shows ${living} living web applications.`,
  'too-few-in-screenshots': ({ task, living }) =>
    `No picture of task ${task} shows more than ${living} living web applications.`,
  'too-few-in-tables': ({ path, task, running }) =>
    `${path} is shown, but no docker ps of task ${task} has more than ${running} web applications.`,
};

/** What a chapter of the report is called. */
export const chapterNames = {
  introduction: 'Introduction',
  difficulties: 'Difficulties',
  conclusion: 'Conclusion',
} as const;

/** `M1, M2 and M5` */
export function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;
}

function have({ length }: readonly string[]): string {
  return length === 1 ? 'has' : 'have';
}

function placeText(at: Place | undefined): string {
  if (at === undefined) return 'The report';
  return at.line === undefined ? at.file : `${at.file} line ${at.line}`;
}

function wantedText({ kind, task, container = '', step }: Wanted): string {
  switch (kind) {
    case 'log':
      return `the log of ${container} in task ${task}`;
    case 'serf':
      return 'the log of the Serf handlers';
    case 'config':
      return `the configuration after ${step === 'stop' ? 'the stop of a web application' : `the start of ${step ?? ''}`}`;
    case 'ps':
      return step === 'stop' ? 'docker ps after the stop' : `docker ps of task ${task}`;
    case 'inspect':
      return `docker inspect of ${container} in task ${task}`;
    case 'nodes':
      return step === 'stop'
        ? 'the list of /nodes after a web application was stopped'
        : 'the list of /nodes with both web applications';
  }
}
