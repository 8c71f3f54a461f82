import type { TaskNumber } from '../../../src/check/item.js';
import { questions, type Language } from './sentences.js';
import { parts, type Answer, type Part } from './written-part.js';

/** How a made-up report is laid out. */
export interface ReportShape {
  readonly language: Language;
  readonly headings:
    '## Task 0: title' | '##Task0' | '**Task 0**' | '# T0' | '   ## Chapter 0' | '> ## Task 0';
  readonly contents: 'heading and list' | '[TOC]' | '[toc] under a heading' | 'links near the top';
  readonly theory:
    '**[M1]**' | '### M1' | 'M1 :' | '> [M1] question' | '[m1]' | '1)' | 'question, then answer';
  readonly deliverables: '#### 2.2' | '2.' | '**2)**' | '### Question 2' | '> question' | '**2.2**';
}

/** What the report says, whatever its shape. */
export interface ReportContent {
  readonly answers: ReadonlyMap<Part, Answer>;
  /** Mark-up that embeds the pictures of a task. */
  readonly pictures: ReadonlyMap<TaskNumber, readonly string[]>;
}

/** The report's chapters in reading order, each in Markdown: a report in several files has one in each. */
export function reportChapters(
  shape: ReportShape,
  { answers, pictures }: ReportContent,
): { name: string; text: string }[] {
  const words = wordsOf[shape.language];
  const given = (part: Part): Answer => answers.get(part) ?? 'left out';
  const chapter = (part: 'introduction' | 'difficulties' | 'conclusion'): string => {
    const answer = given(part);
    if (answer === 'left out') return '';
    return `## ${words[part]}\n\n${answer === 'question only' ? '' : `${answer.text}\n\n`}`;
  };
  const task = (number: TaskNumber): string =>
    [
      `${taskHeading(shape, number, words)}\n\n`,
      ...(number === 0 ? parts.filter((part) => part.startsWith('M')) : []).map((part) =>
        theory(shape, part, given(part)),
      ),
      ...(number === 0 ? ['#### Deliverables\n\n'] : []),
      pictureBlock(shape, number, pictures.get(number) ?? [], words),
      ...deliverablesOf(number).map((part) =>
        typeof part === 'number'
          ? deliverable(shape, `${number}.${part}`, { text: words.see })
          : deliverable(shape, part, given(part)),
      ),
    ].join('');
  return [
    {
      name: words.report,
      text: `# ${words.title}\n\n${words.authors}\n\n${contentsOf(shape, given('contents'), words)}${chapter('introduction')}`,
    },
    ...([0, 1, 2, 3, 4, 5, 6] as const).map((number) => ({
      name: `Task${String(number)}`,
      text: task(number),
    })),
    { name: words.difficulties, text: chapter('difficulties') },
    { name: words.conclusion, text: chapter('conclusion') },
  ].filter(({ text }) => text !== '');
}

const wordsOf = {
  English: {
    report: 'Report',
    title: 'Balancing with containers',
    authors: 'By Ada Example and Bob Sample',
    task: 'Task',
    chapter: 'Chapter',
    contents: 'Table of contents',
    introduction: 'Introduction',
    difficulties: 'Difficulties',
    conclusion: 'Conclusion',
    see: 'The files of this part lie in the folder of logs.',
    picture: 'The page of statistics:',
    subjects: [
      'Looking around',
      'A supervisor',
      'Membership',
      'Reacting',
      'Templates',
      'The configuration',
      'Reloading',
    ],
  },
  French: {
    report: 'Rapport',
    title: 'Répartir avec des conteneurs',
    authors: 'Par Ada Exemple et Bob Échantillon',
    task: 'Tâche',
    chapter: 'Chapitre',
    contents: 'Table des matières',
    introduction: 'Introduction',
    difficulties: 'Difficultés',
    conclusion: 'Conclusion',
    see: 'Les fichiers de cette partie se trouvent dans le dossier des logs.',
    picture: 'La page des statistiques :',
    subjects: [
      'Tour d’horizon',
      'Un superviseur',
      'Les membres',
      'Réagir',
      'Modèles',
      'La configuration',
      'Recharger',
    ],
  },
} as const;
type Words = (typeof wordsOf)[Language];

function taskHeading(shape: ReportShape, task: TaskNumber, words: Words): string {
  const subject = words.subjects[task];
  switch (shape.headings) {
    case '## Task 0: title':
      return `## ${words.task} ${task}: ${subject}`;
    case '##Task0':
      return `##${words.task}${task}`;
    case '**Task 0**':
      return `**${words.task} ${task} - ${subject}**`;
    case '# T0':
      return `# T${task} ${subject}`;
    case '   ## Chapter 0':
      return `   ## ${words.chapter} ${task}`;
    case '> ## Task 0':
      return `> ## ${words.task} ${task}`;
  }
}

function contentsOf(shape: ReportShape, answer: Answer, words: Words): string {
  if (answer === 'left out') return '';
  const list = words.subjects
    .map((subject, task) => `- [${words.task} ${task}: ${subject}](#task-${task})\n`)
    .join('');
  const heading = `## ${words.contents}\n\n`;
  if (answer === 'question only') return heading;
  switch (shape.contents) {
    case 'heading and list':
      return `${heading}${list}\n`;
    case '[TOC]':
      return '[TOC]\n\n';
    case '[toc] under a heading':
      return `${heading}[toc]\n\n`;
    case 'links near the top':
      return `${list}\n`;
  }
}

function theory(shape: ReportShape, part: Part, answer: Answer): string {
  if (answer === 'left out') return '';
  const text = answer === 'question only' ? '' : answer.text;
  const question = questionOf(part);
  const digit = part.slice(1);
  switch (shape.theory) {
    case '**[M1]**':
      return `**[${part}]** ${text}\n\n`;
    case '### M1':
      return `### ${part}\n\n${text}\n\n`;
    case 'M1 :':
      return `${part} : ${text}\n\n`;
    case '> [M1] question':
      return `> [${part}] ${question}\n\n${text}\n\n`;
    case '[m1]':
      return `[m${digit}] ${text}\n\n`;
    case '1)':
      return `${digit}) ${text}\n\n`;
    case 'question, then answer':
      return `${digit}. <a name="${part}"></a>**[${part}]** ${question}\n\n${text === '' ? '' : `   ${text}\n\n`}`;
  }
}

/** What a task asks for, in its order; a number stands for files, to which the report only points. */
function deliverablesOf(task: TaskNumber): (Part | number)[] {
  const asked: Record<TaskNumber, (Part | number)[]> = {
    0: ['url'],
    1: ['1.2'],
    2: [1, '2.2', '2.3'],
    3: [1],
    4: ['4.1', '4.2', 3, '4.4'],
    5: [1, 2, 3, '5.4'],
    6: ['6.2', '6.3'],
  };
  return asked[task];
}

function deliverable(shape: ReportShape, name: string, answer: Answer): string {
  if (answer === 'left out') return '';
  const text = answer === 'question only' ? '' : answer.text;
  const full = name === 'url' ? '0.2' : name;
  const number = full.slice(2);
  switch (shape.deliverables) {
    case '#### 2.2':
      return `#### ${full}\n\n${text}\n\n`;
    case '2.':
      return `${number}. ${text}\n\n`;
    case '**2)**':
      return `**${number})** ${text}\n\n`;
    case '### Question 2':
      return `### Question ${number}\n\n${text}\n\n`;
    case '> question':
      return `> ${questionOf(name)}\n\n${text}\n\n`;
    case '**2.2**':
      return `**${full}** ${text}\n\n`;
  }
}

function pictureBlock(
  shape: ReportShape,
  task: TaskNumber,
  pictures: readonly string[],
  words: Words,
): string {
  if (pictures.length === 0) return '';
  const label: Record<ReportShape['deliverables'], string> = {
    '#### 2.2': `#### ${task}.1\n\n`,
    '2.': '1. ',
    '**2)**': '**1)** ',
    '### Question 2': '### Question 1\n\n',
    '> question': '> Take one screenshot of the stats page that HAProxy shows.\n\n',
    '**2.2**': `**${task}.1** `,
  };
  return `${label[shape.deliverables]}${words.picture}\n\n${pictures.join('\n\n')}\n\n`;
}

function questionOf(part: string): string {
  const asked: Readonly<Record<string, string>> = questions;
  return asked[part] ?? 'Provide the files of this part in the folder of logs.';
}
